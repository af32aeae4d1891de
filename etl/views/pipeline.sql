-- Where each candidature stands, and how long each step took.

CREATE MACRO pipeline(as_of) AS TABLE
SELECT decision_id, hub_id, step, position, outcome, decided_on, precision, who, source,
    lead(decided_on) OVER steps AS next_on,
    coalesce(lead(decided_on) OVER steps, CAST(as_of AS DATE)) - decided_on AS days_in_step,
    lead(decided_on) OVER steps IS NULL AS is_latest
FROM decision JOIN candidature_step USING (step)
WHERE decided_on <= CAST(as_of AS DATE)
WINDOW steps AS (PARTITION BY hub_id ORDER BY decided_on, position);

-- One row a hub with a decision or a fact about its recognition: the term on the day as_of, as far as it is known.
CREATE MACRO recognition(as_of) AS TABLE
WITH decided AS (
    SELECT hub_id, max(starts_on) AS starts_on, max(ends_on) AS ends_on, max(ended_on) AS ended_on,
        count(*) > 1 AS is_renewed, arg_max(precision, starts_on) AS precision
    FROM term WHERE starts_on <= CAST(as_of AS DATE) GROUP BY hub_id
),
-- Of the register only a recognition day known to the day starts a term.
found AS (
    SELECT hub_id, try_cast(value AS DATE) AS starts_on
    FROM hub_fact WHERE fact = 'recognised_on' AND precision = 'day'
),
known AS (
    SELECT hub_id, coalesce(decided.starts_on, found.starts_on) AS starts_on,
        coalesce(decided.ends_on, CAST(found.starts_on
            + to_months(CAST((SELECT value FROM setting WHERE setting_id = 'term_months') AS INTEGER)) AS DATE)) AS ends_on,
        ended_on, coalesce(is_renewed, false) AS is_renewed, coalesce(decided.precision, 'day') AS precision,
        decided.hub_id IS NULL AS is_from_register
    FROM decided FULL JOIN found USING (hub_id)
)
SELECT hub_id, starts_on, ends_on, is_renewed, precision, is_from_register,
    CAST(starts_on + to_months(CAST((SELECT value FROM setting WHERE setting_id = 'renewal_window_month') AS INTEGER)) AS DATE)
        AS renewal_from,
    CASE
        WHEN ended_on <= CAST(as_of AS DATE) THEN 'ended'
        WHEN ends_on <= CAST(as_of AS DATE) THEN 'term ended, renewal unknown'
        WHEN starts_on + to_months(CAST((SELECT value FROM setting WHERE setting_id = 'renewal_window_month') AS INTEGER))
            <= CAST(as_of AS DATE) AND NOT is_renewed THEN 'renewal can be prepared'
        ELSE 'recognised'
    END AS recognition_state
FROM known;
