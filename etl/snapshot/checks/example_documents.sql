-- A hub is an example or real, never both: no example stands in the register of recognised hubs.
SELECT hub_id, fact FROM hub JOIN hub_fact USING (hub_id) WHERE is_example
