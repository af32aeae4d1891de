-- One row a sum of money of the chosen data that the filters let through, with why it is outside totals, if it is.
-- parameters: first, rows
-- key: amount_id
-- columns: amount_id, hub_id, hub, country_code, country, region_code, is_example, service_key, rung, nature, amount,
--     amount_max, currency_code, comparator, condition, is_tentative, form, recurrence, first_year, last_year,
--     report_year, usd, reserved_usd, units_per_usd, rate_on, rate_source, outside, text, state, reason, document_id,
--     part, table_number, row_number, column_number
-- uses: funding_matching
SELECT found.amount_id, found.hub_id, found.hub, hub.country_code, found.country, found.region_code, hub.is_example,
    found.service_key, found.rung, found.nature, CAST(found.amount AS DOUBLE) AS amount,
    CAST(found.amount_max AS DOUBLE) AS amount_max, found.currency_code, found.comparator, found.condition,
    found.is_tentative, found.form, found.recurrence, found.first_year, found.last_year, found.report_year,
    CAST(found.usd AS DOUBLE) AS usd, CAST(found.reserved_usd AS DOUBLE) AS reserved_usd, found.units_per_usd,
    found.rate_on, found.rate_source, found.outside, found.text, found.state, found.reason, found.document_id,
    found.part, found.table_number, found.row_number, found.column_number
FROM funding_matching AS found
JOIN hub USING (hub_id)
ORDER BY found.amount_id
LIMIT $rows OFFSET $first
