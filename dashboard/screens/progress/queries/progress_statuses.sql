-- One row a status that a target can have, from best to least known.
-- columns: status_id, name
SELECT status_id, name FROM progress_status ORDER BY position
