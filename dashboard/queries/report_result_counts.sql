-- One row a report year and rung of the evidence ladder: values reported for targets.
-- columns: report_year, position, evidence_rung, results_count
-- uses: report_calendar
SELECT told.report_year, evidence_rung.position, evidence_rung.name AS evidence_rung, count(*) AS results_count
FROM report_calendar AS told
JOIN indicator_result AS result USING (annual_report_id)
JOIN evidence_rung USING (evidence_rung)
WHERE result.state <> 'missing'
GROUP BY told.report_year, evidence_rung.position, evidence_rung.name
ORDER BY told.report_year, evidence_rung.position
