-- One row a dated step of the hub's life, oldest first.
-- parameters: hub_id
-- key: decision_id
-- columns: decision_id, step, outcome, decided_on, precision, who, source
SELECT decision_id, candidature_step.name AS step, outcome, decided_on, precision, who, source
FROM decision JOIN candidature_step USING (step)
WHERE hub_id = $hub_id ORDER BY decided_on NULLS FIRST, position
