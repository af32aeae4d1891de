-- One row a status that a target can have, from best to least known.
-- key: status
-- columns: mark, status, meaning
WITH threshold AS (
    SELECT *, CAST(round(share_of_expected_at_least * 100) AS INTEGER) || ' %' AS at_least,
        lag(at_least) OVER (ORDER BY share_of_expected_at_least DESC NULLS FIRST) AS below
    FROM progress_status
)
SELECT mark, name AS status,
    replace(replace(meaning, '{at_least}', coalesce(at_least, '')), '{below}', coalesce(below, '')) AS meaning
FROM threshold ORDER BY position
