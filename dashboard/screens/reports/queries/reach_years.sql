-- One row a report year: people reached, from the largest single claim to the plain sum, and the different cities named.
-- key: report_year
-- columns: report_year, reports_count, services_count, claims_count, waiting_count, people_least, people_most, cities_count
-- uses: report_calendar
WITH city AS (
    SELECT report_year, count(DISTINCT (city_key, supported_city.country_code)) AS cities_count
    FROM report_calendar JOIN supported_city USING (annual_report_id, report_year)
    WHERE supported_city.state = 'read'
    GROUP BY report_year
)
SELECT report_calendar.report_year, count(DISTINCT annual_report_id) AS reports_count,
    count(service_result.service_key) AS services_count, count(people_reached) AS claims_count,
    count(people_reached_text) FILTER (people_reached IS NULL) AS waiting_count,
    max(people_reached) AS people_least, CAST(sum(people_reached) AS BIGINT) AS people_most,
    coalesce(any_value(city.cities_count), 0) AS cities_count
FROM report_calendar
LEFT JOIN service_result USING (annual_report_id)
LEFT JOIN city ON city.report_year = report_calendar.report_year
WHERE annual_report_id IS NOT NULL
GROUP BY report_calendar.report_year
ORDER BY report_calendar.report_year
