-- One row: how many readings wait for a person, and how many different questions that makes, with their denominators.
-- columns: readings_count, waiting_count, questions_count, waiting_documents_count, documents_count, waiting_hubs_count,
--     hubs_count, corrected_count
-- uses: review_readings
SELECT count(*) AS readings_count,
    count(*) FILTER (state <> 'read') AS waiting_count,
    count(DISTINCT question_key) FILTER (state <> 'read') AS questions_count,
    count(DISTINCT document_id) FILTER (state <> 'read') AS waiting_documents_count,
    count(DISTINCT document_id) AS documents_count,
    count(DISTINCT hub_id) FILTER (state <> 'read') AS waiting_hubs_count,
    count(DISTINCT hub_id) AS hubs_count,
    count(*) FILTER (reading_id IN (SELECT reading_id FROM reading WHERE is_corrected)) AS corrected_count
FROM review_readings
