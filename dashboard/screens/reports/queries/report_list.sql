-- One row a hub and report year that the filters let through: what is overdue longest first, then what is due next.
-- parameters: first, rows
-- columns: hub_id, hub, country, report_year, report_state, due_on, received_on, accepted_on, days_late, held_days
-- uses: report_calendar
SELECT hub_id, hub, country, report_year, report_state, due_on, received_on, accepted_on, days_late, held_days
FROM report_calendar
ORDER BY list_position(['overdue', 'not yet due', 'received late', 'received', 'received, day unknown', 'not owed'],
    report_state), days_late DESC NULLS LAST, due_on, hub, hub_id, report_year
LIMIT $rows OFFSET $first
