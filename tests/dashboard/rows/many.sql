-- A thousand real hubs, and a thousand example hubs with eight services each, to see what size does.
INSERT INTO hub (hub_id, programme_id, name, country_code, local_authority_kind, is_example, longitude, latitude, confidence)
SELECT kind || '-' || n, 'mcr2030', upper(kind[1]) || 'ity ' || n,
    ['KEN', 'JOR', 'BRA', 'JPN', 'ITA'][1 + n % 5], 'city', kind = 'example', (n * 37) % 340 - 170, (n * 17) % 120 - 55,
    CASE kind WHEN 'real' THEN 'high' END
FROM range(1000) AS numbers(n), (VALUES ('real'), ('example')) AS kinds(kind);
INSERT INTO document SELECT hub_id || '/annex-1.docx', 'annex-1.docx', hub_id, 1000, 'candidature', 'ok', hub_id, 'en',
    'annex_1', 'high', DATE '2024-11-03', 'test' FROM hub WHERE is_example;
INSERT INTO work_plan SELECT hub_id || '/plan', hub_id, hub_id || '/annex-1.docx', NULL, 1, 2025, 2027, DATE '2024-11-03'
FROM hub WHERE is_example;
INSERT INTO service (service_id, service_key, hub_id, work_plan_id, version, is_current, position, is_printed_example, title,
    coverage_text, start_year, end_year, years_state, coverage_mode, coverage_state, indicators_state, document_id)
SELECT hub_id || '.' || n, hub_id || '.' || n, hub_id, hub_id || '/plan', 1, true, n, false, 'Service ' || n, 'All cities',
    2025, 2027, 'read', 'all', 'read', 'missing', hub_id || '/annex-1.docx'
FROM hub, range(1, 9) AS numbers(n) WHERE is_example;
INSERT INTO service_service_type SELECT service_id, ['research', 'events', 'training'][1 + position % 3] FROM service;
INSERT INTO service_country SELECT service_id, country_code, 'all', 'all cities' FROM service, country;
INSERT INTO finding (finding_id, rule_id, document_id, hub_id, message, next_step)
SELECT document_id, 'unsure_years', document_id, hub_id, 'The year is unsure.', 'Answer it.' FROM document;
