-- The month and the day by which reports are due are a month and a day of one.
SELECT setting_id, value
FROM setting
WHERE (setting_id = 'report_due_month' AND value NOT BETWEEN 1 AND 12)
    OR (setting_id = 'report_due_day' AND value NOT BETWEEN 1 AND 31)
