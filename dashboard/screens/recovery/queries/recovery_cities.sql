-- One row a city that a source names: as a speaker, as the receiver of a grant, or as a member of the network.
-- parameters: theme
-- key: city_id
-- columns: city_id, city, country_code, country, hub_id, longitude, latitude, sessions_count, grants_count, granted_usd,
--   is_network_member, offices
WITH spoke AS (
    SELECT city_id, count(*) AS sessions_count, string_agg(DISTINCT as_written, '; ') AS offices
    FROM session_city
    WHERE $theme IS NULL OR EXISTS (
        FROM session_theme WHERE session_theme.session_id = session_city.session_id AND theme_id = $theme)
    GROUP BY city_id
),
received AS (
    SELECT city_id, count(*) AS grants_count, sum(amount_usd) AS granted_usd
    FROM amount JOIN fund USING (fund_id)
    WHERE rung = 'granted' AND ($theme IS NULL OR EXISTS (
        FROM resource_theme WHERE resource_theme.resource_id = fund.resource_id AND theme_id = $theme))
    GROUP BY city_id
)
SELECT city_id, city.name AS city, country_code, country.name AS country, hub_id, city.longitude, city.latitude,
    coalesce(sessions_count, 0) AS sessions_count, coalesce(grants_count, 0) AS grants_count, granted_usd,
    is_network_member, offices
FROM city
LEFT JOIN country USING (country_code)
LEFT JOIN spoke USING (city_id)
LEFT JOIN received USING (city_id)
LEFT JOIN community_member USING (city_id)
WHERE sessions_count > 0 OR grants_count > 0 OR ($theme IS NULL AND is_network_member IS NOT NULL)
ORDER BY sessions_count DESC, grants_count DESC, city
