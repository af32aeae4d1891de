-- One row a dot on the map: a hub, or above 2,000 hubs all hubs of one degree of the grid.
-- parameters: region
-- key: longitude, latitude, name
-- columns: longitude, latitude, hubs_count, name, detail
-- uses: hub_list
WITH shown AS (
    SELECT *, count(*) OVER () > 2000 AS is_crowded
    FROM hub_list
    WHERE longitude IS NOT NULL AND latitude IS NOT NULL AND ($region IS NULL OR region_code = $region)
)
SELECT round(avg(longitude), 2) AS longitude, round(avg(latitude), 2) AS latitude, count(*) AS hubs_count,
    CASE WHEN count(*) = 1 THEN any_value(hub) ELSE count(*) || ' hubs' END AS name,
    CASE WHEN count(*) = 1 THEN coalesce(any_value(country) || ' · ', '') || any_value(recognition_state)
        ELSE coalesce(any_value(region), '') END AS detail
FROM shown
GROUP BY CASE WHEN is_crowded THEN floor(longitude) || ' ' || floor(latitude) ELSE hub_id END
ORDER BY hubs_count DESC, name
