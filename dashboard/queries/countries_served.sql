-- One row a country that at least one of the services is open to, most named first; each service counts once a country.
-- key: country_code
-- columns: country_code, country, longitude, latitude, named_count, priority_count, group_count, region_count, all_count,
--     by_name_count, services_count
-- uses: matching_services
SELECT country_code, country.name AS country, any_value(country.longitude) AS longitude,
    any_value(country.latitude) AS latitude,
    count(*) FILTER (opened.reach = 'named') AS named_count,
    count(*) FILTER (opened.reach = 'priority') AS priority_count,
    count(*) FILTER (opened.reach = 'group') AS group_count,
    count(*) FILTER (opened.reach = 'region') AS region_count,
    count(*) FILTER (opened.reach = 'all') AS all_count,
    count(*) FILTER (opened.reach <> 'all') AS by_name_count,
    count(*) AS services_count
FROM matching_services AS found
JOIN service_country AS opened USING (service_id)
JOIN country USING (country_code)
GROUP BY country_code, country.name
ORDER BY by_name_count DESC, services_count DESC, country
