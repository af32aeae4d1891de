-- One row a rule that a problem can break.
-- key: rule_id
-- columns: rule_id
SELECT rule_id FROM finding_rule ORDER BY rule_id
