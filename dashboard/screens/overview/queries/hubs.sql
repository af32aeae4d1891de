-- One row a hub of the chosen data and region, by region and name, one page of them.
-- parameters: region, first, rows
-- key: hub_id
-- columns: hub_id, hub, country, region, authority, recognised_on, precision, term_ends_on, recognition_state, confidence,
--     services_count
-- uses: hub_list
SELECT hub_id, hub, country, region, authority, recognised_on, precision, term_ends_on, recognition_state, confidence,
    services_count
FROM hub_list
WHERE $region IS NULL OR region_code = $region
ORDER BY region_position NULLS LAST, hub, hub_id
LIMIT $rows OFFSET $first
