-- One row: the hub of that address; none where no hub has it.
-- parameters: hub_id, today
-- columns: hub_id, hub, aliases, country, region, authority, is_example, language, longitude, latitude, place_source,
--     place_as_of, confidence, note, starts_on, term_ends_on, precision, recognition_state, is_renewed, renewal_from,
--     services_count, targets_count
-- uses: register_days
SELECT hub.hub_id, hub.name AS hub,
    (SELECT string_agg(alias, ', ' ORDER BY alias) FROM hub_alias WHERE hub_id = $hub_id) AS aliases,
    country.name AS country, region.name AS region, kind.name AS authority, hub.is_example, hub.language,
    hub.longitude, hub.latitude, hub.place_source, hub.place_as_of, hub.confidence, hub.note,
    coalesce(known.starts_on, register_days.recognised_on) AS starts_on, known.ends_on AS term_ends_on,
    coalesce(known.precision, register_days.precision) AS precision,
    coalesce(known.recognition_state, CASE WHEN hub.confidence IS NULL THEN 'candidate' ELSE 'day of recognition unknown' END)
        AS recognition_state,
    coalesce(known.is_renewed, false) AS is_renewed, known.renewal_from,
    (SELECT count(*) FROM service WHERE hub_id = $hub_id AND is_current) AS services_count,
    (SELECT count(*) FROM indicator JOIN service USING (service_id)
        WHERE service.hub_id = $hub_id AND is_current AND nature = 'target') AS targets_count
FROM hub
LEFT JOIN country USING (country_code)
LEFT JOIN region USING (region_code)
LEFT JOIN local_authority_kind AS kind USING (local_authority_kind)
LEFT JOIN register_days USING (hub_id)
LEFT JOIN recognition($today) AS known USING (hub_id)
WHERE hub.hub_id = $hub_id
