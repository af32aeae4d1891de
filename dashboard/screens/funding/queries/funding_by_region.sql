-- One row a region, form and recurrence: what its sums come to on each rung, in US dollars; the rungs are never added.
-- key: name, form, recurrence
-- columns: name, form, recurrence, stated_usd, stated_count, confirmed_usd, confirmed_count, delivered_usd,
--     delivered_count
-- uses: funding_matching
SELECT coalesce(region, 'not known') AS name, form, recurrence,
    CAST(sum(usd) FILTER (rung = 'stated') AS DOUBLE) AS stated_usd, count(*) FILTER (rung = 'stated') AS stated_count,
    CAST(sum(usd) FILTER (rung = 'confirmed') AS DOUBLE) AS confirmed_usd,
    count(*) FILTER (rung = 'confirmed') AS confirmed_count,
    CAST(sum(usd) FILTER (rung = 'delivered') AS DOUBLE) AS delivered_usd,
    count(*) FILTER (rung = 'delivered') AS delivered_count
FROM funding_matching
WHERE outside IS NULL
GROUP BY region, form, recurrence
ORDER BY name, form, recurrence
