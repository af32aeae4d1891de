-- One row a service that the filters let through and country that it is open to, with the strongest reason.
-- parameters: first, rows
-- key: service_id, country_code
-- columns: service_id, hub_id, country_code, country, reach, via, is_example
-- uses: matching_services
SELECT found.service_id, found.hub_id, opened.country_code, country.name AS country, opened.reach, opened.via,
    $is_example AS is_example
FROM matching_services AS found
JOIN service_country AS opened USING (service_id)
JOIN country USING (country_code)
ORDER BY found.service_id, opened.country_code
LIMIT $rows OFFSET $first
