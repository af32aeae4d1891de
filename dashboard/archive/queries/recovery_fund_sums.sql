-- One row a sum of a fund, as its source states it.
-- key: amount_id
-- columns: amount_id, fund, rung, first_year, organisation, city, country, amount, amount_max, currency_code, comparator, text,
--   source, as_of
SELECT amount_id, fund.name AS fund, rung, first_year, organisation.name AS organisation, city.name AS city,
    country.name AS country, amount, amount_max, amount.currency_code, comparator, text, amount.source, amount.as_of
FROM amount
JOIN fund USING (fund_id)
LEFT JOIN organisation USING (organisation_id)
LEFT JOIN city USING (city_id)
LEFT JOIN country USING (country_code)
ORDER BY fund.name, CASE rung WHEN 'goal' THEN 1 WHEN 'committed' THEN 2 ELSE 3 END, organisation, city
