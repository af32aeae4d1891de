-- One row a hub and report year that the filters let through: what is overdue longest first, then what is due next.
-- parameters: first, rows
-- key: hub_id, report_year
-- columns: hub_id, hub, country, report_year, report_state, due_on, received_on, accepted_on, days_late, held_days,
--     mark, color
-- uses: report_calendar
SELECT hub_id, hub, country, report_year, report_state, due_on, received_on, accepted_on, days_late, held_days, mark, color
FROM report_calendar
ORDER BY state_position, days_late DESC NULLS LAST, due_on, hub, hub_id, report_year
LIMIT $rows OFFSET $first
