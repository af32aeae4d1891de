-- One row a calendar year, form and recurrence, in US dollars a rung; a sum without known years stands under none.
-- key: name, form, recurrence
-- columns: name, form, recurrence, stated_usd, stated_count, confirmed_usd, confirmed_count, delivered_usd,
--     delivered_count
-- uses: funding_matching
WITH yearly AS (
    SELECT funding_matching.rung, funding_matching.form, funding_matching.recurrence,
        coalesce(CAST(pledge_year.money_year AS VARCHAR), 'year not known') AS name,
        CASE WHEN pledge_year.amount_id IS NULL THEN funding_matching.usd ELSE pledge_year.year_usd END AS usd
    FROM funding_matching
    LEFT JOIN pledge_year ON pledge_year.amount_id = funding_matching.amount_id
        AND ($year::INTEGER IS NULL OR pledge_year.money_year = $year::INTEGER)
    WHERE outside IS NULL
)
SELECT name, form, recurrence,
    CAST(sum(usd) FILTER (rung = 'stated') AS DOUBLE) AS stated_usd, count(*) FILTER (rung = 'stated') AS stated_count,
    CAST(sum(usd) FILTER (rung = 'confirmed') AS DOUBLE) AS confirmed_usd,
    count(*) FILTER (rung = 'confirmed') AS confirmed_count,
    CAST(sum(usd) FILTER (rung = 'delivered') AS DOUBLE) AS delivered_usd,
    count(*) FILTER (rung = 'delivered') AS delivered_count
FROM yearly
GROUP BY name, form, recurrence
ORDER BY name, form, recurrence
