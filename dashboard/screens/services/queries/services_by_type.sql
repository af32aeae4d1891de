-- One row a type of service: services that tick it; a service may tick several, so the rows add up to more than all.
-- key: service_type_id
-- columns: service_type_id, service_type, services_count
-- uses: matching_services
SELECT service_type.service_type_id, service_type.name AS service_type, count(matching_services.service_id) AS services_count
FROM service_type
LEFT JOIN service_service_type USING (service_type_id)
LEFT JOIN matching_services USING (service_id)
GROUP BY service_type.service_type_id, service_type.name, service_type.position
ORDER BY services_count DESC, service_type.position
