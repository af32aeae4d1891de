-- One row a current target that the filters let through, with its status on the day.
-- parameters: first, rows
-- key: indicator_id
-- columns: indicator_id, indicator_key, service_id, hub_id, hub, country_code, country, region_code, is_example, service,
--     text, unit, way_of_counting, quantity, quantity_max, comparator, period, baseline, base_value, target_value,
--     actual_value, progress_share, expected_share, starts_on, due_on, last_reported_year, status_id, status, reason
-- uses: progress_matching
SELECT told.indicator_id, told.indicator_key, told.service_id, told.hub_id, told.hub, hub.country_code, told.country,
    told.region_code, hub.is_example, told.service, told.text, told.unit, told.way_of_counting, told.quantity,
    told.quantity_max, told.comparator, told.period, told.baseline, told.base_value, told.target_value,
    told.actual_value, told.progress_share, told.expected_share, told.starts_on, told.due_on, told.last_reported_year,
    told.status_id, told.status, told.reason
FROM progress_matching AS told
JOIN hub USING (hub_id)
ORDER BY told.indicator_id
LIMIT $rows OFFSET $first
