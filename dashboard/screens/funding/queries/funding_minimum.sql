-- One row a hub: whether what it states or has had confirmed reaches the least investment of the guideline.
-- parameters: is_example, hub, region
-- key: hub_id
-- columns: hub_id, hub, country, verdict, pledges_count, pledged_usd, least_usd
SELECT hub.hub_id, hub.name AS hub, country.name AS country, verdict, pledges_count,
    CAST(pledged_usd AS DOUBLE) AS pledged_usd,
    (SELECT value FROM setting WHERE setting_id = 'minimum_investment_usd') AS least_usd
FROM minimum_investment
JOIN hub USING (hub_id)
LEFT JOIN country USING (country_code)
WHERE hub.is_example = $is_example AND ($hub IS NULL OR hub.hub_id = $hub)
    AND ($region IS NULL OR country.region_code = $region)
ORDER BY list_position(['needs a person', 'not met', 'no amount stated', 'met'], verdict), hub.name, hub.hub_id
