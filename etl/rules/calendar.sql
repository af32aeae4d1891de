-- When a hub holds the title, and which annual reports it owes.

-- What one decision does: a recognition or renewal known on the day as_of (empty: whenever decided) begins a term, renews
-- the one that runs, or says again what was decided before. On one day an end comes before a new recognition.
CREATE MACRO decision_effect(as_of) AS TABLE
WITH RECURSIVE setting_months AS (
    SELECT CAST(max(value) FILTER (setting_id = 'term_months') AS INTEGER) AS term_months,
        CAST(max(value) FILTER (setting_id = 'renewal_window_month') AS INTEGER) AS window_month
    FROM setting
),
said AS (
    SELECT hub_id, decision_id, step, decided_on, precision,
        CASE precision
            WHEN 'month' THEN last_day(decided_on)
            WHEN 'year' THEN make_date(year(decided_on), 12, 31)
            ELSE decided_on
        END AS decided_by
    FROM decision
    WHERE (as_of IS NULL OR decided_on <= CAST(as_of AS DATE))
        AND (step IN ('recognised', 'ended') OR step = 'renewal' AND outcome = 'renewed')
),
-- Of the register only a recognition known to the day begins a term, and only one that no decision of ours tells too.
known AS (
    SELECT *, false AS is_from_register FROM said WHERE decided_on IS NOT NULL
    UNION ALL
    SELECT hub_id, NULL, 'recognised', try_cast(value AS DATE), 'day', try_cast(value AS DATE), true
    FROM hub_fact CROSS JOIN setting_months
    WHERE fact = 'recognised_on' AND precision = 'day' AND try_cast(value AS DATE) IS NOT NULL
        AND (as_of IS NULL OR try_cast(value AS DATE) <= CAST(as_of AS DATE))
        AND NOT EXISTS (
            FROM decision WHERE decision.hub_id = hub_fact.hub_id AND decision.step = 'recognised'
                AND decision.decided_on < try_cast(value AS DATE) + to_months(window_month)
                AND try_cast(value AS DATE) < decision.decided_on + to_months(window_month))
),
event AS (
    SELECT *, row_number() OVER (PARTITION BY hub_id ORDER BY decided_on, decided_by, step, decision_id) AS event_number
    FROM known WHERE step <> 'ended'
),
-- An end closes what was decided before it. Where the two share a day, or a month known no better, the end is that of
-- the term before; a hub's first recognition has none before it.
closed AS (
    SELECT event.*, closing.closed_on
    FROM event
    LEFT JOIN (
        SELECT event.hub_id, event.event_number, min(ended.decided_on) AS closed_on
        FROM event JOIN known AS ended ON ended.hub_id = event.hub_id AND ended.step = 'ended'
            AND (ended.decided_on > event.decided_by
                OR event.event_number = 1 AND ended.decided_by >= event.decided_on)
        GROUP BY event.hub_id, event.event_number
    ) AS closing USING (hub_id, event_number)
),
walk AS (
    SELECT hub_id, decision_id, step, decided_on, precision, is_from_register, event_number, closed_on,
        'begins' AS effect, step AS begun_by, decided_on AS starts_on,
        CAST(decided_on + to_months(term_months) AS DATE) AS ends_on
    FROM closed CROSS JOIN setting_months WHERE event_number = 1
    UNION ALL
    SELECT hub_id, decision_id, step, decided_on, precision, is_from_register, event_number, closed_on, effect,
        CASE effect WHEN 'repeats' THEN begun_by ELSE step END,
        CASE effect WHEN 'repeats' THEN starts_on WHEN 'renews' THEN ends_on ELSE decided_on END,
        CAST(CASE effect
            WHEN 'repeats' THEN ends_on
            WHEN 'renews' THEN ends_on + to_months(term_months)
            ELSE decided_on + to_months(term_months)
        END AS DATE)
    FROM (
        SELECT closed.*, walk.begun_by, walk.starts_on, walk.ends_on, term_months,
            CASE
                WHEN closed.decided_on >= walk.ends_on OR closed.closed_on IS DISTINCT FROM walk.closed_on THEN 'begins'
                -- The first renewal of a recognition is one however early; the same decision once more is none until
                -- a renewal can be prepared.
                WHEN closed.step = 'renewal' AND walk.begun_by = 'recognised' AND closed.decided_on > walk.starts_on
                    THEN 'renews'
                WHEN closed.decided_on < walk.starts_on + to_months(window_month) THEN 'repeats'
                ELSE 'renews'
            END AS effect
        FROM walk
        JOIN closed ON closed.hub_id = walk.hub_id AND closed.event_number = walk.event_number + 1
        CROSS JOIN setting_months
    )
)
SELECT hub_id, decision_id, step, decided_on, precision, is_from_register, event_number, closed_on, effect, starts_on,
    ends_on
FROM walk;

-- One row a hub and term, of the decisions known on the day as_of (empty: all); ends_on is the first day without the title.
CREATE MACRO terms(as_of) AS TABLE
SELECT hub_id, decision_id, precision,
    CAST(row_number() OVER (PARTITION BY hub_id ORDER BY event_number) AS INTEGER) AS term_number, starts_on,
    greatest(starts_on, least(ends_on, coalesce(closed_on, ends_on))) AS ends_on,
    -- Of the terms before an end only the last one is ended by it; those before ran out.
    CASE WHEN lead(event_number) OVER (PARTITION BY hub_id, closed_on ORDER BY event_number) IS NULL THEN closed_on END
        AS ended_on,
    step = 'renewal' OR effect = 'renews' AS is_renewal, is_from_register
