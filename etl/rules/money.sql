-- The money ladder: stated in a document, confirmed by a decision, delivered by an annual report.

CREATE VIEW amount_in_force AS SELECT * FROM amount WHERE fund_id IS NULL AND is_in_force;
COMMENT ON VIEW amount_in_force IS
    'One row a sum of a hub that no later document says again or replaces: that of a replaced service, form or letter would count twice.';

-- An upper limit is no promise: what is given may be anything below it.
CREATE VIEW pledge AS
SELECT * FROM amount_in_force
WHERE part_of IS NULL
    AND state = 'read'
    AND (nature = 'pledge' OR rung = 'delivered')
    AND condition IS NULL AND NOT is_tentative
    AND coalesce(comparator, 'exact') NOT IN ('at_most', 'less_than', 'unknown');
COMMENT ON VIEW pledge IS
    'One row a sum that may enter a total: of a plan in force, firm, no part of another sum, no upper limit, no goal, loss, budget or leveraged sum, read with trust.';

CREATE VIEW reserved_pledge AS
SELECT * FROM amount_in_force
WHERE part_of IS NULL
    AND state = 'read'
    AND nature = 'pledge' AND rung <> 'delivered'
    AND (condition IS NOT NULL OR is_tentative)
    AND coalesce(comparator, 'exact') NOT IN ('at_most', 'less_than', 'unknown');
COMMENT ON VIEW reserved_pledge IS
    'One row a sum that is promised on a condition or is tentative, else as in pledge: it is in no total of firm pledges.';

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

-- Judged by etl/rules/minimum.py. A candidature for renewal is judged by its own sums, so the last one's verdict counts.
CREATE VIEW minimum_investment AS
SELECT hub_id, coalesce(pledges_count, 0) AS pledges_count, pledged_usd, coalesce(verdict, 'no amount stated') AS verdict
FROM hub LEFT JOIN (
    FROM candidature_investment
    QUALIFY row_number() OVER (PARTITION BY hub_id ORDER BY candidature_number DESC NULLS LAST) = 1
) USING (hub_id);
COMMENT ON VIEW minimum_investment IS
    'One row a hub: whether what its last candidature pledges reaches the least investment of the guideline (setting minimum_investment_usd).';

CREATE VIEW reach AS
SELECT hub_id, service_key, report_year, max(people_reached) AS people_least, sum(people_reached) AS people_most,
    count(people_reached) AS claims_count
FROM service_result
JOIN annual_report USING (annual_report_id, hub_id, report_year)
WHERE is_latest
GROUP BY GROUPING SETS ((hub_id), (hub_id, report_year), (hub_id, service_key, report_year));
COMMENT ON VIEW reach IS
    'One row a hub, hub and year, or hub, service and year: people reached, from the largest single claim to the plain sum.';
