-- One row a sum of money found in the hub's documents; pledges first, parts of another sum after it.
-- parameters: hub_id
-- key: amount_id
-- columns: amount_id, text, rung, nature, amount, amount_max, currency_code, comparator, condition, is_tentative,
--     form, form_name, recurrence, recurrence_name, first_year, last_year, total_usd, rate_on, is_in_force, state, reason,
--     title, file_name, table_number, row_number, column_number
SELECT amount.amount_id, amount.text, amount.rung, amount.nature, CAST(amount.amount AS DOUBLE) AS amount,
    CAST(amount.amount_max AS DOUBLE) AS amount_max, amount.currency_code, amount.comparator, amount.condition,
    amount.is_tentative, amount.form, money_form.name AS form_name, amount.recurrence,
    money_recurrence.name AS recurrence_name, amount.first_year, amount.last_year,
    CAST(amount.total_usd AS DOUBLE) AS total_usd,
    amount.rate_on, amount.is_in_force, amount.state, amount.reason, service.title,
    document.file_name, amount.table_number, amount.row_number, amount.column_number
FROM amount
LEFT JOIN money_form ON money_form.money_form = amount.form
LEFT JOIN money_recurrence USING (recurrence)
LEFT JOIN service USING (service_id)
LEFT JOIN document ON document.document_id = amount.document_id
WHERE amount.hub_id = $hub_id
ORDER BY amount.is_in_force DESC, amount.nature <> 'pledge', amount.rung,
    coalesce(amount.part_of, amount.amount_id), amount.part_of IS NOT NULL, amount.amount_id
