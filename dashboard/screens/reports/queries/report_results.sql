-- One row a value reported for a target in a report that the filters let through, the newest years first, one page.
-- parameters: first, rows
-- key: hub_id, report_year, indicator_key
-- columns: hub_id, hub, report_year, indicator_key, service, text, value_text, is_since_start, value, proposed_value,
--     state, reason, evidence_rung, evidence, note, file_name, part, table_number, row_number, column_number
-- uses: report_calendar
WITH item AS (
    SELECT indicator.indicator_key, arg_max(indicator.text, service.version) AS text,
        arg_max(service.title, service.version) AS service
    FROM indicator JOIN service USING (service_id) GROUP BY indicator.indicator_key
)
SELECT told.hub_id, told.hub, told.report_year, result.indicator_key, item.service, item.text, result.value_text,
    coalesce(result.is_since_start, false) AS is_since_start,
    CASE WHEN result.state = 'read' THEN result.value END AS value,
    CASE WHEN result.state <> 'read' THEN result.value END AS proposed_value, result.state, result.reason,
    evidence_rung.name AS evidence_rung, result.evidence, result.note, document.file_name, result.part, result.table_number, result.row_number, result.column_number
FROM report_calendar AS told
JOIN annual_report USING (annual_report_id)
JOIN indicator_result AS result USING (annual_report_id)
JOIN evidence_rung USING (evidence_rung)
LEFT JOIN item ON item.indicator_key = result.indicator_key
LEFT JOIN document ON document.document_id = annual_report.document_id
WHERE result.state <> 'missing'
ORDER BY told.report_year DESC, told.hub, told.hub_id, result.indicator_key
LIMIT $rows OFFSET $first
