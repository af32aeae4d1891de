-- One row a hub and status that any of its targets has, the hubs with most slipping targets first.
-- key: hub_id, status_id
-- columns: hub_id, hub, country, longitude, latitude, status_id, status_position, mark, status, color, targets_count,
--     hub_targets_count, slipping_count, is_most_common
-- uses: progress_matching
WITH counted AS (
    SELECT hub_id, hub, country, longitude, latitude, status_id, status_position, mark, status, color, urgency,
        is_slipping, count(*) AS targets_count
    FROM progress_matching
    GROUP BY ALL
)
SELECT hub_id, hub, country, longitude, latitude, status_id, status_position, mark, status, color, targets_count,
    CAST(sum(targets_count) OVER hubs AS BIGINT) AS hub_targets_count,
    CAST(coalesce(sum(targets_count) FILTER (is_slipping) OVER hubs, 0) AS BIGINT) AS slipping_count,
    -- Of two statuses that are as common, the more urgent one stands for the hub.
    row_number() OVER (PARTITION BY hub_id ORDER BY targets_count DESC, urgency) = 1 AS is_most_common
FROM counted
WINDOW hubs AS (PARTITION BY hub_id)
ORDER BY slipping_count DESC, hub_targets_count DESC, hub, hub_id, status_position
