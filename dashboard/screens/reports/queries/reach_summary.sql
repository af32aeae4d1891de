-- One row: people reached, from the largest single claim to the plain sum of all, and the different cities named.
-- columns: reports_count, reporting_hubs_count, people_least, people_most, claims_count, waiting_count, services_count, cities_count,
--     cities_claims_count, cities_waiting_count, unplaced_cities_count, confirmed_cities_count
-- uses: report_calendar
WITH claim AS (
    SELECT people_reached, people_reached IS NULL AND people_reached_text IS NOT NULL AS is_waiting
    FROM report_calendar JOIN service_result USING (annual_report_id)
),
city AS (
    SELECT city_key, supported_city.country_code, is_confirmed, supported_city.state
    FROM report_calendar JOIN supported_city USING (annual_report_id)
),
distinct_city AS (
    SELECT city_key, country_code, bool_or(is_confirmed) AS is_confirmed
    FROM city WHERE state = 'read' GROUP BY city_key, country_code
)
SELECT (SELECT count(annual_report_id) FROM report_calendar) AS reports_count,
    (SELECT count(DISTINCT hub_id) FROM report_calendar WHERE annual_report_id IS NOT NULL) AS reporting_hubs_count,
    (SELECT max(people_reached) FROM claim) AS people_least,
    (SELECT CAST(sum(people_reached) AS BIGINT) FROM claim) AS people_most,
    (SELECT count(people_reached) FROM claim) AS claims_count,
    (SELECT count(*) FROM claim WHERE is_waiting) AS waiting_count,
    (SELECT count(*) FROM claim) AS services_count,
    (SELECT count(*) FROM distinct_city) AS cities_count,
    (SELECT count(*) FROM city WHERE state = 'read') AS cities_claims_count,
    (SELECT count(*) FROM city WHERE state = 'review') AS cities_waiting_count,
    (SELECT count(*) FROM distinct_city WHERE country_code IS NULL) AS unplaced_cities_count,
    (SELECT count(*) FROM distinct_city WHERE is_confirmed) AS confirmed_cities_count
