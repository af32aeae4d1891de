-- One row: how many services the filters let through, of how many, and how sure their coverage is.
-- columns: services_count, all_services_count, hubs_count, all_hubs_count, open_to_all_count, placed_count,
--     unplaced_count, unsure_coverage_count, indicators_count, targets_count,
--     unsure_indicators_count
-- uses: matching_services
SELECT count(*) AS services_count,
    (SELECT count(*) FROM service JOIN hub USING (hub_id) WHERE is_current AND is_example = $is_example)
        AS all_services_count,
    count(DISTINCT service.hub_id) AS hubs_count,
    (SELECT count(*) FROM hub WHERE is_example = $is_example) AS all_hubs_count,
    count(*) FILTER (
        service.coverage_mode IN ('all', 'all_with_priority')
        AND service.coverage_condition IS NULL AND NOT service.coverage_is_tentative
    ) AS open_to_all_count,
    count(*) FILTER (EXISTS (FROM service_country WHERE service_country.service_id = service.service_id)) AS placed_count,
    count(*) FILTER (EXISTS (FROM service_unplaced WHERE service_unplaced.service_id = service.service_id))
        AS unplaced_count,
    count(*) FILTER (service.coverage_state <> 'read') AS unsure_coverage_count,
    coalesce(sum((SELECT count(*) FROM indicator WHERE service_id = service.service_id)), 0)::BIGINT AS indicators_count,
    coalesce(sum((SELECT count(*) FROM indicator WHERE service_id = service.service_id AND nature = 'target')), 0)::BIGINT
        AS targets_count,
    count(*) FILTER (service.indicators_state <> 'read') AS unsure_indicators_count
FROM matching_services JOIN service USING (service_id)
