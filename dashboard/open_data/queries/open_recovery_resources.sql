-- One row a thing that a programme offers to cities.
-- parameters: first, rows
-- key: resource_id
-- columns: resource_id, programme_id, pillar_id, kind, name, is_recovery_resource, phase, service_type_id, language, licence,
--     link, record, meaning, source, as_of
SELECT resource_id, programme_id, pillar_id, kind, name, is_recovery_resource, phase, service_type_id, language, licence,
    link, record, meaning, source, as_of
FROM resource
ORDER BY resource_id
LIMIT $rows OFFSET $first
