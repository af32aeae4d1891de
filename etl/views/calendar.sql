-- When a hub holds the title, and which annual reports it owes.

CREATE VIEW term AS
WITH RECURSIVE step AS (
    SELECT hub_id, decision_id, step, decided_on, precision,
        row_number() OVER (PARTITION BY hub_id ORDER BY decided_on, decision_id) AS term_number
    FROM decision
    WHERE decided_on IS NOT NULL AND (step = 'recognised' OR step = 'renewal' AND outcome = 'renewed')
),
-- A renewal decided before the term's end adds a term to it; a later one starts its own.
chain AS (
    SELECT hub_id, decision_id, precision, term_number, decided_on AS starts_on,
        CAST(decided_on + to_months(CAST((SELECT value FROM setting WHERE setting_id = 'term_months') AS INTEGER)) AS DATE)
            AS ends_on
    FROM step WHERE term_number = 1
    UNION ALL
    SELECT step.hub_id, step.decision_id, step.precision, step.term_number,
        greatest(step.decided_on, chain.ends_on),
        CAST(greatest(step.decided_on, chain.ends_on)
            + to_months(CAST((SELECT value FROM setting WHERE setting_id = 'term_months') AS INTEGER)) AS DATE)
    FROM chain JOIN step ON step.hub_id = chain.hub_id AND step.term_number = chain.term_number + 1
)
SELECT chain.hub_id, chain.decision_id, chain.precision, CAST(term_number AS INTEGER) AS term_number, starts_on,
    least(ends_on, coalesce(ended.decided_on, ends_on)) AS ends_on, ended.decided_on AS ended_on
FROM chain
LEFT JOIN (
    SELECT hub_id, min(decided_on) AS decided_on FROM decision WHERE step = 'ended' GROUP BY hub_id
) AS ended ON ended.hub_id = chain.hub_id AND ended.decided_on >= chain.starts_on;
COMMENT ON VIEW term IS 'One row a hub and term of recognition; ends_on is the first day without the title.';

-- One row a hub and calendar year in which it held the title, up to the year of as_of.
CREATE MACRO calendar(as_of) AS TABLE
WITH held AS (
    SELECT hub_id, report_year,
        sum(least(ends_on, make_date(report_year + 1, 1, 1)) - greatest(starts_on, make_date(report_year, 1, 1)))
            AS held_days
    FROM (
        SELECT hub_id, starts_on, ends_on,
            CAST(unnest(range(year(starts_on), year(least(ends_on, CAST(as_of AS DATE))) + 1)) AS INTEGER) AS report_year
        FROM term
        WHERE starts_on <= CAST(as_of AS DATE)
    )
    GROUP BY hub_id, report_year
),
-- Of several reports for a year the one received last counts, and the first one tells whether the hub was late.
-- Of a report not yet received nothing is known.
received AS (
    SELECT hub_id, report_year, annual_report_id, received_on, accepted_on,
        min(received_on) OVER (PARTITION BY hub_id, report_year) AS first_received_on
    FROM annual_report
    WHERE received_on IS NULL OR received_on <= CAST(as_of AS DATE)
    QUALIFY row_number() OVER (
        PARTITION BY hub_id, report_year ORDER BY received_on DESC NULLS LAST, annual_report_id DESC) = 1
),
due AS (
    SELECT held.*, received.* EXCLUDE (hub_id, report_year),
        held_days >= (SELECT value FROM setting WHERE setting_id = 'report_owed_days') AS is_owed,
        make_date(report_year + 1,
            CAST((SELECT value FROM setting WHERE setting_id = 'report_due_month') AS INTEGER),
            CAST((SELECT value FROM setting WHERE setting_id = 'report_due_day') AS INTEGER)) AS due_on
    FROM held LEFT JOIN received USING (hub_id, report_year)
)
SELECT hub_id, report_year, CAST(held_days AS INTEGER) AS held_days, is_owed, due_on, annual_report_id, received_on,
    accepted_on,
    CASE
        WHEN annual_report_id IS NOT NULL AND received_on IS NULL THEN NULL
        WHEN NOT is_owed THEN NULL
        ELSE greatest(0, coalesce(first_received_on, CAST(as_of AS DATE)) - due_on)
    END AS days_late,
    CASE
        WHEN annual_report_id IS NOT NULL AND received_on IS NULL THEN 'received, day unknown'
        WHEN annual_report_id IS NOT NULL AND first_received_on > due_on AND is_owed THEN 'received late'
        WHEN annual_report_id IS NOT NULL THEN 'received'
        WHEN NOT is_owed THEN 'not owed'
        WHEN CAST(as_of AS DATE) > due_on THEN 'overdue'
        ELSE 'not yet due'
    END AS report_state
FROM due;
