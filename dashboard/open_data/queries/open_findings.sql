-- One row a problem found in what hubs of the chosen data sent, as far as the filters let it through.
-- parameters: severity, who_can_mend, rule_id, document_id, first, rows
-- key: finding_id
-- columns: finding_id, rule_id, severity, title, who_can_mend, hub_id, hub, country_code, is_example, document_id, message,
--     text, next_step, part, table_number, row_number, column_number
-- uses: found
SELECT found.finding_id, found.rule_id, found.severity, found.title, found.who_can_mend, found.hub_id, found.hub,
    hub.country_code, hub.is_example, found.document_id, found.message, found.text, found.next_step, found.part,
    found.table_number, found.row_number, found.column_number
FROM found
JOIN hub USING (hub_id)
WHERE ($severity IS NULL OR found.severity = $severity)
    AND ($who_can_mend IS NULL OR found.who_can_mend = $who_can_mend)
    AND ($rule_id IS NULL OR found.rule_id = $rule_id)
    AND ($document_id IS NULL OR found.document_id = $document_id)
ORDER BY found.finding_id
LIMIT $rows OFFSET $first
