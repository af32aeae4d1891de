-- One row a hub, real ones before examples, by name.
-- key: hub_id
-- columns: hub_id, hub, is_example
SELECT hub_id, name AS hub, is_example FROM hub ORDER BY is_example, name, hub_id
