-- One row a status that a target can have, from best to least known.
-- columns: mark, status, color, share_of_expected_at_least, meaning
SELECT mark, name AS status, color, share_of_expected_at_least, meaning FROM progress_status ORDER BY position
