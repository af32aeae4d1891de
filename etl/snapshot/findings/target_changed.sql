-- A later plan promises less, or later, than the plan before it did; the first promise stays visible. Where it is not
-- known which of several plans came before, it has to promise less than each of them.
WITH version AS (
    SELECT indicator.*, CASE WHEN unit = singular THEN plural END AS unit_plural, service.replaced_by, service.work_plan_id, reading.part,
        reading.table_number, reading.row_number, reading.column_number,
        promise_terms(total_target, quantity, per_year, unit) AS promised
    FROM indicator
    JOIN service USING (service_id, hub_id)
    JOIN reading ON reading.reading_id = indicator.reading_id
    LEFT JOIN period USING (period)
    LEFT JOIN unit AS named ON named.unit_id = indicator.unit_id
    WHERE nature = 'target' AND indicator.state = 'read'
),
change AS (
    SELECT version.*, compared(version.promised, earlier.promised) AS compared, earlier.due_on AS due_before,
        earlier.work_plan_id AS plan_before
    FROM version
    JOIN version AS earlier ON earlier.indicator_key = version.indicator_key
        AND earlier.replaced_by = version.work_plan_id AND earlier.service_id <> version.service_id
)
SELECT rule_id, work_plan_id AS document_id, hub_id, message, text, part, table_number, row_number, column_number
FROM (
    SELECT *, 'target_lowered' AS rule_id, way_of_counting <> 'falling' AND compared.now < compared.before
            OR way_of_counting = 'falling' AND compared.now > compared.before AS is_so,
        printf('The target is %s%s; %s promised %s.', with_unit(compared.now, unit, unit_plural), compared.every,
            plan_before, in_figures(compared.before)) AS message
    FROM change
    UNION ALL
    SELECT *, 'deadline_moved', due_on > due_before,
        printf('The target is due on %s; %s promised it for %s.', CAST(due_on AS VARCHAR), plan_before,
            CAST(due_before AS VARCHAR))
    FROM change
) AS told
QUALIFY bool_and(coalesce(is_so, false)) OVER (PARTITION BY rule_id, indicator_id)
    AND row_number() OVER (PARTITION BY rule_id, indicator_id ORDER BY plan_before) = 1
