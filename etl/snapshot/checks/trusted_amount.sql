-- A sum that may enter a total has an amount that is not negative, and no conversion without a rate.
SELECT amount_id, amount, amount_usd, units_per_usd
FROM amount
WHERE (amount < 0 AND state = 'read') OR (amount_usd IS NOT NULL AND currency_code <> 'USD' AND units_per_usd IS NULL)
