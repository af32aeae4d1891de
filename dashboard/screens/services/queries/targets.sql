-- One row an indicator item of the services that the filters let through, one page of them.
-- parameters: first, rows
-- key: indicator_id
-- columns: indicator_id, hub_id, hub, title, text, nature, quantity, quantity_max, comparator, unit, unit_plural, period, per,
--     total_target, deadline, due_on, baseline, way_of_counting, state, reason
-- uses: matching_services
SELECT indicator.indicator_id, indicator.hub_id, hub.name AS hub, service.title, indicator.text, indicator.nature, indicator.quantity,
    indicator.quantity_max, indicator.comparator, indicator.unit, unit.plural AS unit_plural, indicator.period,
    indicator.per, indicator.total_target, indicator.deadline, indicator.due_on, indicator.baseline,
    indicator.way_of_counting, indicator.state, indicator.reason
FROM matching_services
JOIN indicator USING (service_id)
JOIN service USING (service_id)
JOIN hub ON hub.hub_id = indicator.hub_id
LEFT JOIN unit USING (unit_id)
ORDER BY hub.name, hub.hub_id, service.position, indicator.position, indicator.indicator_id
LIMIT $rows OFFSET $first
