-- One row a hub of the chosen data that has held the title, by name.
-- parameters: is_example, as_of
-- key: hub_id
-- columns: hub_id, hub
SELECT DISTINCT hub.hub_id, concat_ws(', ', hub.name, country.name) AS hub
FROM calendar($as_of)
JOIN hub USING (hub_id)
LEFT JOIN country USING (country_code)
WHERE hub.is_example = $is_example
ORDER BY hub, hub_id
