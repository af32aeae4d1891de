-- Five example hubs as of 21 Nov 2026: one before the RCC, one returned with missing elements, one recognised, one with
-- a candidature but no decision, one with decisions but no candidature; a real hub of the register without either.
INSERT INTO candidature_step VALUES ('received', 1, 'received', ''), ('rcc', 2, 'Regional Committee', ''),
    ('gcc', 3, 'Global Committee', ''), ('returned', 4, 'returned', ''), ('profile', 6, 'profile', '');
INSERT INTO hub (hub_id, programme_id, name, country_code, local_authority_kind, is_example, confidence) VALUES
    ('register-testona', 'mcr2030', 'Testona', 'ITA', 'city', false, 'high'),
    ('example-kisima', 'mcr2030', 'Kisima', 'KEN', 'city', true, NULL),
    ('example-wadi', 'mcr2030', 'Wadi <b>Test</b>', 'JOR', 'city', true, NULL),
    ('example-nuova', 'mcr2030', 'Testona Nuova', 'ITA', 'city', true, NULL),
    ('example-new', 'mcr2030', 'Newly', 'BRA', 'city', true, NULL),
    ('example-old', 'mcr2030', 'Oldest', 'JPN', 'city', true, NULL);
INSERT INTO document (document_id, file_name, sha256, size_bytes, kind, outcome, hub_id)
SELECT hub_id || '/c1/annex-1.docx', 'annex-1.docx', hub_id, 1000, 'candidature', 'ok', hub_id
FROM hub WHERE is_example AND hub_id <> 'example-old';
INSERT INTO candidature VALUES
    ('example-kisima/c1', 'example-kisima', 'example-kisima/c1/annex-1.docx', DATE '2026-09-01', true, true, true, true),
    ('example-wadi/c1', 'example-wadi', 'example-wadi/c1/annex-1.docx', DATE '2026-05-01', false, true, true, true),
    ('example-nuova/c1', 'example-nuova', 'example-nuova/c1/annex-1.docx', DATE '2024-01-01', true, true, true, true),
    ('example-new/c1', 'example-new', 'example-new/c1/annex-1.docx', DATE '2026-11-20', true, true, true, true);
INSERT INTO candidature_part
SELECT candidature_id, part, CASE WHEN candidature_id LIKE '%wadi%' AND part = 'motivation_letter' THEN NULL ELSE document_id END,
    CASE WHEN candidature_id LIKE '%wadi%' AND part = 'motivation_letter' THEN 'missing' ELSE 'present' END
FROM candidature, (VALUES ('motivation_letter'), ('annex_1'), ('exemplary_work')) AS parts(part);
INSERT INTO decision VALUES
    ('d1', 'example-kisima', 'received', 'complete', DATE '2026-09-01', 'day', 'Secretariat', 'minutes'),
    ('d2', 'example-kisima', 'rcc', 'pending', DATE '2026-11-01', 'day', 'RCC', 'minutes'),
    ('d3', 'example-wadi', 'received', 'incomplete', DATE '2026-05-01', 'day', 'Secretariat', 'minutes'),
    ('d4', 'example-wadi', 'returned', 'returned', DATE '2026-05-11', 'day', 'Secretariat', 'letter'),
    ('d5', 'example-nuova', 'received', 'complete', DATE '2024-01-01', 'day', 'Secretariat', 'minutes'),
    ('d6', 'example-nuova', 'recognised', 'recognised', DATE '2024-03-01', 'day', 'GCC', 'minutes'),
    ('d7', 'example-old', 'recognised', 'recognised', DATE '2021-02-01', 'day', 'GCC', 'minutes');
INSERT INTO screening VALUES
    ('example-kisima/c1', 'motivation_letter', 'documents', 1, 'Motivation letter', 'met', 'It was received.', NULL, 'letter.docx'),
    ('example-kisima/c1', 'city_name', 'form', 5, 'City name', 'met', 'It is answered.', 'Kisima', 'annex-1.docx, table 1, row 2, column 2'),
    ('example-kisima/c1', 'minimum_investment', 'qualifications', 59, 'Investment of at least US$25,000', 'needs_a_person',
        'No amount is stated.', NULL, NULL),
    ('example-wadi/c1', 'motivation_letter', 'documents', 1, 'Motivation letter', 'not_met', 'It was not received.', NULL, NULL),
    ('example-wadi/c1', 'essential_1_length', 'word_limits', 31, 'Essential 1 – length', 'not_met', '179 words, 29 over the limit of 150.',
        '*Flood* <b>maps</b> $x^2$', 'annex-1.docx, table 2, row 3, column 1'),
    ('example-wadi/c1', 'work_plan', 'work_plan', 49, 'Work plan with services', 'met', 'Services in the work plan: 2.', NULL, NULL),
    ('example-wadi/c1', 'mayor_quote_length', 'word_limits', 48, 'Mayor''s quote – length', 'not_applicable', 'It is not answered.', NULL, NULL),
    ('example-nuova/c1', 'motivation_letter', 'documents', 1, 'Motivation letter', 'met', 'It was received.', NULL, NULL);
