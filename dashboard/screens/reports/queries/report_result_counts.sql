-- One row a report year and rung of the evidence ladder: values reported for targets, those that wait for a person apart.
-- key: report_year, evidence_rung
-- columns: report_year, position, evidence_rung, results_count, waiting_count
-- uses: report_calendar
SELECT told.report_year, evidence_rung.position, evidence_rung.name AS evidence_rung,
    count(*) FILTER (result.state = 'read') AS results_count,
    count(*) FILTER (result.state <> 'read') AS waiting_count
FROM report_calendar AS told
JOIN indicator_result AS result USING (annual_report_id)
JOIN evidence_rung USING (evidence_rung)
WHERE result.state <> 'missing'
GROUP BY told.report_year, evidence_rung.position, evidence_rung.name
ORDER BY told.report_year, evidence_rung.position
