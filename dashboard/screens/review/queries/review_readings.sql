-- One row a reading of the chosen data that the filters let through, with the question that it asks.
-- parameters: is_example, kind, hub, language
-- key: reading_id
-- columns: reading_id, question_key, kind, text, language, context, state, reason, value_json, hub_id, hub, document_id,
--     file_name, part, table_number, row_number, column_number
SELECT reading_id,
    left(md5(concat_ws(chr(31), reading.kind, reading.text, coalesce(reading.language, ''), reading.context)), 12)
        AS question_key,
    reading.kind, reading.text, coalesce(reading.language, '') AS language, reading.context, reading.state, reading.reason,
    reading.value_json, hub.hub_id, hub.name AS hub, document_id, document.file_name, reading.part, reading.table_number,
    reading.row_number, reading.column_number
FROM reading_in_force AS reading
LEFT JOIN document USING (document_id)
JOIN hub ON hub.hub_id = coalesce(reading.hub_id, document.hub_id)
WHERE hub.is_example = $is_example
    AND ($kind IS NULL OR reading.kind = $kind)
    AND ($hub IS NULL OR hub.hub_id = $hub)
    AND ($language IS NULL OR coalesce(reading.language, '') = $language)
