-- One row: how many problems the filters let through, and how many causes they have.
-- parameters: severity, who_can_mend, rule_id, document_id
-- columns: findings_count, causes_count
-- uses: found
SELECT coalesce(sum(findings_count), 0) AS findings_count, count(*) AS causes_count
FROM found
WHERE ($severity IS NULL OR severity = $severity)
    AND ($who_can_mend IS NULL OR who_can_mend = $who_can_mend)
    AND ($rule_id IS NULL OR rule_id = $rule_id)
    AND ($document_id IS NULL OR document_id = $document_id)
