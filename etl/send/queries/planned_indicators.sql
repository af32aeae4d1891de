-- One row an indicator of a service in force that has the report year in its time, or no time that is known, with the
-- value reported for the year before.
SELECT indicator.service_key, indicator.indicator_key, text, unit,
    CASE WHEN indicator.state = 'read' AND quantity IS NOT NULL
        -- In full: "1.25e+06" is nobody's target, and a rounded one may be another's.
        THEN regexp_replace(
                printf('%.4f', coalesce(CASE WHEN way_of_counting = 'total' THEN total_target END, quantity)), '\.?0+$', '')
            || CASE WHEN period IS NOT NULL THEN ' a ' || period ELSE '' END
    END AS target,
    (
        SELECT CASE WHEN count(*) = 1 THEN any_value(value_text) END
        FROM indicator_result JOIN annual_report USING (annual_report_id, hub_id, report_year)
        WHERE indicator_result.indicator_key = indicator.indicator_key AND is_latest
            AND report_year = $report_year - 1 AND report_year >= indicator.first_year
    ) AS last_year_value
FROM (
    SELECT indicator.*, service.service_key, coalesce(first_year, 0) AS first_year
    FROM indicator
    JOIN service USING (service_id, hub_id)
    JOIN result_span USING (service_id)
    WHERE hub_id = $hub_id AND is_current AND nature = 'target'
        AND $report_year BETWEEN coalesce(start_year, $report_year) AND coalesce(end_year, $report_year)
) AS indicator
ORDER BY service_id, position
