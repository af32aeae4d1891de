-- One of each thing that the archive can hold, with text that tries to be more than text.
INSERT INTO programme VALUES ('c2r', 'Cities for a Resilient Recovery', 'Resilient Cities Network', true, 'test', '2026-11');
INSERT INTO city (city_id, name, country_code, hub_id, longitude, latitude) VALUES
    ('verona-test', 'Testona', 'ITA', 'verona-test', 11.0, 45.4), ('farland-ken', '<b>Farland</b>', 'KEN', NULL, NULL, NULL);
INSERT INTO organisation VALUES ('network', 'The *Network*', 'network', 'https://network.example/', '2026-11');
INSERT INTO pillar VALUES ('exchange', 'c2r', 1, 'Exchange', 'Cities talk', 'https://network.example/', '2026-11');
INSERT INTO theme VALUES ('money', 'exchange', 1, 'Urban money', 'Money for cities', 'https://network.example/', '2026-11');
INSERT INTO theme_match VALUES ('money', 'essential_1', 'finance', 'Money is finance', 'this project', '2026-11');
INSERT INTO resource (resource_id, programme_id, pillar_id, kind, name, is_recovery_resource, service_type_id, language,
    licence, link, record, meaning, source, as_of)
VALUES ('series', 'c2r', 'exchange', 'sessions', '<script>alert(1)</script> Talks', true, 'research', 'en', 'CC BY 4.0',
        'https://network.example/talks?a=1&b="2"', 'recorded', 'Talks [here](http://evil.example) $x^2$',
        'javascript:alert(1)', '2026-11-03'),
    ('course', 'c2r', NULL, 'course', 'A course', true, NULL, NULL, NULL, NULL, 'named', 'Only named', 'a list', '2026'),
    ('fund', 'c2r', 'exchange', 'fund', 'The fund', false, NULL, NULL, NULL, NULL, 'recorded', 'Grants', 'a list', '2026');
INSERT INTO resource_theme VALUES ('fund', 'money');
INSERT INTO organisation_role VALUES ('c2r', 'network', 'leads', NULL, 'https://network.example/', '2026-11');
INSERT INTO session VALUES ('s-1', 'series', DATE '2021-01-01', 'year', 1, 'How to pay', NULL, 'a list', '2026-11'),
    ('s-2', 'series', NULL, 'none', NULL, 'No day', 'https://network.example/2', 'a list', '2026-11');
INSERT INTO session_theme VALUES ('s-1', 'money');
INSERT INTO session_host VALUES ('s-1', 'network');
INSERT INTO session_city VALUES ('s-1', 'verona-test', 'Mayor''s office', 'a list', '2026-11'),
    ('s-1', 'farland-ken', 'Office', 'a list', '2026-11');
INSERT INTO briefing VALUES (DATE '2020-05-14', 'day', 'series', 1, 4, 'Lessons', NULL, 'a list', '2026-11');
INSERT INTO note VALUES ('n-1', 'series', DATE '2020-06-01', 'month', 'A note', 'money', NULL, 'a list', '2026-11');
INSERT INTO fund VALUES ('fund', 'c2r', 'fund', 'The fund');
INSERT INTO amount (amount_id, fund_id, city_id, organisation_id, rung, nature, amount, currency_code, comparator, form,
    recurrence, amount_usd, total_usd, first_year, text, state, reason, source, as_of)
VALUES ('g1', 'fund', NULL, 'network', 'goal', 'fundraising_goal', 1000, 'USD', 'exact', 'cash', 'one_off', 1000, 1000, 2022,
        'a goal of 1,000', 'read', 'Stated.', 'https://network.example/', '2026-11'),
    ('g2', 'fund', NULL, 'network', 'committed', 'pledge', NULL, NULL, 'exact', 'cash', 'one_off', NULL, NULL, 2022,
        'committed', 'read', 'Stated.', 'https://network.example/', '2026-11'),
    ('g3', 'fund', 'farland-ken', NULL, 'granted', 'transfer', 70, 'USD', 'exact', 'cash', 'one_off', 70, 70, 2023,
        'granted 70', 'read', 'Stated.', 'https://network.example/', '2026-11');
INSERT INTO evidence_statement VALUES ('believe', 'c2r', 68, 'percent', NULL, '68% of our members <i>believe</i>',
    'How many were asked', NULL, 'https://network.example/', '2026-11');
INSERT INTO community_member VALUES ('c2r', 'verona-test', true, DATE '2020-08-18', 'a list', '2026-11');
