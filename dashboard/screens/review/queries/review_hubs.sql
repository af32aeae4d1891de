-- One row a hub of the chosen data whose documents were read, by name.
-- parameters: is_example
-- key: hub_id
-- columns: hub_id, hub
SELECT DISTINCT hub.hub_id, hub.name AS hub
FROM reading
LEFT JOIN document USING (document_id)
JOIN hub ON hub.hub_id = coalesce(reading.hub_id, document.hub_id)
WHERE hub.is_example = $is_example
ORDER BY hub.name, hub.hub_id
