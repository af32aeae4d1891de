-- One row a hub of the chosen data and calendar year in which it held the title, with the state of its annual report.
-- parameters: is_example, as_of, hub, region, states, year
-- key: hub_id, report_year
-- columns: hub_id, hub, country, region_code, report_year, report_state, is_owed, due_on, received_on, accepted_on,
--     days_late, held_days, annual_report_id, state_position, mark, color
SELECT told.hub_id, hub.name AS hub, country.name AS country, country.region_code, told.report_year, told.report_state,
    told.is_owed, told.due_on, told.received_on, told.accepted_on, told.days_late, told.held_days, told.annual_report_id,
    report_state.position AS state_position, progress_status.mark, progress_status.color
FROM calendar($as_of) AS told
JOIN report_state ON report_state.report_state = told.report_state
JOIN progress_status USING (status_id)
JOIN hub USING (hub_id)
LEFT JOIN country USING (country_code)
WHERE hub.is_example = $is_example
    AND ($hub IS NULL OR told.hub_id = $hub)
    AND ($region IS NULL OR country.region_code = $region)
    AND ($year::INTEGER IS NULL OR told.report_year = $year::INTEGER)
    AND (len($states::VARCHAR[]) = 0 OR list_contains($states::VARCHAR[], told.report_state))
