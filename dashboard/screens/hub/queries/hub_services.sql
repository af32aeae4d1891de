-- One row a service and version of the hub's work plan, current ones first, and a printed example row, which is none.
-- parameters: hub_id
-- key: service_id
-- columns: service_id, title, description, types, type_other, year_text, start_year, end_year, is_open_ended, years_state,
--     coverage_text, coverage_mode, coverage_state, coverage_limit, coverage_exception,
--     coverage_condition, coverage_is_tentative, countries_count, unplaced, indicators_text, topics, version,
--     is_current, order_unknown_with, is_printed_example, file_name, part, table_number, row_number, received_on
SELECT service.service_id, service.title, service.description,
    (SELECT string_agg(name, ', ' ORDER BY position) FROM service_service_type JOIN service_type USING (service_type_id)
        WHERE service_id = service.service_id) AS types,
    service.type_other, service.year_text, service.start_year, service.end_year, service.is_open_ended,
    service.years_state, service.coverage_text, service.coverage_mode, service.coverage_state,
    service.coverage_limit, service.coverage_exception, service.coverage_condition, service.coverage_is_tentative,
    (SELECT count(*) FROM service_country WHERE service_id = service.service_id) AS countries_count,
    (SELECT string_agg(name, ', ' ORDER BY name) FROM service_unplaced WHERE service_id = service.service_id) AS unplaced,
    service.indicators_text,
    (SELECT string_agg(DISTINCT topic.name, ', ' ORDER BY topic.name) FROM service_topic JOIN topic USING (topic_id)
        WHERE service_id = service.service_id) AS topics,
    service.version, service.is_current, service.order_unknown_with, service.is_printed_example, document.file_name,
    service.part, service.table_number, service.row_number, document.received_on
FROM service LEFT JOIN document ON document.document_id = service.document_id
WHERE service.hub_id = $hub_id
ORDER BY service.is_current DESC, service.version DESC, service.position, service.service_id
