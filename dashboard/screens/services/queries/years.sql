-- One row a calendar year in which a current service of the chosen data runs.
-- parameters: is_example
-- key: year
-- columns: year
SELECT DISTINCT CAST(unnest(range(start_year, coalesce(end_year, start_year) + 1)) AS INTEGER) AS year
FROM service JOIN hub USING (hub_id)
WHERE is_current AND is_example = $is_example AND start_year IS NOT NULL
ORDER BY year
