-- A service ticks more types than the form allows.
SELECT 'too_many_types' AS rule_id, document_id, hub_id,
    printf('%d types are ticked; the form allows %g.', types_count, most) AS message, title AS text, part, table_number,
    row_number, NULL AS column_number
FROM service
JOIN (SELECT service_id, count(*) AS types_count FROM service_service_type GROUP BY service_id) USING (service_id)
CROSS JOIN (SELECT value AS most FROM setting WHERE setting_id = 'types_per_service')
WHERE types_count > most AND is_current
