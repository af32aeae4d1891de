-- One row a sum that enters a total, under each name that `group` gives it: its hub, region, types of service or years.
-- parameters: group
-- key: amount_id, group_key?
-- columns: amount_id, group_key, name, position, rung, form, recurrence, usd
-- uses: funding_matching
WITH inside AS (SELECT * FROM funding_matching WHERE outside IS NULL),
-- A sum counts under each type that its service ticks.
ticked AS (
    SELECT DISTINCT service.service_key, service_type.service_type_id, service_type.name, service_type.position
    FROM service JOIN service_service_type USING (service_id) JOIN service_type USING (service_type_id)
    WHERE service.is_current
)
SELECT amount_id, hub_id AS group_key, coalesce(hub, 'not known') AS name, 0 AS position, rung, form, recurrence, usd
FROM inside WHERE $group = 'hub'
UNION ALL
SELECT amount_id, region_code, coalesce(region, 'not known'), 0, rung, form, recurrence, usd
FROM inside WHERE $group = 'region'
UNION ALL
SELECT inside.amount_id, ticked.service_type_id, coalesce(ticked.name, 'no service or no type named'),
    coalesce(ticked.position, 99), inside.rung, inside.form, inside.recurrence, inside.usd
FROM inside LEFT JOIN ticked USING (service_key) WHERE $group = 'type'
UNION ALL
-- A sum without known years stands whole under none.
SELECT inside.amount_id, CAST(pledge_year.money_year AS VARCHAR),
    coalesce(CAST(pledge_year.money_year AS VARCHAR), 'year not known'), 0, inside.rung, inside.form, inside.recurrence,
    CASE WHEN pledge_year.amount_id IS NULL THEN inside.usd ELSE pledge_year.year_usd END
FROM inside
LEFT JOIN pledge_year ON pledge_year.amount_id = inside.amount_id
    AND ($year::INTEGER IS NULL OR pledge_year.money_year = $year::INTEGER)
WHERE $group = 'year'
