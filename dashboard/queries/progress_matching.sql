-- One row a current target that the filters let through, with its status on the day; a year lets all through that it is in.
-- parameters: is_example, as_of, least_rung, hub, types, region, year, statuses
-- key: indicator_id
-- columns: indicator_id, indicator_key, hub_id, hub, country, longitude, latitude, region_code, service_id, service,
--     text, unit, unit_plural, way_of_counting, quantity, quantity_max, comparator, period, baseline, base_value,
--     target_value, actual_value, yearly_quantity, progress_share, expected_share, starts_on, due_on,
--     last_reported_year, status_id, status_position, status, mark, color, urgency, is_slipping, reason, position,
--     target_state, waiting_count, proposed_year, proposed_value, proposed_text
SELECT told.indicator_id, told.indicator_key, told.hub_id, hub.name AS hub, country.name AS country, hub.longitude,
    hub.latitude, country.region_code, told.service_id, service.title AS service, told.text, told.unit,
    unit.plural AS unit_plural, told.way_of_counting, told.quantity, told.quantity_max, told.comparator, told.period,
    told.baseline, told.base_value, told.target_value, told.actual_value,
    told.quantity * coalesce(period.per_year, 1) AS yearly_quantity,
    told.progress_share, told.expected_share, told.starts_on, told.due_on, told.last_reported_year, told.status_id,
    progress_status.position AS status_position, progress_status.name AS status, progress_status.mark,
    progress_status.color,
    progress_status.urgency, progress_status.is_slipping, told.reason, service.position, told.target_state, told.waiting_count, told.proposed_year, told.proposed_value,
    told.proposed_text
FROM progress($as_of, least_rung := $least_rung) AS told
JOIN progress_status USING (status_id)
JOIN service ON service.service_id = told.service_id
JOIN hub ON hub.hub_id = told.hub_id
LEFT JOIN country USING (country_code)
LEFT JOIN unit ON unit.unit_id = told.unit_id
LEFT JOIN period ON period.period = told.period
WHERE hub.is_example = $is_example
    AND ($hub IS NULL OR told.hub_id = $hub)
    AND (len($types::VARCHAR[]) = 0 OR EXISTS (
        FROM service_service_type AS ticked
        WHERE ticked.service_id = told.service_id AND list_contains($types::VARCHAR[], ticked.service_type_id)))
    AND ($region IS NULL OR country.region_code = $region)
    AND ($year::INTEGER IS NULL OR $year::INTEGER BETWEEN year(told.starts_on) AND year(told.due_on))
    AND (len($statuses::VARCHAR[]) = 0 OR list_contains($statuses::VARCHAR[], told.status_id))
