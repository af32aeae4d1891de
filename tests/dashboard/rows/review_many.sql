-- Twelve hundred questions of as many example hubs, each in two places.
INSERT INTO hub (hub_id, programme_id, name, is_example)
SELECT 'example-' || n, 'mcr2030', 'City ' || n, true FROM range(1200) AS numbers(n);
INSERT INTO document (document_id, file_name, sha256, size_bytes, kind, outcome, hub_id)
SELECT hub_id || '/annex-1.docx', 'annex-1.docx', hub_id, 1000, 'candidature', 'ok', hub_id FROM hub;
INSERT INTO reading (reading_id, kind, field, document_id, part, table_number, row_number, column_number, hub_id, text,
    language, context, value_json, state, reason, is_corrected)
SELECT hub_id || place, 'years', 'year', hub_id || '/annex-1.docx', 'body', 9, place, 4, hub_id, 'soon ' || hub_id, 'en',
    'work_plan', '[]', 'unreadable', 'No year stands in it.', false
FROM hub, range(2, 4) AS places(place);
