-- One row a hub of the chosen data that a sum of money is known of, by name.
-- parameters: is_example
-- key: hub_id
-- columns: hub_id, hub
SELECT DISTINCT hub.hub_id, concat_ws(', ', hub.name, country.name) AS hub
FROM amount
JOIN hub USING (hub_id)
LEFT JOIN country USING (country_code)
WHERE hub.is_example = $is_example
ORDER BY hub, hub_id
