-- One row a hub, region, type or year, form and recurrence, in US dollars a rung; the rungs are never added.
-- key: group_key?, form, recurrence
-- columns: group_key, name, form, form_name, recurrence, recurrence_name, stated_usd, stated_count, confirmed_usd,
--     confirmed_count, delivered_usd, delivered_count
-- uses: funding_grouped
SELECT grouped.group_key, grouped.name, grouped.form, coalesce(money_form.name, grouped.form) AS form_name, grouped.recurrence,
    coalesce(money_recurrence.name, grouped.recurrence) AS recurrence_name,
    CAST(sum(usd) FILTER (rung = 'stated') AS DOUBLE) AS stated_usd, count(*) FILTER (rung = 'stated') AS stated_count,
    CAST(sum(usd) FILTER (rung = 'confirmed') AS DOUBLE) AS confirmed_usd,
    count(*) FILTER (rung = 'confirmed') AS confirmed_count,
    CAST(sum(usd) FILTER (rung = 'delivered') AS DOUBLE) AS delivered_usd,
    count(*) FILTER (rung = 'delivered') AS delivered_count
FROM funding_grouped AS grouped
LEFT JOIN money_form ON money_form.money_form = grouped.form
LEFT JOIN money_recurrence ON money_recurrence.recurrence = grouped.recurrence
GROUP BY grouped.group_key, grouped.name, grouped.position, grouped.form, money_form.name, money_form.position,
    grouped.recurrence, money_recurrence.name, money_recurrence.position
ORDER BY grouped.position, grouped.name, grouped.group_key, money_form.position,
    money_recurrence.position
