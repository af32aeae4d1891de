-- One row a cause of problems found: of the chosen data's hubs, or, where is_example is empty, of no known hub.
-- parameters: is_example
-- key: finding_id
-- columns: finding_id, rule_id, severity, severity_position, severity_in_words, title, who_can_mend, hub_id, hub, document_id, message, text, next_step,
--     findings_count, places, part, table_number, row_number, column_number
SELECT cause.finding_id, cause.rule_id, finding_rule.severity, finding_severity.position AS severity_position,
    finding_severity.mark || ' ' || finding_severity.name AS severity_in_words, finding_rule.title, finding_rule.who_can_mend,
    hub.hub_id, hub.name AS hub, cause.document_id, cause.message, cause.text, cause.next_step, cause.findings_count, cause.places,
    cause.part, cause.table_number, cause.row_number, cause.column_number
FROM finding_cause AS cause
JOIN finding_rule USING (rule_id)
JOIN finding_severity USING (severity)
LEFT JOIN document ON document.document_id = cause.document_id
LEFT JOIN hub ON hub.hub_id = coalesce(cause.hub_id, document.hub_id)
WHERE hub.is_example IS NOT DISTINCT FROM $is_example
