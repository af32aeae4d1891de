-- One row: from how many days with the title a report is owed, and by which day of the next year.
-- columns: owed_days, due_on
SELECT max(value) FILTER (setting_id = 'report_owed_days') AS owed_days,
    make_date(2001, CAST(max(value) FILTER (setting_id = 'report_due_month') AS INTEGER),
        CAST(max(value) FILTER (setting_id = 'report_due_day') AS INTEGER)) AS due_on
FROM setting
