-- One row a step that the hub had taken by the day, with the days that it stayed there.
-- parameters: hub_id, as_of
-- key: step, decided_on
-- columns: step, outcome, decided_on, precision, days_in_step, is_latest, who, source
SELECT candidature_step.name AS step, found.outcome, found.decided_on, found.precision, found.days_in_step,
    found.is_latest, found.who, found.source
FROM pipeline($as_of) AS found
JOIN candidature_step USING (step)
WHERE found.hub_id = $hub_id
ORDER BY found.decided_on, found.position
