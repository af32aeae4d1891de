-- One row a service reported in a report that the filters let through, the newest years first.
-- key: hub_id, report_year, service_key
-- columns: hub_id, hub, report_year, service_key, service, delivery_status, delivery_in_words, reason, people_reached,
--     people_reached_text,
--     cities_count, problems, changes, file_name, table_number, row_number
-- uses: report_calendar
WITH title AS (
    SELECT service_key, arg_max(title, version) AS service FROM service GROUP BY service_key
),
city AS (
    SELECT annual_report_id, service_key, count(DISTINCT (city_key, country_code)) AS cities_count
    FROM supported_city WHERE state = 'read' GROUP BY ALL
)
SELECT told.hub_id, told.hub, told.report_year, told_service.service_key, title.service, told_service.delivery_status,
    delivery_status.mark || ' ' || delivery_status.name AS delivery_in_words,
    told_service.reason, told_service.people_reached, told_service.people_reached_text,
    coalesce(city.cities_count, 0) AS cities_count, told_service.problems, told_service.changes, document.file_name,
    told_service.table_number, told_service.row_number
FROM report_calendar AS told
JOIN annual_report USING (annual_report_id)
JOIN service_result AS told_service USING (annual_report_id)
LEFT JOIN delivery_status USING (delivery_status)
LEFT JOIN document ON document.document_id = annual_report.document_id
LEFT JOIN title ON title.service_key = told_service.service_key
LEFT JOIN city ON city.annual_report_id = told.annual_report_id AND city.service_key = told_service.service_key
ORDER BY told.report_year DESC, told.hub, told.hub_id, title.service, told_service.service_key
