-- One row a report received from a hub for a year in which no decision gives it the title: its values enter no status.
-- parameters: is_example, as_of
-- key: document_id
-- columns: hub_id, hub, report_year, received_on, document_id
SELECT hub.hub_id, hub.name AS hub, annual_report.report_year, annual_report.received_on, annual_report.document_id
FROM annual_report
JOIN hub USING (hub_id)
ANTI JOIN calendar($as_of) AS held ON held.hub_id = annual_report.hub_id AND held.report_year = annual_report.report_year
WHERE hub.is_example = $is_example AND (received_on IS NULL OR received_on <= $as_of)
ORDER BY hub.name, hub.hub_id, annual_report.report_year
