-- One row a type of service, form and recurrence, in US dollars a rung; a sum counts under each type its service ticks.
-- key: name, form, recurrence
-- columns: name, form, recurrence, stated_usd, stated_count, confirmed_usd, confirmed_count, delivered_usd,
--     delivered_count
-- uses: funding_matching
WITH typed AS (
    SELECT funding_matching.*, coalesce(service_type.name, 'no service or no type named') AS name,
        coalesce(service_type.position, 99) AS position
    FROM funding_matching
    LEFT JOIN (
        SELECT DISTINCT service_key, service_type_id
        FROM service JOIN service_service_type USING (service_id) WHERE is_current
    ) AS ticked USING (service_key)
    LEFT JOIN service_type USING (service_type_id)
    WHERE outside IS NULL
)
SELECT name, form, recurrence,
    CAST(sum(usd) FILTER (rung = 'stated') AS DOUBLE) AS stated_usd, count(*) FILTER (rung = 'stated') AS stated_count,
    CAST(sum(usd) FILTER (rung = 'confirmed') AS DOUBLE) AS confirmed_usd,
    count(*) FILTER (rung = 'confirmed') AS confirmed_count,
    CAST(sum(usd) FILTER (rung = 'delivered') AS DOUBLE) AS delivered_usd,
    count(*) FILTER (rung = 'delivered') AS delivered_count
FROM typed
GROUP BY name, position, form, recurrence
ORDER BY position, form, recurrence
