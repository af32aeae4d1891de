-- Of the versions of a service that are in force no two are for the same year.
SELECT one.service_id, other.service_id AS other_id
FROM service AS one
JOIN service AS other ON other.service_key = one.service_key AND other.service_id > one.service_id
WHERE one.is_current AND other.is_current
    AND coalesce(one.start_year <= coalesce(other.end_year, CASE WHEN NOT other.is_open_ended THEN other.start_year END,
            one.start_year)
        AND other.start_year <= coalesce(one.end_year, CASE WHEN NOT one.is_open_ended THEN one.start_year END,
            other.start_year), true)
