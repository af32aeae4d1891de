-- One row a service and part of its coverage that no country could be given to, or whose coverage is not trusted.
-- key: service_id, kind, name?
-- columns: service_id, hub_id, hub, title, coverage_text, kind, name
-- uses: matching_services
SELECT service.service_id, service.hub_id, hub.name AS hub, service.title, service.coverage_text,
    coalesce(service_unplaced.kind, service.coverage_state) AS kind, service_unplaced.name
FROM matching_services
JOIN service USING (service_id)
JOIN hub ON hub.hub_id = service.hub_id
LEFT JOIN service_unplaced USING (service_id)
WHERE service_unplaced.service_id IS NOT NULL OR service.coverage_state <> 'read'
ORDER BY hub.name, service.position, service.service_id, service_unplaced.name
