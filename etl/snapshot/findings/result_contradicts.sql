-- Reported values that contradict each other or themselves; one that waits for a person contradicts no other.
WITH counted AS (
    SELECT indicator_result.* REPLACE (trusted.value AS value), indicator.way_of_counting, indicator.unit,
        indicator.unit_plural,
        lag(trusted.value IGNORE NULLS) OVER years AS value_before,
        lag(CASE WHEN trusted.value IS NOT NULL THEN report_year END IGNORE NULLS) OVER years AS year_before
    FROM indicator_result
    CROSS JOIN LATERAL (SELECT CASE WHEN indicator_result.state = 'read' THEN indicator_result.value END AS value)
        AS trusted
    JOIN annual_report USING (annual_report_id, hub_id, report_year)
    JOIN (
        SELECT indicator_key, service_id, first_year, last_year, any_value(way_of_counting) AS way_of_counting,
            any_value(unit) AS unit, any_value(CASE WHEN unit = singular THEN plural END) AS unit_plural
        FROM indicator JOIN result_span USING (service_id) LEFT JOIN unit AS named USING (unit_id) GROUP BY ALL
    ) AS indicator ON indicator.indicator_key = indicator_result.indicator_key
        AND report_year >= coalesce(first_year, report_year) AND report_year <= coalesce(last_year, report_year)
    WHERE is_latest
    WINDOW years AS (PARTITION BY indicator.service_id, indicator_result.indicator_key ORDER BY report_year)
),
-- "45 % (12 of 40)": the percentage and the two numbers that it should follow from.
shares AS (
    SELECT *,
        try_cast(replace(regexp_extract(value_text, '(\d+(?:[.,]\d+)?)\s*%', 1), ',', '.') AS DOUBLE) AS told_percent,
        try_cast(regexp_extract(value_text, '(\d+)\s*(?:/|of|de|sur|von|di|из|من)\s*(\d+)', 1) AS DOUBLE) AS part_count,
        try_cast(regexp_extract(value_text, '(\d+)\s*(?:/|of|de|sur|von|di|из|من)\s*(\d+)', 2) AS DOUBLE) AS whole_count
    FROM counted
)
SELECT rule_id, annual_report_id AS document_id, hub_id, message, value_text AS text, part, table_number, row_number,
    column_number
FROM (
    SELECT *, 'value_fell' AS rule_id,
        printf('%d reports %s, less than the %s of %d.', report_year, with_unit(value, unit, unit_plural),
            in_figures(value_before), year_before) AS message
    FROM shares
    -- What was reached since the start is no less than what was reported before.
    WHERE (way_of_counting IN ('latest', 'percentage') OR is_since_start) AND value < value_before
        AND way_of_counting <> 'falling'
    UNION ALL
    SELECT *, 'percentage_out_of_range', printf('%g percent is no share of a whole.', value)
    FROM shares
    WHERE way_of_counting = 'percentage' AND value NOT BETWEEN 0 AND 100
    UNION ALL
    SELECT *, 'percentage_contradicts',
        printf('%g of %g is %.0f percent, not %g.', part_count, whole_count, 100 * part_count / whole_count, told_percent)
    FROM shares
    WHERE whole_count > 0 AND abs(100 * part_count / whole_count - told_percent) > 1
) AS told
