-- One row an indicator of a service in force, with the value reported for the year before.
SELECT service_key, indicator.indicator_key, indicator.text, indicator.unit,
    CASE WHEN indicator.state = 'read' AND quantity IS NOT NULL
        -- In full: "1.25e+06" is nobody's target, and a rounded one may be another's.
        THEN regexp_replace(
                printf('%.4f', coalesce(CASE WHEN way_of_counting = 'total' THEN total_target END, quantity)), '\.?0+$', '')
            || CASE WHEN period IS NOT NULL THEN ' a ' || period ELSE '' END
    END AS target,
    (
        SELECT value_text FROM indicator_result JOIN annual_report USING (annual_report_id, hub_id, report_year)
        WHERE indicator_result.indicator_key = indicator.indicator_key AND report_year = $report_year - 1 AND is_latest
    ) AS last_year_value
FROM indicator JOIN service USING (service_id, hub_id)
WHERE hub_id = $hub_id AND is_current AND nature = 'target'
ORDER BY service_id, indicator.position
