-- One row: how many targets the filters let through, of how many hubs, and how many there are without any filter.
-- columns: targets_count, hubs_count, all_targets_count, all_hubs_count
-- uses: progress_matching
SELECT count(*) AS targets_count, count(DISTINCT hub_id) AS hubs_count,
    (SELECT count(*) FROM indicator JOIN service USING (service_id) JOIN hub ON hub.hub_id = service.hub_id
        WHERE indicator.nature = 'target' AND service.is_current AND hub.is_example = $is_example) AS all_targets_count,
    (SELECT count(*) FROM hub WHERE is_example = $is_example) AS all_hubs_count
FROM progress_matching
