-- One row: how many readings wait for a person, and how many different questions that makes, with their denominators.
-- columns: readings_count, waiting_count, questions_count, waiting_hubs_count, hubs_count
-- uses: review_readings
SELECT count(*) AS readings_count,
    count(*) FILTER (state <> 'read') AS waiting_count,
    count(DISTINCT question_key) FILTER (state <> 'read') AS questions_count,
    count(DISTINCT hub_id) FILTER (state <> 'read') AS waiting_hubs_count,
    count(DISTINCT hub_id) AS hubs_count
FROM review_readings
