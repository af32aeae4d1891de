-- One row a calendar year in which a hub of the chosen data held the title.
-- parameters: is_example, as_of
-- key: year
-- columns: year
SELECT DISTINCT report_year AS year FROM calendar($as_of) JOIN hub USING (hub_id)
WHERE is_example = $is_example ORDER BY year
