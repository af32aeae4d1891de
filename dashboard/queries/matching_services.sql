-- One row a current service of the chosen data that the filters let through; a filter that is empty lets all through.
-- parameters: is_example, types, region, country, year, topic, coverage, q
-- key: service_id
-- columns: service_id, hub_id, reach, via
SELECT service.service_id, service.hub_id, opened.reach,
    -- A region by its name; nothing where nothing lies between the service and the country.
    coalesce(through.name, nullif(opened.via, '')) AS via
FROM service
JOIN hub USING (hub_id)
LEFT JOIN country USING (country_code)
LEFT JOIN service_country AS opened ON opened.service_id = service.service_id AND opened.country_code = $country
LEFT JOIN region AS through ON through.region_code = opened.via
WHERE service.is_current AND hub.is_example = $is_example
    AND (len($types::VARCHAR[]) = 0 OR EXISTS (
        FROM service_service_type AS ticked
        WHERE ticked.service_id = service.service_id AND list_contains($types::VARCHAR[], ticked.service_type_id)))
    AND ($region IS NULL OR country.region_code = $region)
    AND ($country IS NULL OR opened.service_id IS NOT NULL)
    AND ($year::INTEGER IS NULL OR (service.start_year <= $year::INTEGER
        AND (coalesce(service.end_year, service.start_year) >= $year::INTEGER OR service.is_open_ended)))
    AND ($topic IS NULL OR EXISTS (
        FROM service_topic WHERE service_topic.service_id = service.service_id AND topic_id = $topic))
    AND ($coverage = '' OR contains(unaccented(service.coverage_text), unaccented($coverage)))
    AND ($q = '' OR contains(
        unaccented(concat_ws(' ', hub.name, service.title, service.description, service.indicators_text)),
        unaccented($q)))
