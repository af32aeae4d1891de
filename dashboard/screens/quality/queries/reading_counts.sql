-- One row a kind of reading: how many passages of the chosen data were read, wait for a person or could not be read.
-- parameters: is_example
-- key: kind
-- columns: kind, readings_count, read_count, review_count, unreadable_count, corrected_count
SELECT kind, count(*) AS readings_count,
    count(*) FILTER (state = 'read') AS read_count,
    count(*) FILTER (state = 'review') AS review_count,
    count(*) FILTER (state = 'unreadable') AS unreadable_count,
    count(*) FILTER (is_corrected) AS corrected_count
FROM (
    SELECT reading.* EXCLUDE (hub_id), coalesce(reading.hub_id, document.hub_id) AS hub_id
    FROM reading_in_force AS reading LEFT JOIN document USING (document_id)
)
LEFT JOIN hub USING (hub_id)
WHERE hub.is_example IS NOT DISTINCT FROM $is_example
GROUP BY kind
ORDER BY list_position(['years', 'coverage', 'indicators', 'money', 'result'], kind)
