-- One row a form in which money is given.
-- key: money_form
-- columns: money_form, name
SELECT money_form, name FROM money_form ORDER BY position
