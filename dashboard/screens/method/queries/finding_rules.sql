-- One row a kind of problem that the checks report, errors first.
-- key: title
-- columns: severity, title, who_can_mend, next_step
SELECT finding_severity.mark || ' ' || finding_severity.name AS severity, finding_rule.title, finding_rule.who_can_mend,
    finding_rule.next_step
FROM finding_rule JOIN finding_severity USING (severity)
ORDER BY finding_severity.position, finding_rule.title
