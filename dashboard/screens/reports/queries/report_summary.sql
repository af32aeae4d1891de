-- One row: the figures of the reports that the filters let through, and the hubs of the chosen data.
-- columns: years_count, hubs_count, overdue_count, overdue_hubs_count, most_days_late, fell_due_count,
--     received_of_due_count, late_count, next_due_on, next_due_count, all_hubs_count, all_years_count
-- uses: report_calendar
SELECT count(*) AS years_count, count(DISTINCT hub_id) AS hubs_count,
    count(*) FILTER (report_state = 'overdue') AS overdue_count,
    count(DISTINCT hub_id) FILTER (report_state = 'overdue') AS overdue_hubs_count,
    max(days_late) FILTER (report_state = 'overdue') AS most_days_late,
    count(*) FILTER (is_owed AND due_on < $as_of) AS fell_due_count,
    count(*) FILTER (is_owed AND due_on < $as_of AND annual_report_id IS NOT NULL) AS received_of_due_count,
    count(*) FILTER (report_state = 'received late') AS late_count,
    min(due_on) FILTER (report_state = 'not yet due') AS next_due_on,
    count(*) FILTER (report_state = 'not yet due') AS next_due_count,
    (SELECT count(*) FROM hub WHERE is_example = $is_example) AS all_hubs_count,
    (SELECT count(*) FROM calendar($as_of) JOIN hub USING (hub_id) WHERE is_example = $is_example) AS all_years_count
FROM report_calendar
