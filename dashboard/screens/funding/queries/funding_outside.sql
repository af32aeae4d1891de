-- One row a sum that enters no total, with the reason.
-- key: amount_id
-- columns: amount_id, hub_id, hub, service, rung, outside, reason, amount, amount_max, currency_code, comparator, form, recurrence,
--     state, text, document_id, part, table_number, row_number, column_number
-- uses: funding_matching
SELECT amount_id, hub_id, hub, service, rung, outside, reason, CAST(amount AS DOUBLE) AS amount,
    CAST(amount_max AS DOUBLE) AS amount_max, currency_code, comparator, form, recurrence, state, text, document_id, part,
    table_number, row_number, column_number
FROM funding_matching
WHERE outside IS NOT NULL
ORDER BY outside, hub, hub_id, amount_id
