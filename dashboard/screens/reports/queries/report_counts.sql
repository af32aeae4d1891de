-- One row a state of a report: how many of those that the filters let through are in it.
-- key: report_state
-- columns: report_state, mark, reports_count
-- uses: report_calendar
SELECT report_state.report_state, progress_status.mark, count(report_calendar.hub_id) AS reports_count
FROM report_state
JOIN progress_status USING (status_id)
LEFT JOIN report_calendar ON report_calendar.report_state = report_state.report_state
GROUP BY report_state.report_state, report_state.position, progress_status.mark
ORDER BY report_state.position
