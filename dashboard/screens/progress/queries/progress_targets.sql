-- One row a target that the filters let through, those that slip first, one page of them.
-- parameters: first, rows
-- key: indicator_id
-- columns: hub_id, hub, country, service, text, mark, status, color, status_id, reason, way_of_counting, unit,
--     unit_plural, quantity, quantity_max, comparator, period, baseline, base_value, target_value, actual_value,
--     yearly_quantity, progress_share, expected_share, starts_on, due_on, last_reported_year, indicator_id,
--     target_state, waiting_count, proposed_year, proposed_value, proposed_text
-- uses: progress_matching
SELECT hub_id, hub, country, service, text, mark, status, color, status_id, reason, way_of_counting, unit,
    unit_plural, quantity, quantity_max, comparator, period, baseline, base_value, target_value, actual_value,
    yearly_quantity, progress_share, expected_share, starts_on, due_on, last_reported_year, indicator_id,
    target_state, waiting_count, proposed_year, proposed_value, proposed_text
FROM progress_matching
ORDER BY urgency, progress_share - expected_share NULLS LAST, hub, hub_id, position, indicator_id
LIMIT $rows OFFSET $first
