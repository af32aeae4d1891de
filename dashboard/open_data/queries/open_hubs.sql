-- One row a hub of the chosen data and region, candidates included, with its term on the day.
-- parameters: region, first, rows
-- key: hub_id
-- columns: hub_id, hub, country_code, country, region_code, region, authority, is_example, recognition_state, recognised_on,
--     precision, term_ends_on, confidence, services_count, longitude, latitude
-- uses: hub_list
SELECT hub_id, hub, country_code, country, region_code, region, authority, $is_example AS is_example, recognition_state,
    recognised_on, precision, term_ends_on, confidence, services_count, longitude, latitude
FROM hub_list
WHERE $region IS NULL OR region_code = $region
ORDER BY hub_id
LIMIT $rows OFFSET $first
