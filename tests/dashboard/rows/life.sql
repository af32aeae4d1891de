-- The life of four example hubs as of 21 Nov 2026: each status once or twice, each state of a report, each rung of money.
INSERT INTO hub (hub_id, programme_id, name, country_code, local_authority_kind, is_example, longitude, latitude, confidence)
VALUES
    ('register-testona', 'mcr2030', 'Testona', 'ITA', 'city', false, 11.0, 45.4, 'high'),
    ('example-kisima', 'mcr2030', 'Kisima', 'KEN', 'city', true, 38.1, -1.2, NULL),
    ('example-wadi', 'mcr2030', 'Wadi <b>Test</b>', 'JOR', 'city', true, 36.0, 31.0, NULL),
    ('example-porto', 'mcr2030', 'Porto Teste', 'BRA', 'city', true, NULL, NULL, NULL),
    ('example-nuova', 'mcr2030', 'Testona Nuova', 'ITA', 'city', true, 12.0, 42.0, NULL);
INSERT INTO decision VALUES
    ('d1', 'example-kisima', 'recognised', 'accepted', DATE '2024-03-01', 'day', 'GCC', 'minutes'),
    ('d2', 'example-wadi', 'recognised', 'accepted', DATE '2024-11-01', 'day', 'GCC', 'minutes'),
    ('d3', 'example-nuova', 'recognised', 'accepted', DATE '2023-02-01', 'day', 'GCC', 'minutes');
INSERT INTO document (document_id, file_name, sha256, size_bytes, kind, outcome, hub_id, received_on)
SELECT hub_id || '/' || file_name, file_name, hub_id || file_name, 1000, kind, 'ok', hub_id, received_on
FROM (VALUES
    ('example-kisima', 'plan-2023.docx', 'work_plan', DATE '2023-11-03'),
    ('example-kisima', 'plan-2025.docx', 'work_plan', DATE '2025-02-03'),
    ('example-kisima', 'report-2024.xlsx', 'annual_report', DATE '2025-03-10'),
    ('example-kisima', 'report-2025.xlsx', 'annual_report', DATE '2026-05-10'),
    ('example-wadi', 'plan.docx', 'work_plan', DATE '2024-09-01'),
    ('example-nuova', 'plan.docx', 'work_plan', DATE '2025-12-01'),
    ('example-nuova', 'report-2023.xlsx', 'annual_report', NULL),
    ('example-porto', 'report-2025.xlsx', 'annual_report', DATE '2026-02-01')
) AS files(hub_id, file_name, kind, received_on);
INSERT INTO work_plan SELECT hub_id || '/' || file_name, hub_id, hub_id || '/' || file_name, NULL, version, 2024, 2026, received_on
FROM (VALUES ('example-kisima', 'plan-2023.docx', 1, DATE '2023-11-03'), ('example-kisima', 'plan-2025.docx', 2, DATE '2025-02-03'),
    ('example-wadi', 'plan.docx', 1, DATE '2024-09-01'), ('example-nuova', 'plan.docx', 1, DATE '2025-12-01')
) AS plans(hub_id, file_name, version, received_on);
INSERT INTO service (service_id, service_key, hub_id, work_plan_id, version, is_current, replaced_by, position,
    is_printed_example, title, start_year, end_year, years_state, coverage_state, indicators_state, document_id)
VALUES
    ('k.1', 'k', 'example-kisima', 'example-kisima/plan-2023.docx', 1, false, 'example-kisima/plan-2025.docx', 1, false,
        'Flood training', 2024, 2026, 'read', 'missing', 'read', 'example-kisima/plan-2023.docx'),
    ('k.2', 'k', 'example-kisima', 'example-kisima/plan-2025.docx', 2, true, NULL, 1, false,
        'Flood training', 2024, 2026, 'read', 'missing', 'read', 'example-kisima/plan-2025.docx'),
    ('w.1', 'w', 'example-wadi', 'example-wadi/plan.docx', 1, true, NULL, 1, false,
        'Water study tours', 2025, 2027, 'read', 'missing', 'read', 'example-wadi/plan.docx'),
    ('n.1', 'n', 'example-nuova', 'example-nuova/plan.docx', 1, true, NULL, 1, false,
        'Heat maps', 2026, 2028, 'read', 'missing', 'read', 'example-nuova/plan.docx');
INSERT INTO service_service_type VALUES ('k.2', 'training'), ('k.2', 'events'), ('w.1', 'events'), ('n.1', 'research');
INSERT INTO reading (reading_id, kind, field, document_id, hub_id, service_id, text, context, value_json, state, reason,
    is_corrected)
SELECT service_id, 'indicators', 'indicators', document_id, hub_id, service_id, 'the cell', 'work_plan', '[]', 'read',
    'Read.', false
