-- One row a service in force that the filters let through.
-- parameters: first, rows
-- key: service_id
-- columns: service_id, service_key, hub_id, hub, country_code, country, region_code, is_example, title, description,
--     service_type_ids, service_types, topic_ids, year_text, start_year, end_year, is_open_ended, years_state,
--     coverage_text, coverage_mode, coverage_state, coverage_limit, coverage_exception, countries_count, targets_count,
--     indicators_text, language, document_id, part, table_number, row_number
-- uses: matching_services
WITH ticked AS (
    SELECT service_id, string_agg(service_type_id, ';' ORDER BY position) AS service_type_ids,
        string_agg(name, ';' ORDER BY position) AS service_types
    FROM service_service_type JOIN service_type USING (service_type_id) GROUP BY service_id
),
about AS (
    SELECT service_id, string_agg(topic_id, ';' ORDER BY topic_id) AS topic_ids FROM service_topic GROUP BY service_id
),
opened AS (SELECT service_id, count(*) AS countries_count FROM service_country GROUP BY service_id),
promised AS (
    SELECT service_id, count(*) AS targets_count FROM indicator WHERE nature = 'target' GROUP BY service_id
)
SELECT service.service_id, service.service_key, service.hub_id, hub.name AS hub, hub.country_code, country.name AS country,
    country.region_code, hub.is_example, service.title, service.description, ticked.service_type_ids,
    ticked.service_types, about.topic_ids, service.year_text, service.start_year, service.end_year,
    service.is_open_ended, service.years_state, service.coverage_text, service.coverage_mode, service.coverage_state,
    service.coverage_limit, service.coverage_exception, coalesce(opened.countries_count, 0) AS countries_count,
    coalesce(promised.targets_count, 0) AS targets_count, service.indicators_text, service.language,
    service.document_id, service.part, service.table_number, service.row_number
FROM matching_services AS found
JOIN service USING (service_id)
JOIN hub ON hub.hub_id = service.hub_id
LEFT JOIN country USING (country_code)
LEFT JOIN ticked USING (service_id)
LEFT JOIN about USING (service_id)
LEFT JOIN opened USING (service_id)
LEFT JOIN promised USING (service_id)
ORDER BY service.service_id
LIMIT $rows OFFSET $first
