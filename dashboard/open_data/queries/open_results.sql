-- One row a value reported for a target in a report that the filters let through.
-- parameters: first, rows
-- key: hub_id, report_year, indicator_key
-- columns: hub_id, hub, country_code, is_example, report_year, annual_report_id, indicator_key, service_key, value_text,
--     is_since_start, value, proposed_value, state, reason, evidence_rung, evidence, note, document_id, part,
--     table_number, row_number, column_number
-- uses: report_calendar
WITH item AS (
    SELECT indicator.indicator_key, arg_max(service.service_key, service.version) AS service_key
    FROM indicator JOIN service USING (service_id) GROUP BY indicator.indicator_key
)
SELECT told.hub_id, told.hub, hub.country_code, hub.is_example, told.report_year, told.annual_report_id,
    result.indicator_key, item.service_key, result.value_text, coalesce(result.is_since_start, false) AS is_since_start,
    CASE WHEN result.state = 'read' THEN result.value END AS value,
    CASE WHEN result.state <> 'read' THEN result.value END AS proposed_value, result.state, result.reason,
    result.evidence_rung, result.evidence, result.note, annual_report.document_id, result.part, result.table_number,
    result.row_number, result.column_number
FROM report_calendar AS told
JOIN annual_report USING (annual_report_id)
JOIN indicator_result AS result USING (annual_report_id)
JOIN hub ON hub.hub_id = told.hub_id
LEFT JOIN item ON item.indicator_key = result.indicator_key
WHERE result.state <> 'missing'
ORDER BY told.hub_id, told.report_year, result.indicator_key
LIMIT $rows OFFSET $first
