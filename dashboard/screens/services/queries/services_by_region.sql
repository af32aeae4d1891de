-- One row a region of UNDRR: services offered by hubs of the region.
-- key: region_code
-- columns: region_code, region, services_count
-- uses: matching_services
SELECT region.region_code, region.name AS region, count(matching_services.service_id) AS services_count
FROM region
LEFT JOIN country USING (region_code)
LEFT JOIN hub USING (country_code)
LEFT JOIN matching_services USING (hub_id)
GROUP BY region.region_code, region.name, region.position
ORDER BY services_count DESC, region.position
