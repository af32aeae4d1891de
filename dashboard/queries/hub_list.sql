-- One row a hub of the chosen data, candidates included, with its term as far as it is known on the day.
-- parameters: is_example, today
-- key: hub_id
-- columns: hub_id, hub, country, country_code, region, region_code, region_position, authority, recognised_on, precision,
--     term_ends_on, recognition_state, confidence, services_count, longitude, latitude, is_recognised
-- uses: register_days
WITH offered AS (SELECT hub_id, count(*) AS services_count FROM service WHERE is_current GROUP BY hub_id)
SELECT hub.hub_id, hub.name AS hub, country.name AS country, hub.country_code, region.name AS region, region.region_code,
    region.position AS region_position, kind.name AS authority,
    coalesce(known.starts_on, register_days.recognised_on) AS recognised_on,
    coalesce(known.precision, register_days.precision) AS precision,
    known.ends_on AS term_ends_on,
    coalesce(known.recognition_state, CASE WHEN hub.confidence IS NULL THEN 'candidate' ELSE 'day of recognition unknown' END)
        AS recognition_state,
    hub.confidence, coalesce(offered.services_count, 0) AS services_count,
    hub.longitude, hub.latitude,
    known.hub_id IS NOT NULL OR hub.confidence IS NOT NULL AS is_recognised
FROM hub
LEFT JOIN country USING (country_code)
LEFT JOIN region USING (region_code)
LEFT JOIN local_authority_kind AS kind USING (local_authority_kind)
LEFT JOIN register_days USING (hub_id)
LEFT JOIN recognition($today) AS known USING (hub_id)
LEFT JOIN offered USING (hub_id)
WHERE hub.is_example = $is_example
