-- One row a hub that held the title: its newest report and the reports it owes, those that owe longest first.
-- key: hub_id
-- columns: hub_id, hub, country, latest_year, latest_received_on, latest_age_days, overdue_count, most_days_late
-- uses: report_calendar
SELECT hub_id, hub, any_value(country) AS country,
    max(report_year) FILTER (annual_report_id IS NOT NULL) AS latest_year,
    max(received_on) AS latest_received_on,
    $as_of::DATE - max(received_on) AS latest_age_days,
    count(*) FILTER (report_state = 'overdue') AS overdue_count,
    max(days_late) FILTER (report_state = 'overdue') AS most_days_late
FROM report_calendar
GROUP BY hub_id, hub
ORDER BY most_days_late DESC NULLS LAST, latest_received_on NULLS FIRST, hub, hub_id
