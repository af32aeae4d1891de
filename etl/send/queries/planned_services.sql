-- One row a service in force that has the report year in its time, or no time that is known.
SELECT service_key,
    -- A row without a title goes by its other words: its number in the plan may be another service's in the next.
    coalesce(title, description, indicators_text, coverage_text, year_text, '') AS title, coalesce(year_text, '') AS year_text,
    coalesce((
        SELECT list(service_type.name ORDER BY service_type.position)
        FROM service_service_type JOIN service_type USING (service_type_id)
        WHERE service_service_type.service_id = service.service_id), []) AS types,
    coalesce((
        SELECT list(DISTINCT supported_city.text ORDER BY supported_city.text)
        FROM supported_city JOIN annual_report USING (annual_report_id, hub_id, report_year)
        WHERE supported_city.service_key = service.service_key AND report_year = $report_year - 1 AND is_latest), [])
        AS cities_last_year
FROM service
WHERE hub_id = $hub_id AND is_current
    AND $report_year BETWEEN coalesce(start_year, $report_year) AND coalesce(end_year, $report_year)
ORDER BY version, position
