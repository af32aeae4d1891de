-- One row a session of the coalition in which the hub's city spoke, newest first.
-- parameters: hub_id
-- key: session_id
-- columns: session_id, title, held_on, precision, resource, as_written, link
SELECT session_id, title, held_on, session.precision, resource.name AS resource, as_written, session.link
FROM city
JOIN session_city USING (city_id)
JOIN session USING (session_id)
JOIN resource USING (resource_id)
WHERE city.hub_id = $hub_id
ORDER BY held_on DESC NULLS LAST, title
