-- A service ticks more types than the form allows.
INSERT INTO finding
SELECT left(sha256('too_many_types' || service_id), 16), 'too_many_types', document_id, hub_id,
    printf('%d types are ticked; the form allows %g.', types_count, most), title,
    (SELECT next_step FROM finding_rule WHERE rule_id = 'too_many_types'), part, table_number, row_number, NULL
FROM service
JOIN (SELECT service_id, count(*) AS types_count FROM service_service_type GROUP BY service_id) USING (service_id)
CROSS JOIN (SELECT value AS most FROM setting WHERE setting_id = 'types_per_service')
WHERE types_count > most AND is_current;
