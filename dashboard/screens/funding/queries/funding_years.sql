-- One row a calendar year in which a sum of the chosen data counts.
-- parameters: is_example
-- key: year
-- columns: year
SELECT DISTINCT money_year AS year FROM pledge_year JOIN hub USING (hub_id) WHERE is_example = $is_example ORDER BY year
