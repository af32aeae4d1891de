-- One row a service that the filters let through, by hub and row of its work plan, one page of them.
-- parameters: first, rows
-- key: service_id
-- columns: service_id, title, hub_id, hub, country, types, year_text, start_year, end_year, is_open_ended, years_state,
--     coverage_text, coverage_state, coverage_exception, coverage_limit, reach, via, targets_count, indicators_text, description, file_name, table_number,
--     row_number
-- uses: matching_services
WITH ticked AS (
    SELECT service_id, string_agg(name, ', ' ORDER BY position) AS types
    FROM service_service_type JOIN service_type USING (service_type_id) GROUP BY service_id
),
promised AS (
    SELECT service_id, count(*) AS targets_count FROM indicator WHERE nature = 'target' GROUP BY service_id
)
SELECT service_id, service.title, service.hub_id, hub.name AS hub, country.name AS country, ticked.types,
    service.year_text, service.start_year, service.end_year, service.is_open_ended, service.years_state,
    service.coverage_text, service.coverage_state, service.coverage_exception, service.coverage_limit, found.reach, found.via,
    coalesce(promised.targets_count, 0) AS targets_count, service.indicators_text, service.description,
    document.file_name, service.table_number, service.row_number
FROM matching_services AS found
JOIN service USING (service_id)
JOIN hub ON hub.hub_id = service.hub_id
LEFT JOIN country USING (country_code)
LEFT JOIN ticked USING (service_id)
LEFT JOIN promised USING (service_id)
LEFT JOIN document ON document.document_id = service.document_id
ORDER BY hub.name, service.hub_id, service.position, service_id
LIMIT $rows OFFSET $first
