-- One row a hub of the chosen data that has a current target, by name.
-- parameters: is_example
-- key: hub_id
-- columns: hub_id, hub
SELECT DISTINCT hub.hub_id, concat_ws(', ', hub.name, country.name) AS hub
FROM indicator
JOIN service USING (service_id)
JOIN hub ON hub.hub_id = service.hub_id
LEFT JOIN country USING (country_code)
WHERE indicator.nature = 'target' AND service.is_current AND hub.is_example = $is_example
ORDER BY hub, hub_id
