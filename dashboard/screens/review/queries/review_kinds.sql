-- One row a kind of reading: how many readings there are and how many wait for a person, most first.
-- key: kind
-- columns: kind, readings_count, waiting_count
-- uses: review_readings
SELECT kind, count(*) AS readings_count, count(*) FILTER (state <> 'read') AS waiting_count
FROM review_readings
GROUP BY kind
ORDER BY waiting_count DESC, kind
