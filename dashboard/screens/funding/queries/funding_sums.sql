-- One row a sum that enters a total, the largest first on each rung, one page of them.
-- parameters: first, rows
-- key: amount_id
-- columns: amount_id, hub_id, hub, service, rung, nature, amount, amount_max, currency_code, comparator, form, form_name, recurrence, recurrence_name,
--     first_year, last_year, report_year, usd, units_per_usd, rate_on, rate_source, text, document_id, part,
--     table_number, row_number, column_number
-- uses: funding_matching
SELECT amount_id, hub_id, hub, service, rung, nature, CAST(amount AS DOUBLE) AS amount, CAST(amount_max AS DOUBLE) AS amount_max,
    currency_code, comparator, form, form_name, recurrence, recurrence_name, first_year, last_year, report_year, CAST(usd AS DOUBLE) AS usd,
    units_per_usd, rate_on, rate_source, text, document_id, part, table_number, row_number, column_number
FROM funding_matching
WHERE outside IS NULL
ORDER BY list_position(['stated', 'confirmed', 'delivered'], rung), usd DESC, hub, amount_id
LIMIT $rows OFFSET $first