FROM decision_effect(as_of)
-- A renewed term that was to begin after the end never began.
WHERE effect = 'begins' OR effect = 'renews' AND (closed_on IS NULL OR starts_on < closed_on);

CREATE VIEW term AS
SELECT hub_id, decision_id, precision,
    CAST(row_number() OVER (PARTITION BY hub_id ORDER BY term_number) AS INTEGER) AS term_number, starts_on, ends_on,
    ended_on
FROM terms(NULL) WHERE NOT is_from_register;
COMMENT ON VIEW term IS 'One row a hub and term of recognition; ends_on is the first day without the title.';
CREATE MACRO report_due_on(report_year) AS (
    SELECT least(day_one + CAST(due_day AS INTEGER) - 1, last_day(day_one))
    FROM (SELECT make_date(report_year + 1, CAST(month.value AS INTEGER), 1) AS day_one, day.value AS due_day
        FROM setting AS month, setting AS day
        WHERE month.setting_id = 'report_due_month' AND day.setting_id = 'report_due_day')
);
COMMENT ON MACRO report_due_on IS 'The day by which the report of a year is owed, by the settings; the last of its month where that is shorter.';
-- One row a hub and calendar year in which it held the title, up to the year of as_of, by the decisions known on that day.
CREATE MACRO calendar(as_of) AS TABLE
WITH span AS (
    -- A day counts once, also where the days of two terms are known too roughly to tell them apart.
    SELECT hub_id, ends_on,
        greatest(starts_on, coalesce(max(ends_on) OVER before_it, starts_on)) AS starts_on
    FROM terms(as_of) WHERE NOT is_from_register
    WINDOW before_it AS (
        PARTITION BY hub_id ORDER BY term_number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
held AS (
    SELECT hub_id, report_year,
        sum(least(ends_on, make_date(report_year + 1, 1, 1)) - greatest(starts_on, make_date(report_year, 1, 1)))
            AS held_days
    FROM (
        SELECT hub_id, starts_on, ends_on,
            CAST(unnest(range(year(starts_on), year(least(ends_on - 1, CAST(as_of AS DATE))) + 1)) AS INTEGER)
                AS report_year
        FROM span
        WHERE starts_on < ends_on
    )
    GROUP BY hub_id, report_year
),
-- Of several reports for a year the one received last counts, and the first one tells whether the hub was late. A report
-- without an answer counts only where there is no other. Of a report not yet received nothing is known.
received AS (
    SELECT hub_id, report_year, annual_report_id, received_on, accepted_on,
        min(received_on) OVER alike AS first_received_on,
        bool_or(received_on IS NULL) OVER alike AS is_a_day_unknown
    FROM (
        SELECT annual_report.*, coalesce(standing = 'empty', false) AS is_empty
        FROM annual_report LEFT JOIN document_standing USING (document_id)
        WHERE received_on IS NULL OR received_on <= CAST(as_of AS DATE)
    )
    WINDOW alike AS (PARTITION BY hub_id, report_year, is_empty)
    QUALIFY row_number() OVER (
        PARTITION BY hub_id, report_year
        ORDER BY is_empty, received_on DESC NULLS LAST, annual_report_id DESC) = 1
),
due AS (
    SELECT held.*, received.* EXCLUDE (hub_id, report_year),
        held_days >= (SELECT value FROM setting WHERE setting_id = 'report_owed_days') AS is_owed,
        report_due_on(report_year) AS due_on
    FROM held LEFT JOIN received USING (hub_id, report_year)
),
-- A report that was in time is in time, whatever came beside it on a day that nobody wrote down; a late one may not be late.
known AS (
    SELECT *, annual_report_id IS NOT NULL AND is_a_day_unknown AND coalesce(first_received_on > due_on, true)
        AS is_lateness_unknown
    FROM due
)
SELECT hub_id, report_year, CAST(held_days AS INTEGER) AS held_days, is_owed, due_on, annual_report_id, received_on,
    CASE WHEN accepted_on <= CAST(as_of AS DATE) THEN accepted_on END AS accepted_on,
    CASE
        WHEN is_lateness_unknown OR NOT is_owed THEN NULL
        ELSE greatest(0, coalesce(first_received_on, CAST(as_of AS DATE)) - due_on)
    END AS days_late,
    CASE
        WHEN is_lateness_unknown THEN 'received, day unknown'
        WHEN annual_report_id IS NOT NULL AND first_received_on > due_on AND is_owed THEN 'received late'
        WHEN annual_report_id IS NOT NULL THEN 'received'
        WHEN NOT is_owed THEN 'not owed'
        WHEN CAST(as_of AS DATE) > due_on THEN 'overdue'
        ELSE 'not yet due'
    END AS report_state
FROM known;

COMMENT ON MACRO TABLE decision_effect IS
    'One row a decision known on the day as_of (empty: all) and what it does: begins a term, renews one, or says it again.';
COMMENT ON MACRO TABLE terms IS
    'One row a hub and term, of the decisions known on the day as_of (empty: all); ends_on is the first day without the title.';
COMMENT ON MACRO TABLE calendar IS
    'One row a hub and calendar year in which it held the title, up to the year of as_of, with the state of its report.';
