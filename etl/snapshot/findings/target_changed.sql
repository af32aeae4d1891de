-- A later plan promises less, or later, than the plan before it did; the first promise stays visible.
INSERT INTO finding
WITH version AS (
    SELECT indicator.*, service.replaced_by, service.work_plan_id, reading.part, reading.table_number, reading.row_number,
        reading.column_number, promise_terms(total_target, quantity, per_year, unit) AS promised
    FROM indicator
    JOIN service USING (service_id, hub_id)
    JOIN reading ON reading.reading_id = indicator.reading_id
    LEFT JOIN period USING (period)
    WHERE nature = 'target' AND indicator.state = 'read'
),
change AS (
    SELECT version.*, compared(version.promised, earlier.promised) AS compared, earlier.due_on AS due_before,
        earlier.work_plan_id AS plan_before
    FROM version
    JOIN version AS earlier ON earlier.indicator_key = version.indicator_key
        AND earlier.replaced_by = version.work_plan_id AND earlier.service_id <> version.service_id
)
SELECT left(sha256(rule_id || indicator_id), 16), rule_id, work_plan_id, hub_id, message, text,
    (SELECT next_step FROM finding_rule WHERE finding_rule.rule_id = told.rule_id), part, table_number, row_number,
    column_number
FROM (
    SELECT *, 'target_lowered' AS rule_id,
        printf('The target is %g %s%s; %s promised %g.', compared.now, coalesce(unit, ''), compared.every, plan_before,
            compared.before) AS message
    FROM change
    WHERE way_of_counting <> 'falling' AND compared.now < compared.before
        OR way_of_counting = 'falling' AND compared.now > compared.before
    UNION ALL
    SELECT *, 'deadline_moved',
        printf('The target is due on %s; %s promised it for %s.', CAST(due_on AS VARCHAR), plan_before,
            CAST(due_before AS VARCHAR))
    FROM change
    WHERE due_on > due_before
) AS told;
