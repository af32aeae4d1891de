-- One row a rung of the ladder, form and recurrence: sums that enter totals, in US dollars.
-- key: rung, form, recurrence
-- columns: rung, form, form_name, recurrence, recurrence_name, sums_count, total_usd
-- uses: funding_matching
SELECT rung, form, form_name, recurrence, recurrence_name, count(*) AS sums_count, CAST(sum(usd) AS DOUBLE) AS total_usd
FROM funding_matching
WHERE outside IS NULL
GROUP BY rung, form, form_name, form_position, recurrence, recurrence_name, recurrence_position
ORDER BY list_position(['stated', 'confirmed', 'delivered'], rung),
    form_position, recurrence_position
