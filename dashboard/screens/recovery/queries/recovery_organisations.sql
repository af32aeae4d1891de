-- One row an organisation and what it does for the coalition or for one of its resources.
-- key: organisation, role, resource_id?
-- columns: organisation, kind, role, resource_id, resource, source, as_of
SELECT organisation.name AS organisation, organisation.kind, role, resource_id, resource.name AS resource,
    organisation_role.source, organisation_role.as_of
FROM organisation_role
JOIN organisation USING (organisation_id)
LEFT JOIN resource USING (resource_id)
ORDER BY resource_id IS NOT NULL, organisation.name, role, resource.name
