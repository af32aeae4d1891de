-- One row a kind of problem that the checks report, errors first.
-- key: title
-- columns: severity, title, who_can_mend, next_step
SELECT severity, title, who_can_mend, next_step
FROM finding_rule ORDER BY list_position(['error', 'warning', 'note'], severity), title
