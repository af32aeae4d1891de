-- One row a step of the ladder that a sum of a hub stands on.
-- key: rung
-- columns: rung
SELECT DISTINCT rung FROM amount WHERE hub_id IS NOT NULL ORDER BY rung
