-- One row a status that a target can have, from best to least known.
-- key: status_id
-- columns: status_id, name
SELECT status_id, name FROM progress_status ORDER BY position
