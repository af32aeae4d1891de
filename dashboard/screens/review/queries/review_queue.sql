-- One row a question that waits for a person: a text with its kind, language and context; those that free most first.
-- parameters: as_of, first, rows
-- key: question_key
-- columns: question_key, kind, text, language, context, state, reason, places_count, hubs, document_id, targets_count,
--     shared_targets_count, usd, countries_count
-- uses: review_readings
SELECT question_key, kind, text, language, context, max(state) AS state, min(reason) AS reason,
    count(*) AS places_count, string_agg(DISTINCT hub, ', ' ORDER BY hub) AS hubs, min(document_id) AS document_id,
    CAST(sum(targets_count) AS INTEGER) AS targets_count,
    CAST(sum(shared_targets_count) AS INTEGER) AS shared_targets_count,
    CAST(sum(usd) AS DOUBLE) AS usd, CAST(max(countries_count) AS INTEGER) AS countries_count
FROM review_readings JOIN waiting_reading($as_of) AS waiting USING (reading_id)
GROUP BY question_key, kind, text, language, context
-- What a total or a status waits for goes before the map.
ORDER BY targets_count DESC, usd DESC, countries_count DESC, shared_targets_count DESC, places_count DESC, min(hub),
    document_id, min(table_number) NULLS LAST, min(row_number) NULLS LAST, min(column_number) NULLS LAST, kind, question_key
LIMIT $rows OFFSET $first