FROM service;
INSERT INTO indicator (indicator_id, indicator_key, service_id, hub_id, reading_id, position, text, quantity, comparator,
    unit, unit_id, period, total_target, baseline, starts_on, due_on, nature, way_of_counting, state, reason)
SELECT service_id || '/' || items.position, left(service_id, 1) || '/' || items.position, service_id, hub_id, service_id, items.position,
    text, quantity, 'exact', unit, unit, period, NULL, baseline, starts_on, due_on, 'target', way, 'read', 'One number.'
FROM service JOIN (VALUES
    ('k.1', 2, '200 people trained by 2025', 200, 'person', NULL, NULL, DATE '2024-01-01', DATE '2025-12-31', 'total'),
    ('k.2', 1, '3 events', 3, 'event', NULL, NULL, DATE '2024-01-01', DATE '2026-12-31', 'total'),
    ('k.2', 2, '100 people trained', 100, 'person', NULL, NULL, DATE '2024-01-01', DATE '2026-12-31', 'total'),
    ('k.2', 3, 'from 40 to 80 members', 80, NULL, NULL, 40, DATE '2024-01-01', DATE '2026-12-31', 'latest'),
    ('k.2', 4, '2 events a year', 2, 'event', 'year', NULL, DATE '2024-01-01', DATE '2026-12-31', 'per_period'),
    ('k.2', 5, 'Better schools for <i>all</i>', NULL, NULL, NULL, NULL, DATE '2024-01-01', DATE '2026-12-31', 'total'),
    ('k.2', 6, '10 reports by 2025', 10, 'report', NULL, NULL, DATE '2024-01-01', DATE '2025-12-31', 'total'),
    ('k.2', 7, 'warning in 10 minutes instead of 30', 10, 'minute', NULL, 30, DATE '2024-01-01', DATE '2026-12-31', 'falling'),
    ('w.1', 1, '5 study tours', 5, 'event', NULL, NULL, DATE '2025-01-01', DATE '2027-12-31', 'total'),
    ('n.1', 1, '4 heat maps', 4, 'report', NULL, NULL, DATE '2026-01-01', DATE '2028-12-31', 'total')
) AS items(service_id, position, text, quantity, unit, period, baseline, starts_on, due_on, way) USING (service_id);
INSERT INTO annual_report VALUES
    ('k24', 'example-kisima', 2024, 'example-kisima/report-2024.xlsx', DATE '2025-03-10', DATE '2025-04-01', true),
    ('k25', 'example-kisima', 2025, 'example-kisima/report-2025.xlsx', DATE '2026-05-10', NULL, true),
    ('n23', 'example-nuova', 2023, 'example-nuova/report-2023.xlsx', NULL, NULL, true),
    ('p25', 'example-porto', 2025, 'example-porto/report-2025.xlsx', DATE '2026-02-01', NULL, true);
INSERT INTO indicator_result (annual_report_id, indicator_key, hub_id, report_year, value, value_text, state, reason,
    evidence_kind, evidence, evidence_rung)
SELECT left(key, 1) || (year - 2000), key, 'example-kisima', year, value, value::VARCHAR, 'read', 'One number.',
    CASE rung WHEN 'document' THEN 'document' ELSE 'none' END, CASE rung WHEN 'document' THEN 'list.pdf' END, rung
FROM (VALUES
    ('k/1', 2024, 1, 'document'), ('k/1', 2025, 2, 'document'),
    ('k/2', 2024, 30, 'document'), ('k/2', 2025, 20, 'self_reported'),
    ('k/3', 2025, 44, 'self_reported'),
    ('k/4', 2024, 2, 'self_reported'), ('k/4', 2025, 2, 'confirmed_by_city'),
    ('k/6', 2024, 4, 'self_reported'), ('k/6', 2025, 3, 'verified'),
    ('k/7', 2025, 12, 'self_reported')
) AS results(key, year, value, rung);
INSERT INTO service_result (annual_report_id, service_key, hub_id, report_year, delivery_status, reason, people_reached,
    people_reached_text, problems, changes)
VALUES
    ('k24', 'k', 'example-kisima', 2024, 'under_way', NULL, 30, 'about 30', NULL, NULL),
    ('k25', 'k', 'example-kisima', 2025, 'done', NULL, 20, '20', 'Floods closed the road.', 'More online days.'),
    ('n23', 'n', 'example-nuova', 2023, 'dropped', 'No budget.', NULL, NULL, NULL, NULL);
INSERT INTO supported_city (annual_report_id, service_key, hub_id, report_year, city, country_code, text, is_confirmed,
    city_key, state, reason)
