-- One row an indicator item, as written and as read, of the services that the filters let through.
-- parameters: first, rows
-- key: indicator_id
-- columns: indicator_id, indicator_key, service_id, service_key, hub_id, country_code, is_example, text, nature, quantity,
--     quantity_max, comparator, unit_id, unit, period, per, total_target, baseline, starts_on, due_on, deadline,
--     way_of_counting, condition, is_tentative, state, reason
-- uses: matching_services
SELECT indicator.indicator_id, indicator.indicator_key, indicator.service_id, service.service_key, indicator.hub_id,
    hub.country_code, hub.is_example, indicator.text, indicator.nature, indicator.quantity, indicator.quantity_max,
    indicator.comparator, indicator.unit_id, indicator.unit, indicator.period, indicator.per, indicator.total_target,
    indicator.baseline, indicator.starts_on, indicator.due_on, indicator.deadline, indicator.way_of_counting,
    indicator.condition, indicator.is_tentative, indicator.state, indicator.reason
FROM matching_services AS found
JOIN indicator USING (service_id)
JOIN service USING (service_id)
JOIN hub ON hub.hub_id = indicator.hub_id
ORDER BY indicator.indicator_id
LIMIT $rows OFFSET $first
