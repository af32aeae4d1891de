-- Sixty example hubs with a service of three targets each, and a sum each, to see pages and sums.
INSERT INTO hub (hub_id, programme_id, name, country_code, local_authority_kind, is_example, longitude, latitude)
SELECT 'example-' || n, 'mcr2030', 'City ' || n, ['KEN', 'JOR', 'BRA', 'JPN', 'ITA'][1 + n % 5], 'city', true,
    (n * 37) % 340 - 170, (n * 17) % 120 - 55
FROM range(60) AS numbers(n);
INSERT INTO decision SELECT hub_id, hub_id, 'recognised', 'accepted', DATE '2025-01-01', 'day', 'GCC', 'minutes' FROM hub;
INSERT INTO document SELECT hub_id || '/plan.docx', 'plan.docx', hub_id, 1000, 'work_plan', 'ok', hub_id, 'en', NULL, 'high',
    DATE '2024-11-03', 'test' FROM hub;
INSERT INTO work_plan SELECT hub_id || '/plan', hub_id, hub_id || '/plan.docx', NULL, 1, 2025, 2027, DATE '2024-11-03' FROM hub;
INSERT INTO service (service_id, service_key, hub_id, work_plan_id, version, is_current, position, is_printed_example, title,
    start_year, end_year, years_state, coverage_state, indicators_state, document_id)
SELECT hub_id || '.1', hub_id, hub_id, hub_id || '/plan', 1, true, 1, false, 'Service of ' || name, 2025, 2027, 'read',
    'missing', 'read', hub_id || '/plan.docx' FROM hub;
INSERT INTO service_service_type SELECT service_id, unnest(['research', 'events']) FROM service;
INSERT INTO reading (reading_id, kind, field, document_id, hub_id, service_id, text, context, value_json, state, reason,
    is_corrected)
SELECT service_id, 'indicators', 'indicators', document_id, hub_id, service_id, 'the cell', 'work_plan', '[]', 'read',
    'Read.', false
FROM service;
INSERT INTO indicator (indicator_id, indicator_key, service_id, hub_id, reading_id, position, text, quantity, comparator,
    unit, unit_id, starts_on, due_on, nature, way_of_counting, state, reason)
SELECT service_id || '/' || n, service_key || '/' || n, service_id, hub_id, service_id, n, n || ' events', n, 'exact',
    'event', 'event', DATE '2025-01-01', DATE '2027-12-31', 'target', 'total', 'read', 'One number.'
FROM service, range(1, 4) AS numbers(n);
INSERT INTO document SELECT hub_id || '/report.xlsx', 'report.xlsx', hub_id || 'r', 1000, 'annual_report', 'ok', hub_id, 'en',
    NULL, 'high', DATE '2026-03-01', 'test' FROM hub WHERE name LIKE '%0';
INSERT INTO annual_report SELECT hub_id || '/r', hub_id, 2025, document_id, DATE '2026-03-01', NULL, true
FROM document WHERE kind = 'annual_report';
INSERT INTO indicator_result (annual_report_id, indicator_key, hub_id, report_year, value, value_text, state, reason,
    evidence_rung)
SELECT annual_report_id, indicator_key, hub_id, 2025, 1, '1', 'read', 'One number.', 'self_reported'
FROM annual_report JOIN indicator USING (hub_id);
INSERT INTO amount (amount_id, hub_id, service_key, service_id, rung, nature, amount, currency_code, comparator, form,
    recurrence, first_year, last_year, total_usd, amount_usd, units_per_usd, rate_on, rate_source, text, state, reason)
SELECT hub_id, hub_id, hub_id, hub_id || '.1', 'stated', 'pledge', 1000 + row_number() OVER (ORDER BY hub_id), 'USD', 'exact',
    ['cash', 'in_kind'][1 + row_number() OVER (ORDER BY hub_id) % 2], 'multi_year_total', 2025, 2027,
    1000 + row_number() OVER (ORDER BY hub_id), 1000 + row_number() OVER (ORDER BY hub_id), 1, DATE '2024-11-03',
    'the dollar itself', 'a sum', 'read', 'One sum.'
FROM hub;