VALUES
    ('k24', 'k', 'example-kisima', 2024, 'Maji', 'KEN', 'Maji (Kenya)', true, 'maji', 'read', 'Named.'),
    ('k25', 'k', 'example-kisima', 2025, 'maji', 'KEN', 'maji, Kenya', false, 'maji', 'read', 'Named.'),
    ('k25', 'k', 'example-kisima', 2025, 'Lagoa', 'BRA', 'Lagoa, Brazil', false, 'lagoa', 'read', 'Named.'),
    ('k25', 'k', 'example-kisima', 2025, 'Somewhere', NULL, 'Somewhere', false, 'somewhere', 'read', 'No country.'),
    ('k25', 'k', 'example-kisima', 2025, '12 cities', NULL, '12 cities', false, '12 cities', 'review', 'No name.');
INSERT INTO amount (amount_id, hub_id, service_key, service_id, rung, nature, amount, currency_code, comparator, form,
    recurrence, first_year, last_year, report_year, total_usd, amount_usd, units_per_usd, rate_on, rate_source, part_of,
    text, state, reason)
VALUES
    ('m1', 'example-kisima', NULL, NULL, 'stated', 'pledge', 25000, 'USD', 'exact', 'cash', 'annual', 2024, 2026, NULL,
        75000, 25000, 1, DATE '2023-11-03', 'the dollar itself', NULL, 'US$ 25,000 a year in cash', 'read', 'One sum.'),
    ('m2', 'example-kisima', 'k', 'k.2', 'stated', 'pledge', 1300000, 'KES', 'exact', 'in_kind', 'one_off', 2024, NULL, NULL,
        10000, 10000, 130, DATE '2025-02-03', 'test rates', 'm1', 'of which KES 1,300,000 in staff time', 'read', 'One sum.'),
    ('m3', 'example-kisima', NULL, NULL, 'confirmed', 'pledge', 60000, 'USD', 'exact', 'cash', 'multi_year_total', 2024, 2026,
        NULL, 60000, 60000, 1, DATE '2024-03-01', 'the dollar itself', NULL, 'US$ 60,000 over three years', 'read', 'Decided.'),
    ('m4', 'example-kisima', 'k', NULL, 'delivered', 'transfer', 20000, 'USD', 'exact', 'cash', 'one_off', 2024, 2024, 2024,
        20000, 20000, 1, DATE '2025-03-10', 'the dollar itself', NULL, '20,000 USD cash', 'read', 'Reported.'),
    ('m5', 'example-kisima', 'k', NULL, 'delivered', 'transfer', 650000, 'KES', 'exact', 'in_kind', 'one_off', 2025, 2025, 2025,
        5000, 5000, 130, DATE '2026-05-10', 'test rates', NULL, '650,000 KES in kind', 'read', 'Reported.'),
    ('m6', 'example-wadi', 'w', 'w.1', 'stated', 'pledge', 20000, 'USD', 'exact', 'loan', 'one_off', 2025, NULL, NULL,
        20000, 20000, 1, DATE '2024-09-01', 'the dollar itself', NULL, 'a loan of US$ 20,000', 'read', 'One sum.'),
    ('m7', 'example-wadi', NULL, NULL, 'stated', 'fundraising_goal', 1000000, 'USD', 'exact', 'unknown', 'unspecified', NULL,
        NULL, NULL, 1000000, 1000000, 1, DATE '2024-09-01', 'the dollar itself', NULL, 'we hope to raise US$ 1 million', 'read',
        'A goal.'),
    ('m8', 'example-nuova', 'n', 'n.1', 'stated', 'pledge', 9000, NULL, 'exact', 'unknown', 'unspecified', 2026, NULL, NULL,
        NULL, NULL, NULL, NULL, NULL, NULL, 'a budget of 9 000 for maps', 'read', 'No currency.'),
    ('m9', 'example-nuova', NULL, NULL, 'stated', 'pledge', NULL, NULL, NULL, 'cash', NULL, NULL, NULL, NULL, NULL, NULL,
        NULL, NULL, NULL, NULL, 'a generous grant', 'review', 'No sum stands in it.'),
    ('m10', 'example-kisima', 'k', 'k.1', 'stated', 'pledge', 5000, 'USD', 'exact', 'cash', 'one_off', 2024, NULL, NULL,
        5000, 5000, 1, DATE '2023-11-03', 'the dollar itself', NULL, 'US$ 5,000, as the first plan said', 'read', 'One sum.'),
    ('m11', 'example-kisima', NULL, NULL, 'stated', 'pledge', 90000, 'USD', 'at_most', 'loan', 'one_off', 2024, NULL, NULL,
        90000, 90000, 1, DATE '2023-11-03', 'the dollar itself', NULL, 'loans of up to US$ 90,000', 'read', 'A limit.');
UPDATE amount SET is_in_force = false WHERE amount_id = 'm10';
INSERT INTO candidature_investment (hub_id, candidature_number, pledges_count, pledged_usd, verdict) VALUES
    ('example-kisima', 1, 1, 60000, 'met'), ('example-wadi', 1, 1, 20000, 'not met'),
    ('example-nuova', 1, 1, NULL, 'needs a person');
