-- One row a calendar year that the time of a current target of the chosen data covers.
-- parameters: is_example
-- key: year
-- columns: year
SELECT DISTINCT CAST(unnest(range(year(indicator.starts_on), year(indicator.due_on) + 1)) AS INTEGER) AS year
FROM indicator
JOIN service USING (service_id)
JOIN hub ON hub.hub_id = service.hub_id
WHERE indicator.nature = 'target' AND service.is_current AND hub.is_example = $is_example
ORDER BY year
