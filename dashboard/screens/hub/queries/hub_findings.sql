-- One row a cause of problems found in the hub's documents, errors first.
-- parameters: hub_id
-- key: finding_id
-- columns: finding_id, severity, severity_in_words, title, message, next_step, who_can_mend, findings_count, places, file_name, part, table_number,
--     row_number, column_number
SELECT cause.finding_id, finding_rule.severity, finding_severity.mark || ' ' || finding_severity.name AS severity_in_words,
    finding_rule.title, cause.message, cause.next_step, finding_rule.who_can_mend, cause.findings_count, cause.places,
    document.file_name, cause.part, cause.table_number, cause.row_number, cause.column_number
FROM finding_cause AS cause
JOIN finding_rule USING (rule_id)
JOIN finding_severity USING (severity)
LEFT JOIN document ON document.document_id = cause.document_id
WHERE coalesce(cause.hub_id, document.hub_id) = $hub_id
ORDER BY finding_severity.position, document.document_id, cause.table_number,
    cause.row_number, cause.finding_id
