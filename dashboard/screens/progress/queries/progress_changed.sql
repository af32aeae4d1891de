-- One row a target that a later plan lowered or put off: as first promised and as it stands now.
-- key: indicator_id
-- columns: indicator_id, hub_id, hub, service, text, unit, unit_plural, status, mark, first_promised, first_due_on,
--     first_document, promised, every, due_on, is_lowered, is_put_off
-- uses: progress_matching
WITH promise AS (
    SELECT indicator.indicator_key, coalesce(indicator.total_target, indicator.quantity) AS promised, indicator.due_on,
        promise_terms(total_target, quantity, per_year, unit) AS terms, service_history.service_id, steps_back,
        document.file_name
    FROM indicator
    JOIN service_history ON service_history.version_id = indicator.service_id
    JOIN service ON service.service_id = indicator.service_id
    JOIN work_plan ON work_plan.work_plan_id = service.work_plan_id
    JOIN document ON document.document_id = work_plan.document_id
    LEFT JOIN period USING (period)
    WHERE indicator.nature = 'target' AND indicator.state = 'read'
),
first_promise AS (
    FROM promise QUALIFY row_number() OVER (PARTITION BY service_id, indicator_key ORDER BY steps_back DESC) = 1
)
SELECT told.indicator_id, told.hub_id, told.hub, told.service, told.text, told.unit, told.unit_plural, told.status, told.mark,
    coalesce(pair.before, first_promise.promised) AS first_promised, first_promise.due_on AS first_due_on,
    first_promise.file_name AS first_document,
    coalesce(pair.now, now.promised) AS promised, coalesce(pair.every, '') AS every, now.due_on,
    CASE WHEN told.way_of_counting = 'falling' THEN pair.now > pair.before ELSE pair.now < pair.before END AS is_lowered,
    now.due_on > first_promise.due_on AS is_put_off
FROM progress_matching AS told
JOIN promise AS now ON now.indicator_key = told.indicator_key AND now.service_id = told.service_id AND now.steps_back = 0
JOIN first_promise ON first_promise.indicator_key = told.indicator_key AND first_promise.service_id = told.service_id
CROSS JOIN LATERAL (SELECT compared(now.terms, first_promise.terms) AS pair)
WHERE is_lowered OR is_put_off
ORDER BY told.hub, told.hub_id, told.position, told.indicator_id
