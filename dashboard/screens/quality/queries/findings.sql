-- One row a cause of problems that the filters let through, errors first, one page of them.
-- parameters: severity, who_can_mend, rule_id, document_id, first, rows
-- key: finding_id
-- columns: finding_id, severity, severity_in_words, title, hub, document_id, message, text, next_step, who_can_mend, findings_count, places,
--     part, table_number, row_number, column_number
-- uses: found
SELECT finding_id, severity, severity_in_words, title, hub, document_id, message, text, next_step, who_can_mend, findings_count, places,
    part, table_number, row_number, column_number
FROM found
WHERE ($severity IS NULL OR severity = $severity)
    AND ($who_can_mend IS NULL OR who_can_mend = $who_can_mend)
    AND ($rule_id IS NULL OR rule_id = $rule_id)
    AND ($document_id IS NULL OR document_id = $document_id)
ORDER BY severity_position, document_id NULLS FIRST, table_number NULLS FIRST,
    row_number NULLS FIRST, finding_id
LIMIT $rows OFFSET $first
