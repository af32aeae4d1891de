-- One row a question that waits for a person: a text with its kind, language and context; those in most places first.
-- parameters: first, rows
-- key: question_key
-- columns: question_key, kind, text, language, context, state, reason, places_count, hubs, document_id
-- uses: review_readings
SELECT question_key, kind, text, language, context, max(state) AS state, min(reason) AS reason,
    count(*) AS places_count, string_agg(DISTINCT hub, ', ' ORDER BY hub) AS hubs, min(document_id) AS document_id
FROM review_readings
WHERE state <> 'read'
GROUP BY question_key, kind, text, language, context
ORDER BY places_count DESC, min(hub), document_id, min(table_number) NULLS LAST, min(row_number) NULLS LAST,
    min(column_number) NULLS LAST, kind, question_key
LIMIT $rows OFFSET $first
