-- One row a service and part of its coverage that no country could be given to, or whose coverage is not firm or trusted.
-- key: service_id, kind, name?
-- columns: service_id, hub_id, hub, title, coverage_text, kind, name
-- uses: matching_services
SELECT service.service_id, service.hub_id, hub.name AS hub, service.title, service.coverage_text,
    CASE
        WHEN service_unplaced.kind IS NOT NULL THEN service_unplaced.kind
        WHEN service.coverage_condition IS NOT NULL THEN 'on a condition'
        WHEN service.coverage_is_tentative THEN 'tentative'
        ELSE service.coverage_state
    END AS kind,
    coalesce(service_unplaced.name, service.coverage_condition) AS name
FROM matching_services
JOIN service USING (service_id)
JOIN hub ON hub.hub_id = service.hub_id
LEFT JOIN service_unplaced USING (service_id)
WHERE service_unplaced.service_id IS NOT NULL OR service.coverage_state <> 'read'
    OR service.coverage_condition IS NOT NULL OR service.coverage_is_tentative
ORDER BY hub.name, service.position, service.service_id, service_unplaced.name
