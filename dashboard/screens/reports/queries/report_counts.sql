-- One row a state of a report: how many of those that the filters let through are in it.
-- columns: report_state, reports_count
-- uses: report_calendar
SELECT state.name AS report_state, count(report_calendar.report_state) AS reports_count
FROM (SELECT unnest(['overdue', 'not yet due', 'received', 'received late', 'received, day unknown', 'not owed']) AS name)
    AS state
LEFT JOIN report_calendar ON report_calendar.report_state = state.name
GROUP BY state.name
ORDER BY list_position(['overdue', 'not yet due', 'received', 'received late', 'received, day unknown', 'not owed'],
    state.name)
