-- One row a sum of money of the chosen data that the filters let through, with why it is outside totals, if it is.
-- parameters: is_example, hub, region, types, year, rung, form, recurrence
-- key: amount_id
-- columns: amount_id, hub_id, hub, country, region, region_code, service_key, service, rung, nature, amount, amount_max,
--     currency_code, comparator, condition, is_tentative, form, form_name, form_position, recurrence, recurrence_name,
--     recurrence_position, first_year, last_year, report_year, usd, reserved_usd, units_per_usd, rate_on, rate_source,
--     text, state, reason, outside, document_id, part, table_number, row_number, column_number
WITH title AS (SELECT service_key, arg_max(title, version) AS service FROM service GROUP BY service_key)
SELECT amount.amount_id, amount.hub_id, hub.name AS hub, country.name AS country, region.name AS region,
    country.region_code, amount.service_key, title.service, amount.rung, amount.nature, amount.amount, amount.amount_max,
    amount.currency_code, amount.comparator, amount.condition, amount.is_tentative,
    coalesce(amount.form, 'unknown') AS form, coalesce(money_form.name, amount.form) AS form_name,
    money_form.position AS form_position, coalesce(amount.recurrence, 'unspecified') AS recurrence,
    coalesce(money_recurrence.name, amount.recurrence) AS recurrence_name,
    money_recurrence.position AS recurrence_position, amount.first_year, amount.last_year, amount.report_year,
    -- With a year chosen: what the sum counts in that year; else the whole sum. Only sums that enter a total have it.
    CASE
        WHEN pledge.amount_id IS NULL THEN NULL
        WHEN $year::INTEGER IS NULL THEN pledge.total_usd
        ELSE pledge_year.year_usd
    END AS usd,
    -- What it would add if its condition is met or it is settled: never part of a total.
    reserved_pledge.total_usd AS reserved_usd,
    amount.units_per_usd, amount.rate_on, amount.rate_source, amount.text, amount.state, amount.reason,
    CASE
        WHEN amount.amount IS NULL THEN 'no amount stated'
        WHEN amount.state = 'review' THEN 'waits for a person'
        WHEN amount.state <> 'read' THEN 'could not be read'
        WHEN amount_in_force.amount_id IS NULL AND amount.service_id IS NOT NULL THEN 'in a plan that a later one replaces'
        WHEN amount_in_force.amount_id IS NULL THEN 'in a document that a later one replaces'
        WHEN amount.part_of IS NOT NULL THEN 'part of another sum'
        WHEN amount.nature <> 'pledge' AND amount.rung <> 'delivered' THEN 'no pledge: ' || replace(amount.nature, '_', ' ')
        WHEN amount.condition IS NOT NULL THEN 'promised on a condition'
        WHEN amount.is_tentative THEN 'tentative'
        WHEN amount.comparator IN ('at_most', 'less_than') THEN 'an upper limit'
        WHEN pledge.amount_id IS NULL THEN 'exact, at least or at most is not told'
        WHEN pledge.total_usd IS NOT NULL THEN NULL
        WHEN amount.currency_code IS NULL THEN 'currency not told'
        WHEN pledge.amount_usd IS NULL THEN 'no dated rate for ' || amount.currency_code
        ELSE 'a sum a year without a known length'
    END AS outside,
    amount.document_id, amount.part, amount.table_number, amount.row_number, amount.column_number
FROM amount
JOIN hub USING (hub_id)
LEFT JOIN money_form ON money_form.money_form = coalesce(amount.form, 'unknown')
LEFT JOIN money_recurrence ON money_recurrence.recurrence = coalesce(amount.recurrence, 'unspecified')
LEFT JOIN country USING (country_code)
LEFT JOIN region USING (region_code)
LEFT JOIN title ON title.service_key = amount.service_key
LEFT JOIN amount_in_force ON amount_in_force.amount_id = amount.amount_id
LEFT JOIN reserved_pledge ON reserved_pledge.amount_id = amount.amount_id
LEFT JOIN pledge ON pledge.amount_id = amount.amount_id
LEFT JOIN pledge_year ON pledge_year.amount_id = amount.amount_id AND pledge_year.money_year = $year::INTEGER
WHERE hub.is_example = $is_example
    AND ($hub IS NULL OR amount.hub_id = $hub)
    AND ($region IS NULL OR country.region_code = $region)
    AND (len($types::VARCHAR[]) = 0 OR EXISTS (
        FROM service JOIN service_service_type AS ticked USING (service_id)
        WHERE service.service_key = amount.service_key AND service.is_current
            AND list_contains($types::VARCHAR[], ticked.service_type_id)))
    AND ($year::INTEGER IS NULL OR pledge_year.amount_id IS NOT NULL OR (pledge.amount_id IS NULL
        AND $year::INTEGER BETWEEN amount.first_year AND coalesce(amount.last_year, amount.first_year)))
    AND ($rung IS NULL OR amount.rung = $rung)
    AND ($form IS NULL OR coalesce(amount.form, 'unknown') = $form)
    AND ($recurrence IS NULL OR coalesce(amount.recurrence, 'unspecified') = $recurrence)
