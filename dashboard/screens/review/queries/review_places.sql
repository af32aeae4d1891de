-- One row a place where the text of a question stands, waiting or not, with the row of the work plan around it.
-- parameters: is_example, question_key
-- key: reading_id
-- columns: reading_id, kind, field, text, language, context, state, reason, value_json, spans_json, hub_id, hub,
--     document_id, file_name, part, table_number, row_number, column_number, service_id, service, description,
--     indicators_text, year_text, types, coverage_text
WITH ticked AS (
    SELECT service_id, string_agg(name, ', ' ORDER BY position) AS types
    FROM service_service_type JOIN service_type USING (service_type_id) GROUP BY service_id
)
SELECT reading_id, reading.kind, reading.field, reading.text, coalesce(reading.language, '') AS language, reading.context,
    reading.state, reading.reason, reading.value_json, reading.spans_json, hub.hub_id, hub.name AS hub,
    reading.document_id, document.file_name, reading.part, reading.table_number, reading.row_number,
    reading.column_number, service_id, service.title AS service, service.description, service.indicators_text,
    service.year_text, concat_ws(', ', ticked.types, service.type_other) AS types, service.coverage_text
FROM reading
LEFT JOIN document ON document.document_id = reading.document_id
JOIN hub ON hub.hub_id = coalesce(reading.hub_id, document.hub_id)
LEFT JOIN service USING (service_id)
LEFT JOIN ticked USING (service_id)
WHERE hub.is_example = $is_example
    AND left(md5(concat_ws(chr(31), reading.kind, reading.text, coalesce(reading.language, ''), reading.context)), 12)
        = $question_key
ORDER BY reading.state = 'read', hub.name, reading.document_id, reading.table_number NULLS LAST,
    reading.row_number NULLS LAST, reading.column_number NULLS LAST, reading_id
