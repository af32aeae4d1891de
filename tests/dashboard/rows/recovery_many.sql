-- Five hundred sessions of one series.
INSERT INTO programme VALUES ('c2r', 'Cities for a Resilient Recovery', 'Resilient Cities Network', true, 'test', '2026-11');
INSERT INTO pillar VALUES ('exchange', 'c2r', 1, 'Exchange', 'Cities talk', 'a list', '2026-11');
INSERT INTO resource (resource_id, programme_id, pillar_id, kind, name, is_recovery_resource, record, meaning, source, as_of)
VALUES ('series', 'c2r', 'exchange', 'sessions', 'Talks', true, 'recorded', 'Talks', 'a list', '2026-11');
INSERT INTO session SELECT 's-' || n, 'series', DATE '2020-01-01' + CAST(n AS INTEGER), 'day', n, 'Session ' || n, NULL,
    'a list', '2026-11' FROM range(1, 501) AS numbers (n);
