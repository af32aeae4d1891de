-- One real hub whose term has ended; one example hub with a candidature, a plan of two versions, money and findings.
INSERT INTO hub (hub_id, programme_id, name, country_code, local_authority_kind, is_example, longitude, latitude, confidence)
VALUES ('verona-test', 'mcr2030', 'Testona', 'ITA', 'city', false, 11.0, 45.4, 'high');
INSERT INTO hub_fact VALUES
    ('verona-test', 'recognised_on', '2021-11-18', 'day', 'https://register.example/testona', '2026-11', 'high'),
    ('verona-test', 'activity', 'Study tours', NULL, 'https://register.example/testona', '2026-11', 'low');
INSERT INTO hub (hub_id, programme_id, name, country_code, local_authority_kind, is_example, language, longitude, latitude)
VALUES ('example-one', 'mcr2030', 'Kisima', 'KEN', 'city', true, 'en', 38.1, -1.2);
INSERT INTO hub_alias VALUES ('example-one', 'Kisima City');
INSERT INTO decision VALUES ('d1', 'example-one', 'recognised', 'accepted', DATE '2025-03-01', 'day', 'GCC', 'minutes');
INSERT INTO document VALUES
    ('example-one/annex-1.docx', 'annex-1.docx', 'aa', 1000, 'candidature', 'ok', 'example-one', 'en', 'annex_1', 'high',
        DATE '2024-11-03', 'data/received.csv'),
    ('example-one/work-plan-2026.xlsx', 'work-plan-2026.xlsx', 'bb', 900, 'work_plan', 'ok', 'example-one', 'en', NULL,
        'high', DATE '2026-02-01', 'data/received.csv'),
    ('lost.docx', 'lost.docx', 'cc', 12, 'other', 'corrupt_archive', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO candidature VALUES
    ('example-one', 'example-one', 'example-one/annex-1.docx', DATE '2024-11-03', false, true, false, true);
INSERT INTO candidature_part VALUES ('example-one', 'motivation_letter', NULL, 'missing'),
    ('example-one', 'annex_1', 'example-one/annex-1.docx', 'present'), ('example-one', 'exemplary_work', NULL, 'missing');
INSERT INTO answer (candidature_id, field, text, original_text, words_count, word_limit, document_id, part, table_number,
    row_number, column_number) VALUES
    ('example-one', 'motivation', $$*Flood* <b>maps</b> $x^2$ [here](http://evil.example) =1+1 :smile:$$, $$*Flood* <b>maps</b> $x^2$ [here](http://evil.example) =1+1 :smile:$$, 6, NULL, 'example-one/annex-1.docx', 'body', 1, 3, 2),
    ('example-one', 'essential_1', NULL, NULL, NULL, 150, 'example-one/annex-1.docx', 'body', 2, 2, 1);
INSERT INTO work_plan VALUES
    ('p1', 'example-one', 'example-one/annex-1.docx', 'example-one', 1, 2025, 2027, DATE '2024-11-03'),
    ('p2', 'example-one', 'example-one/work-plan-2026.xlsx', NULL, 2, 2025, 2027, DATE '2026-02-01');
INSERT INTO service (service_id, service_key, hub_id, work_plan_id, version, is_current, replaced_by, position,
    is_printed_example, title, description, indicators_text, year_text, coverage_text, language, start_year, end_year,
    is_open_ended, years_state, coverage_mode, coverage_state, indicators_state, document_id, part, table_number, row_number)
VALUES
    ('s1.1', 's1', 'example-one', 'p1', 1, false, 'p2', 1, false, 'Flood training', 'Two days.', '1 event/year',
        '2025-2027', 'All cities', 'en', 2025, 2027, false, 'read', 'all', 'read', 'read', 'example-one/annex-1.docx', 'body', 9, 2),
    ('s1.2', 's1', 'example-one', 'p2', 2, true, NULL, 1, false, 'Flood training', $$*Flood* <b>maps</b> $x^2$ [here](http://evil.example) =1+1 :smile:$$,
        '1 event/year (total 3 events)', '2025-2027', 'All cities, priority to Italy', 'en', 2025, 2027, false, 'read',
        'all_with_priority', 'read', 'read', 'example-one/work-plan-2026.xlsx', 'Plan', 1, 2),
    ('s2.2', 's2', 'example-one', 'p2', 2, true, NULL, 2, false, 'Étude des crues', NULL, 'some reports', 'soon',
        'Upper Valley towns', 'fr', NULL, NULL, NULL, 'review', NULL, 'review', 'review',
        'example-one/work-plan-2026.xlsx', 'Plan', 1, 3);
INSERT INTO service_service_type VALUES ('s1.2', 'training'), ('s1.2', 'events'), ('s2.2', 'research');
INSERT INTO service_topic VALUES ('s1.2', 'flood', 'flood');
INSERT INTO service_country SELECT 's1.2', country_code, CASE country_code WHEN 'ITA' THEN 'priority' ELSE 'all' END,
    CASE country_code WHEN 'ITA' THEN 'Italy' ELSE 'all cities' END FROM country;
INSERT INTO service_unplaced VALUES ('s2.2', 'subnational', 'Upper Valley');
INSERT INTO reading (reading_id, kind, field, document_id, part, table_number, row_number, column_number, hub_id, service_id,
    text, context, value_json, state, reason, is_corrected) VALUES
    ('r1', 'indicators', 'indicators', 'example-one/work-plan-2026.xlsx', 'Plan', 1, 2, 3, 'example-one', 's1.2',
        '1 event/year (total 3 events)', 'work_plan', '[]', 'read', 'One target.', false),
    ('r2', 'years', 'year', 'example-one/work-plan-2026.xlsx', 'Plan', 1, 3, 4, 'example-one', 's2.2', 'soon', 'work_plan',
        '[]', 'review', 'No year stands in it.', false);
INSERT INTO indicator (indicator_id, indicator_key, service_id, hub_id, reading_id, position, text, quantity, comparator,
    unit, unit_id, period, total_target, due_on, starts_on, nature, way_of_counting, state, reason)
VALUES ('i1', 'i1', 's1.2', 'example-one', 'r1', 1, '1 event/year (total 3 events)', 1, 'exact', 'event', 'event', 'year',
    3, DATE '2027-12-31', DATE '2025-01-01', 'target', 'total', 'read', 'One number and one unit.');
INSERT INTO amount (amount_id, hub_id, rung, nature, amount, currency_code, form, recurrence, total_usd, rate_on, text, state,
    reason, document_id, part)
VALUES ('a1', 'example-one', 'stated', 'pledge', 25000, 'USD', 'in_kind', 'annual', 75000, DATE '2025-01-01',
    'US$ 25,000 a year in kind', 'read', 'One sum.', 'example-one/annex-1.docx', 'body'),
    ('a2', 'example-one', 'stated', 'pledge', NULL, NULL, 'cash', NULL, NULL, NULL, 'a generous grant', 'review',
    'No sum stands in it.', 'example-one/annex-1.docx', 'body');
INSERT INTO finding (finding_id, rule_id, document_id, hub_id, message, text, next_step, part, table_number, row_number)
VALUES ('f1', 'unsure_years', 'example-one/work-plan-2026.xlsx', 'example-one', '"soon" names no year.', 'soon',
    'Ask the city for the year.', 'Plan', 1, 3),
    ('f2', 'corrupt_archive', 'lost.docx', NULL, 'lost.docx cannot be opened.', NULL, 'Ask for the file again.', NULL, NULL, NULL);
