-- One row a region of UNDRR, in its order: recognised hubs of the chosen data and how many of them have services here.
-- key: region_code
-- columns: region_code, region, hubs_count, with_services_count
-- uses: hub_list
SELECT region.region_code, region.name AS region, count(hub_list.hub_id) AS hubs_count,
    count(hub_list.hub_id) FILTER (hub_list.services_count > 0) AS with_services_count
FROM region LEFT JOIN hub_list ON hub_list.region_code = region.region_code AND hub_list.is_recognised
GROUP BY region.region_code, region.name, region.position
ORDER BY region.position
