-- One row a way in which a sum comes again.
-- key: recurrence
-- columns: recurrence, name
SELECT recurrence, name FROM money_recurrence ORDER BY position
