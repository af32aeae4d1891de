-- What waits for a person: the same coverage at two example hubs with two proposals, a period, indicators over several
-- lines, money in a letter, a text that could not be read; one hub, real, of which nothing waits.
INSERT OR IGNORE INTO period VALUES ('year', 1, 'year'), ('quarter', 4, 'quarter');
INSERT INTO country_group (group_id, name) VALUES ('sids', 'SIDS');
INSERT INTO hub (hub_id, programme_id, name, country_code, local_authority_kind, is_example) VALUES
    ('register-testona', 'mcr2030', 'Testona', 'ITA', 'city', false),
    ('example-kisima', 'mcr2030', 'Kisima', 'KEN', 'city', true),
    ('example-wadi', 'mcr2030', 'Wadi <b>Test</b>', 'JOR', 'city', true),
    ('example-quiet', 'mcr2030', 'Quiet', 'BRA', 'city', true);
INSERT INTO document (document_id, file_name, sha256, size_bytes, kind, outcome, hub_id)
SELECT hub_id || '/annex-1.docx', 'annex-1.docx', hub_id, 1000, 'candidature', 'ok', hub_id FROM hub;
INSERT INTO work_plan (work_plan_id, hub_id, document_id, version)
SELECT hub_id, hub_id, hub_id || '/annex-1.docx', 1 FROM hub;
INSERT INTO service (service_id, service_key, hub_id, work_plan_id, version, is_current, position, is_printed_example, title,
    description, indicators_text, year_text, coverage_text, years_state, coverage_state, indicators_state, document_id)
SELECT hub_id, hub_id, hub_id, hub_id, 1, true, 1, false, 'Early *warning*', 'Two days of <i>drill</i>.',
    $$50 cities *join* by 2024
10 people =1+1$$, 'FY2026', 'Our own country', 'review', 'review', 'review', hub_id || '/annex-1.docx'
FROM hub;
INSERT INTO service_service_type SELECT hub_id, 'training' FROM hub;
INSERT INTO reading (reading_id, kind, field, document_id, part, table_number, row_number, column_number, hub_id,
    service_id, text, language, context, value_json, state, reason, is_corrected, spans_json)
VALUES
    ('k-cov', 'coverage', 'coverage', 'example-kisima/annex-1.docx', 'body', 9, 3, 6, 'example-kisima', 'example-kisima',
        'Our own country', 'en', 'work_plan', '{"mode": "only", "countries": ["KEN"], "regions": [], "groups": [], "subnational": [], "priority": {"countries": [], "regions": [], "groups": []}, "members_of": null}',
        'review', '“Own” may be another.', false, '[[8, 15]]'),
    ('w-cov', 'coverage', 'coverage', 'example-wadi/annex-1.docx', 'body', 9, 3, 6, 'example-wadi', 'example-wadi',
        'Our own country', 'en', 'work_plan', '{"mode": "only", "countries": ["JOR"], "regions": [], "groups": [], "subnational": [], "priority": {"countries": [], "regions": [], "groups": []}, "members_of": null}',
        'review', '“Own” may be another.', false, '[[8, 15]]'),
    ('k-years', 'years', 'year', 'example-kisima/annex-1.docx', 'Plan', NULL, 3, 4, 'example-kisima', 'example-kisima',
        'FY2026', 'en', 'work_plan', '{"start": "2026", "end": "2026", "start_year": 2026, "end_year": 2026, "precision": "fiscal_year", "open_ended": false, "duration_months": null, "recurring": null, "renewable": false}',
        'review', 'A fiscal year.', false, '[[0, 6]]'),
    ('k-ind', 'indicators', 'indicators', 'example-kisima/annex-1.docx', 'body', 9, 3, 3, 'example-kisima', 'example-kisima',
        $$50 cities *join* by 2024
10 people =1+1$$, 'en', 'work_plan', '{"items": [{"quantity": 50, "quantity_max": null, "comparator": "at_least", "unit": "city", "period": null, "per": null, "total_target": 50, "deadline": "2024-12-31", "nature": "target"}, {"quantity": 10, "quantity_max": null, "comparator": "exact", "unit": null, "period": "year", "per": null, "total_target": null, "deadline": null, "nature": "target"}]}',
        'review', 'What it counts is not known.', false, '[[0, 24], [25, 34]]'),
    ('w-money', 'money', 'motivation_letter', 'example-wadi/annex-1.docx', 'letter', NULL, 4, NULL, 'example-wadi', NULL,
        'KES 5,000 a year $x$', NULL, 'text', '{"items": [{"amount": 5000, "amount_max": null, "currency": "KES", "comparator": "approx", "form": "in_kind", "recurrence": "annual", "period_years": null, "per": null, "nature": "pledge", "amount_usd_as_stated": null}]}',
        'review', 'Not said what it is.', false, '[[0, 9]]'),
    ('w-years', 'years', 'year', 'example-wadi/annex-1.docx', 'body', 9, 3, 4, 'example-wadi', 'example-wadi',
        'soon', 'fr', 'work_plan', '[]', 'unreadable', 'No year stands in it.', false, '[]'),
    ('q-years', 'years', 'year', 'example-quiet/annex-1.docx', 'body', 9, 3, 4, 'example-quiet', 'example-quiet',
        '2026', 'en', 'work_plan', '{}', 'read', 'Read.', false, '[[0, 4]]'),
    ('q-cov', 'coverage', 'coverage', 'example-quiet/annex-1.docx', 'body', 9, 3, 6, 'example-quiet', 'example-quiet',
        'All cities', 'en', 'work_plan', '{}', 'read', 'Answered.', true, '[]'),
    ('t-years', 'years', 'year', 'register-testona/annex-1.docx', 'body', 9, 3, 4, 'register-testona', 'register-testona',
        '2025', 'en', 'work_plan', '{}', 'read', 'Read.', false, '[]');
