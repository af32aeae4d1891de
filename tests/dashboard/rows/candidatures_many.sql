-- A thousand example hubs, each with a candidature and a decision.
INSERT INTO candidature_step VALUES ('received', 1, 'received', '');
INSERT INTO hub (hub_id, programme_id, name, is_example)
SELECT 'example-' || n, 'mcr2030', 'City ' || n, true FROM range(1000) AS numbers(n);
INSERT INTO document (document_id, file_name, sha256, size_bytes, kind, outcome, hub_id)
SELECT hub_id || '/annex-1.docx', 'annex-1.docx', hub_id, 1000, 'candidature', 'ok', hub_id FROM hub;
INSERT INTO candidature SELECT hub_id, hub_id, hub_id || '/annex-1.docx', DATE '2026-01-01', true, true, true, true FROM hub;
INSERT INTO decision SELECT hub_id, hub_id, 'received', 'complete', DATE '2026-01-01', 'day', 'us', 'test' FROM hub;
INSERT INTO screening SELECT candidature_id, 'motivation_letter', 'documents', 1, 'Motivation letter', 'not_met', 'Not received.', NULL,
    NULL
FROM candidature;
