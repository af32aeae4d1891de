-- The money ladder: stated in a document, confirmed by a decision, delivered by an annual report.

CREATE VIEW amount_in_force AS
SELECT amount.* FROM amount
LEFT JOIN service ON service.service_id = amount.service_id
LEFT JOIN document_standing AS stands ON stands.document_id = amount.document_id
WHERE fund_id IS NULL
    AND coalesce(service.is_current, stands.standing IS NULL OR stands.standing IN ('in_force', 'order_unknown'));
COMMENT ON VIEW amount_in_force IS
    'One row a sum of a hub that no later document says again or replaces: that of a replaced service, form or letter would count twice.';

-- An upper limit is no promise: what is given may be anything below it.
CREATE VIEW pledge AS
SELECT * FROM amount_in_force
WHERE part_of IS NULL
    AND state = 'read'
    AND (nature = 'pledge' OR rung = 'delivered')
    AND coalesce(comparator, 'exact') NOT IN ('at_most', 'less_than', 'unknown');
COMMENT ON VIEW pledge IS
    'One row a sum that may enter a total: of a plan in force, no part of another sum, no upper limit, no goal, loss, budget or leveraged sum, read with trust.';

-- An annual sum counts in each of its years, a sum over several years in equal parts, a one-off sum in its first year.
-- Parts keep more places than cents, so that they add up to their sum again.
CREATE VIEW pledge_year AS
SELECT amount_id, hub_id, service_key, rung, form, recurrence, money_year,
    CAST(CASE WHEN recurrence = 'multi_year_total' THEN total_usd / years_count ELSE amount_usd END AS DECIMAL(18, 6))
        AS year_usd
FROM (
    SELECT *, CAST(last_counted - first_year + 1 AS INTEGER) AS years_count,
        CAST(unnest(range(first_year, last_counted + 1)) AS INTEGER) AS money_year
    FROM (
        SELECT *,
            CASE WHEN recurrence IN ('annual', 'multi_year_total') THEN greatest(first_year, last_year)
                ELSE first_year END AS last_counted
        FROM pledge
        WHERE first_year IS NOT NULL AND (last_year IS NOT NULL OR recurrence NOT IN ('annual', 'multi_year_total'))
    )
);
COMMENT ON VIEW pledge_year IS 'One row a sum that may enter a total and calendar year that it counts in, in US dollars.';

CREATE VIEW money_ladder AS
SELECT hub_id, service_key, rung, form, recurrence, count(*) AS sums_count, count(total_usd) AS converted_count,
    sum(total_usd) AS total_usd
FROM pledge
GROUP BY hub_id, service_key, rung, form, recurrence;
COMMENT ON VIEW money_ladder IS 'One row a hub, service, rung of the ladder, form and recurrence: sums that may enter a total.';

CREATE VIEW minimum_investment AS
WITH told AS (
    -- A candidature for renewal is judged by its own sums; what no document tells belongs to every one.
    SELECT amount_in_force.*
    FROM amount_in_force LEFT JOIN document_standing AS stands USING (document_id)
    LEFT JOIN (
        SELECT hub_id, max(candidature_number) AS last_number
        FROM document_standing JOIN document USING (document_id) GROUP BY hub_id
    ) AS candidatures USING (hub_id)
    WHERE rung IN ('stated', 'confirmed') AND part_of IS NULL
        AND coalesce(stands.candidature_number = last_number, true)
),
hub_money AS (
    SELECT hub_id,
        count(*) FILTER (nature = 'pledge' AND amount IS NOT NULL) AS pledges_count,
        count(*) FILTER (nature = 'pledge' AND amount IS NOT NULL AND (state <> 'read' OR total_usd IS NULL
            OR comparator IN ('at_most', 'less_than', 'unknown'))) AS unsure_count,
        sum(total_usd) FILTER (nature = 'pledge' AND state = 'read'
            AND comparator NOT IN ('at_most', 'less_than', 'unknown')) AS pledged_usd
    FROM told
    GROUP BY hub_id, rung
    -- What was confirmed by a decision stands in place of what was read from the text.
    QUALIFY row_number() OVER (PARTITION BY hub_id ORDER BY pledges_count > 0 DESC, rung = 'confirmed' DESC) = 1
),
least AS (SELECT value AS least_usd FROM setting WHERE setting_id = 'minimum_investment_usd')
SELECT hub_id, coalesce(pledges_count, 0) AS pledges_count, pledged_usd,
    CASE
        WHEN coalesce(pledges_count, 0) = 0 THEN 'no amount stated'
        WHEN pledged_usd >= least_usd THEN 'met'
        WHEN unsure_count > 0 THEN 'needs a person'
        ELSE 'not met'
    END AS verdict
FROM hub LEFT JOIN hub_money USING (hub_id) CROSS JOIN least;
COMMENT ON VIEW minimum_investment IS
    'One row a hub: whether the sums it states reach the least investment of the guideline (setting minimum_investment_usd).';

CREATE VIEW reach AS
SELECT hub_id, service_key, report_year, max(people_reached) AS people_least, sum(people_reached) AS people_most,
    count(people_reached) AS claims_count
FROM service_result
JOIN annual_report USING (annual_report_id, hub_id, report_year)
WHERE is_latest
GROUP BY GROUPING SETS ((hub_id), (hub_id, report_year), (hub_id, service_key, report_year));
COMMENT ON VIEW reach IS
    'One row a hub, hub and year, or hub, service and year: people reached, from the largest single claim to the plain sum.';
