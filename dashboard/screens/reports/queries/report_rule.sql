-- One row: from how many days with the title a report is owed, and by which day of the next year.
-- columns: owed_days, due_on
SELECT max(value) FILTER (setting_id = 'report_owed_days') AS owed_days,
    report_due_on(2000) AS due_on
FROM setting
