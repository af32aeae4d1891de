-- One row: each rung's total in US dollars and its hubs and sums, sums outside totals, and how many sums there are at all.
-- columns: sums_count, inside_count, outside_count, hubs_count, stated_usd, stated_count,
--     stated_hubs_count, confirmed_usd, confirmed_count, confirmed_hubs_count, delivered_usd, delivered_count,
--     delivered_hubs_count, reserved_usd, reserved_count, all_hubs_count, all_sums_count
-- uses: funding_matching
SELECT count(*) AS sums_count, count(*) FILTER (outside IS NULL) AS inside_count,
    count(outside) AS outside_count,
    count(DISTINCT hub_id) AS hubs_count,
    CAST(coalesce(sum(usd) FILTER (rung = 'stated'), 0) AS DOUBLE) AS stated_usd,
    count(*) FILTER (rung = 'stated' AND outside IS NULL) AS stated_count,
    count(DISTINCT hub_id) FILTER (rung = 'stated' AND outside IS NULL) AS stated_hubs_count,
    CAST(coalesce(sum(usd) FILTER (rung = 'confirmed'), 0) AS DOUBLE) AS confirmed_usd,
    count(*) FILTER (rung = 'confirmed' AND outside IS NULL) AS confirmed_count,
    count(DISTINCT hub_id) FILTER (rung = 'confirmed' AND outside IS NULL) AS confirmed_hubs_count,
    CAST(coalesce(sum(usd) FILTER (rung = 'delivered'), 0) AS DOUBLE) AS delivered_usd,
    count(*) FILTER (rung = 'delivered' AND outside IS NULL) AS delivered_count,
    count(DISTINCT hub_id) FILTER (rung = 'delivered' AND outside IS NULL) AS delivered_hubs_count,
    CAST(coalesce(sum(reserved_usd), 0) AS DOUBLE) AS reserved_usd, count(reserved_usd) AS reserved_count,
    (SELECT count(*) FROM hub WHERE is_example = $is_example) AS all_hubs_count,
    (SELECT count(*) FROM amount JOIN hub USING (hub_id) WHERE is_example = $is_example) AS all_sums_count
FROM funding_matching
