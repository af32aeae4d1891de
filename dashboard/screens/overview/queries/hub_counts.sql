-- One row: the counts of the overview, each with what it is out of.
-- parameters: region
-- columns: hubs_count, recognised_count, countries_count, regions_count, all_regions_count, day_known_count,
--     term_over_count, placed_count, with_services_count, services_count
-- uses: hub_list
SELECT count(*) AS hubs_count,
    count(*) FILTER (is_recognised) AS recognised_count,
    count(DISTINCT country_code) FILTER (is_recognised) AS countries_count,
    count(DISTINCT region_code) FILTER (is_recognised) AS regions_count,
    (SELECT count(*) FROM region) AS all_regions_count,
    count(*) FILTER (is_recognised AND recognised_on IS NOT NULL AND precision = 'day') AS day_known_count,
    count(*) FILTER (recognition_state = 'term ended, renewal unknown') AS term_over_count,
    count(*) FILTER (longitude IS NOT NULL AND latitude IS NOT NULL) AS placed_count,
    count(*) FILTER (services_count > 0) AS with_services_count,
    coalesce(sum(services_count), 0)::BIGINT AS services_count
FROM hub_list
WHERE $region IS NULL OR region_code = $region
