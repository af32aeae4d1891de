-- One row a rung of the ladder, form and recurrence: sums that enter totals, in US dollars.
-- key: rung, form, recurrence
-- columns: rung, form, recurrence, sums_count, total_usd
-- uses: funding_matching
SELECT rung, form, recurrence, count(*) AS sums_count, CAST(sum(usd) AS DOUBLE) AS total_usd
FROM funding_matching
WHERE outside IS NULL
GROUP BY rung, form, recurrence
ORDER BY list_position(['stated', 'confirmed', 'delivered'], rung),
    list_position(['cash', 'in_kind', 'loan', 'mixed', 'unknown'], form),
    list_position(['one_off', 'annual', 'multi_year_total', 'unspecified'], recurrence)
