-- One row a recorded session of a series.
-- parameters: first, rows
-- key: session_id
-- columns: session_id, resource_id, held_on, precision, number, title, link, source, as_of
SELECT session_id, resource_id, held_on, precision, number, title, link, source, as_of
FROM session
ORDER BY session_id
LIMIT $rows OFFSET $first
