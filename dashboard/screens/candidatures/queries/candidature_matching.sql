-- One row a hub of `candidature_list` that the filters let through; those longest in an open step first.
-- parameters: step, screened, first, rows
-- key: hub_id
-- columns: hub_id, hub, country, candidature_id, received_on, step, step_name, step_position, outcome, step_on, precision,
--     days_in_step, recognition_state, starts_on, ends_on, renewal_from, missing_parts, requirements_count, met_count,
--     not_met_count, person_count, not_applicable_count, earlier_count
-- uses: candidature_list
SELECT * FROM candidature_list
WHERE ($step IS NULL OR coalesce(step, 'none') = $step)
    AND ($screened IS NULL
        OR ($screened = 'misses' AND not_met_count > 0)
        OR ($screened = 'person' AND person_count > 0)
        OR ($screened = 'complete' AND requirements_count > 0 AND not_met_count = 0)
        OR ($screened = 'none' AND requirements_count = 0))
ORDER BY coalesce(step_position, 0) > 4, coalesce(step_position, 0), days_in_step DESC NULLS LAST, hub, hub_id
LIMIT $rows OFFSET $first
