-- One row a problem found in the hub's documents, errors first.
-- parameters: hub_id
-- key: finding_id
-- columns: finding_id, severity, severity_in_words, title, message, next_step, who_can_mend, file_name, part, table_number, row_number, column_number
SELECT finding.finding_id, finding_rule.severity, finding_severity.mark || ' ' || finding_severity.name AS severity_in_words,
    finding_rule.title, finding.message, finding.next_step, finding_rule.who_can_mend,
    document.file_name, finding.part, finding.table_number, finding.row_number, finding.column_number
FROM finding
JOIN finding_rule USING (rule_id)
JOIN finding_severity USING (severity)
LEFT JOIN document ON document.document_id = finding.document_id
WHERE coalesce(finding.hub_id, document.hub_id) = $hub_id
ORDER BY finding_severity.position, document.document_id, finding.table_number,
    finding.row_number, finding.finding_id
