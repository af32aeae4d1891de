-- One row a passage of the hub's documents whose reading is not trusted, in the order of the document.
-- parameters: hub_id
-- key: reading_id
-- columns: reading_id, kind, text, state, reason, file_name, part, table_number, row_number, column_number
SELECT reading.reading_id, reading.kind, reading.text, reading.state, reading.reason, document.file_name, reading.part,
    reading.table_number, reading.row_number, reading.column_number
FROM reading_in_force AS reading LEFT JOIN document USING (document_id)
WHERE reading.hub_id = $hub_id AND reading.state <> 'read'
ORDER BY document.document_id, reading.table_number, reading.row_number, reading.column_number, reading.kind
