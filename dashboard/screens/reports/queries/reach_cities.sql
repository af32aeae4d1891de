-- One row a city that reports name as supported, or an entry that waits for a person, with the hubs that named it.
-- key: city, country?, state
-- columns: city, country, hubs, hubs_count, first_year, last_year, claims_count, is_confirmed, state
-- uses: report_calendar
SELECT min(if(supported_city.state = 'read', city, text)) AS city, country.name AS country,
    string_agg(DISTINCT hub, ', ' ORDER BY hub) AS hubs, count(DISTINCT report_calendar.hub_id) AS hubs_count,
    min(report_calendar.report_year) AS first_year, max(report_calendar.report_year) AS last_year,
    count(*) AS claims_count, bool_or(is_confirmed) AS is_confirmed, supported_city.state
FROM report_calendar
JOIN supported_city USING (annual_report_id)
LEFT JOIN country ON country.country_code = supported_city.country_code
GROUP BY if(supported_city.state = 'read', city_key, text), supported_city.country_code, country.name, supported_city.state
ORDER BY supported_city.state, country.name NULLS LAST, min(city)
