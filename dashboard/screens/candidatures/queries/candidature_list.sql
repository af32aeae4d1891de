-- One row a hub that had sent a candidature or stood in a step on the day: its newest candidature, step, term, screening.
-- parameters: is_example, as_of
-- key: hub_id
-- columns: hub_id, hub, country, candidature_id, received_on, step, step_name, step_position, outcome, step_on, precision,
--     days_in_step, recognition_state, starts_on, ends_on, renewal_from, missing_parts, requirements_count, met_count,
--     not_met_count, person_count, not_applicable_count, earlier_count
WITH sent AS (
    SELECT candidature.*,
        count(DISTINCT coalesce(candidature_number::VARCHAR, candidature_id)) OVER (PARTITION BY hub_id) - 1 AS earlier_count
    FROM candidature LEFT JOIN document_standing AS stands USING (document_id)
    WHERE coalesce(received_on <= CAST($as_of AS DATE), true) AND coalesce(standing <> 'empty', true)
    QUALIFY row_number() OVER (PARTITION BY hub_id ORDER BY is_latest AND received_on IS NULL DESC,
        received_on DESC NULLS LAST, candidature_id DESC) = 1
),
stands AS (
    SELECT hub_id, step, outcome, decided_on AS step_on, precision, days_in_step
    FROM pipeline($as_of) WHERE is_latest
),
lacking AS (
    SELECT candidature_id, list(part ORDER BY part) AS missing_parts
    FROM candidature_part WHERE state <> 'present' GROUP BY candidature_id
),
judged AS (
    SELECT candidature_id, count(*) AS requirements_count,
        count(*) FILTER (verdict = 'met') AS met_count,
        count(*) FILTER (verdict = 'not_met') AS not_met_count,
        count(*) FILTER (verdict = 'needs_a_person') AS person_count,
        count(*) FILTER (verdict = 'not_applicable') AS not_applicable_count
    FROM screening GROUP BY candidature_id
)
SELECT hub.hub_id, hub.name AS hub, country.name AS country, sent.candidature_id, sent.received_on, stands.step,
    candidature_step.name AS step_name, candidature_step.position AS step_position, stands.outcome, stands.step_on,
    stands.precision, stands.days_in_step, known.recognition_state, known.starts_on, known.ends_on, known.renewal_from,
    coalesce(array_to_string(lacking.missing_parts, ';'), '') AS missing_parts,
    coalesce(judged.requirements_count, 0) AS requirements_count, coalesce(judged.met_count, 0) AS met_count,
    coalesce(judged.not_met_count, 0) AS not_met_count, coalesce(judged.person_count, 0) AS person_count,
    coalesce(judged.not_applicable_count, 0) AS not_applicable_count, coalesce(sent.earlier_count, 0) AS earlier_count
FROM hub
LEFT JOIN sent USING (hub_id)
LEFT JOIN stands USING (hub_id)
LEFT JOIN candidature_step USING (step)
LEFT JOIN country USING (country_code)
LEFT JOIN recognition($as_of) AS known USING (hub_id)
LEFT JOIN lacking USING (candidature_id)
LEFT JOIN judged USING (candidature_id)
WHERE hub.is_example = $is_example AND (sent.hub_id IS NOT NULL OR stands.hub_id IS NOT NULL)
