-- Where each candidature stands, and how long each step took.

CREATE MACRO pipeline(as_of) AS TABLE
WITH known AS (
    SELECT decision.*, candidature_step.position,
        CASE precision
            WHEN 'month' THEN last_day(decided_on)
            WHEN 'year' THEN make_date(year(decided_on), 12, 31)
            ELSE decided_on
        END AS decided_by
    FROM decision JOIN candidature_step USING (step)
    WHERE decided_on <= CAST(as_of AS DATE)
),
-- Within a month or year that is known no better, the steps come in their own order; an end comes before the recognition
-- of the same day that follows it, as in `terms`.
beside AS (
    SELECT known.decision_id,
        max(other.decided_on) FILTER (other.position < known.position AND other.decided_on <= known.decided_by)
            AS latest_before_it,
        bool_or(other.step = 'recognised' AND other.decided_on < known.decided_on)
            AND bool_or(other.step = 'recognised' AND other.decided_on = known.decided_on) AS is_before_recognition
    FROM known JOIN known AS other USING (hub_id)
    GROUP BY known.decision_id
),
placed AS (
    SELECT known.*, greatest(decided_on, coalesce(latest_before_it, decided_on)) AS placed_on,
        CASE WHEN step = 'ended' AND is_before_recognition THEN 0 ELSE position END AS place
    FROM known JOIN beside USING (decision_id)
)
SELECT decision_id, hub_id, step, position, outcome, decided_on, precision, who, source,
    lead(decided_on) OVER steps AS next_on,
    greatest(0, coalesce(lead(placed_on) OVER steps, CAST(as_of AS DATE)) - placed_on) AS days_in_step,
    lead(decided_on) OVER steps IS NULL AS is_latest
FROM placed
WINDOW steps AS (PARTITION BY hub_id ORDER BY placed_on, place, decision_id);

-- One row a hub with a decision or a fact about its recognition: the term on the day as_of, as far as it is known.
CREATE MACRO recognition(as_of) AS TABLE
WITH running AS (
    SELECT *,
        -- A renewal that is decided begins where this term ends.
        coalesce(lead(starts_on) OVER (PARTITION BY hub_id ORDER BY term_number) = ends_on, false) AS is_next_decided
    FROM terms(as_of)
    QUALIFY row_number() OVER (
        PARTITION BY hub_id ORDER BY starts_on <= CAST(as_of AS DATE) DESC, term_number DESC) = 1
),
placed AS (
    SELECT *, CAST(starts_on + to_months(
        CAST((SELECT value FROM setting WHERE setting_id = 'renewal_window_month') AS INTEGER)) AS DATE) AS renewal_from
    FROM running
)
SELECT hub_id, starts_on, ends_on, is_renewal AS is_renewed, precision, is_from_register, renewal_from,
    CASE
        WHEN ended_on <= CAST(as_of AS DATE) THEN 'ended'
        WHEN ends_on <= CAST(as_of AS DATE) THEN 'term ended, renewal unknown'
        WHEN renewal_from <= CAST(as_of AS DATE) AND NOT is_next_decided THEN 'renewal can be prepared'
        ELSE 'recognised'
    END AS recognition_state
FROM placed;

COMMENT ON MACRO TABLE pipeline IS
    'One row a step that a hub had taken by the day as_of, with the days that it stayed there.';
COMMENT ON MACRO TABLE recognition IS
    'One row a hub with a decision or a fact about its recognition: the term on the day as_of, as far as it is known.';
