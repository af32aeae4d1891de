-- One row a sum promised on a condition or tentative, the largest first: in no total of firm pledges.
-- key: amount_id
-- columns: amount_id, hub_id, hub, service, rung, condition, is_tentative, amount, amount_max, currency_code, comparator,
--     form, form_name, recurrence, recurrence_name, first_year, last_year, reserved_usd, text, document_id, part, table_number, row_number,
--     column_number
-- uses: funding_matching
SELECT amount_id, hub_id, hub, service, rung, condition, is_tentative, CAST(amount AS DOUBLE) AS amount,
    CAST(amount_max AS DOUBLE) AS amount_max, currency_code, comparator, form, form_name, recurrence, recurrence_name, first_year, last_year,
    CAST(reserved_usd AS DOUBLE) AS reserved_usd, text, document_id, part, table_number, row_number, column_number
FROM funding_matching
SEMI JOIN reserved_pledge USING (amount_id)
ORDER BY reserved_usd DESC NULLS LAST, hub, amount_id
