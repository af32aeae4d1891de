-- The one place where progress is computed; see docs/progress.md for the same rules in words.

-- A number as people write it: "1,250,000", "0.5".
CREATE MACRO in_figures(quantity) AS regexp_replace(format('{:,.4f}', CAST(quantity AS DOUBLE)), '\.?0+$', '');

-- A number with its unit: "1 event", "1,250,000 people"; the number alone where no unit was read.
CREATE MACRO with_unit(quantity, singular, plural) AS concat_ws(' ', in_figures(quantity),
    CASE WHEN quantity = 1 THEN singular ELSE coalesce(plural, singular) END);

-- What a target promises, in a form that another plan's promise can be compared with; per_year is that of its period.
CREATE MACRO promise_terms(total_target, quantity, per_year, unit) AS
    {'total': total_target, 'quantity': quantity, 'per_year': per_year, 'unit': unit};

-- The numbers of two promises where they count the same: two totals, two quantities for one period, else those of a year.
CREATE MACRO compared(now, before) AS CASE
    WHEN now.unit IS DISTINCT FROM before.unit THEN NULL
    WHEN now.total IS NOT NULL AND before.total IS NOT NULL
        THEN {'now': now.total, 'before': before.total, 'every': ''}
    WHEN now.per_year IS NULL AND before.per_year IS NULL
        THEN {'now': now.quantity, 'before': before.quantity, 'every': ''}
    WHEN now.per_year IS NOT NULL AND before.per_year IS NOT NULL
        THEN {'now': now.quantity * now.per_year, 'before': before.quantity * before.per_year, 'every': ' a year'}
END;

-- What a service in force goes back to, version by version, as far as it is known which came after which.
CREATE VIEW service_history AS
WITH RECURSIVE history AS (
    SELECT service_id, service_id AS version_id, service_key, work_plan_id, 0 AS steps_back FROM service WHERE is_current
    UNION ALL
    SELECT history.service_id, earlier.service_id, earlier.service_key, earlier.work_plan_id, steps_back + 1
    FROM history JOIN service AS earlier ON earlier.service_key = history.service_key
        AND earlier.replaced_by = history.work_plan_id AND earlier.service_id <> history.version_id
    WHERE steps_back < 1000
)
SELECT service_id, version_id, CAST(steps_back AS INTEGER) AS steps_back FROM history;
COMMENT ON VIEW service_history IS
    'One row a service in force and version of it, itself included; steps_back counts the plans between.';

-- Of a service that a later term takes up again each version has its own years, and the results of these.
CREATE VIEW result_span AS
SELECT service_id, service_key,
    CASE WHEN lag(service_id) OVER terms IS NOT NULL THEN start_year END AS first_year,
    lead(start_year) OVER terms - 1 AS last_year
FROM service
WHERE is_current
WINDOW terms AS (PARTITION BY service_key ORDER BY start_year NULLS FIRST, service_id);
COMMENT ON VIEW result_span IS
    'One row a service in force: first and last report year whose results are its own; empty where no other version of the service borders on it.';

-- One row a current target: (actual - baseline) / (target - baseline) by its way of counting, the share expected on the
-- day as_of, the status and its reason. Only results on least_rung of the evidence ladder or higher count. A value that
-- waits for a person stands apart as proposed: it enters no sum, and while it waits no way gone is told. What waits keeps
-- no target from its status where each value that it may have gives the same one: it is_either_way.
CREATE MACRO progress(as_of, least_rung := 'self_reported') AS TABLE
WITH RECURSIVE report AS MATERIALIZED (
    SELECT * FROM calendar(as_of)
),
-- Values that were known on the day: from the last report received for each year.
known AS MATERIALIZED (
    SELECT indicator.indicator_id, report_year, value, value_text, indicator_result.state, annual_report_id,
        indicator.indicator_key,
        -- What "since the start" takes in is not known of a service that a later term took up again.
        CASE WHEN is_since_start AND first_year IS NOT NULL THEN NULL ELSE coalesce(is_since_start, false) END
            AS is_since_start,
        first_year IS NOT NULL AS is_of_later_term
    FROM indicator_result
    JOIN report USING (annual_report_id, hub_id, report_year)
    JOIN evidence_rung USING (evidence_rung)
    JOIN indicator USING (indicator_key)
    JOIN result_span ON result_span.service_id = indicator.service_id
        AND report_year >= coalesce(first_year, report_year) AND report_year <= coalesce(last_year, report_year)
    WHERE indicator_result.state <> 'missing'
        AND evidence_rung.position >= (SELECT position FROM evidence_rung WHERE evidence_rung = least_rung)
),
-- Years with a value of the same reports that may belong to the target, for all that its words tell.
unmatched AS MATERIALIZED (
    SELECT DISTINCT indicator.indicator_id, report_year
    FROM unmatched_result
    JOIN report USING (annual_report_id, hub_id, report_year)
    JOIN indicator USING (indicator_key)
    JOIN result_span ON result_span.service_id = indicator.service_id
        AND report_year >= coalesce(first_year, report_year) AND report_year <= coalesce(last_year, report_year)
),
told AS (
    SELECT known.*, unmatched.report_year IS NOT NULL AS is_unmatched,
        state = 'read' AND is_since_start IS NOT NULL AS is_sure
    FROM known LEFT JOIN unmatched USING (indicator_id, report_year)
),
listed AS (
    SELECT indicator_id, report_year, value, is_since_start, CAST(NULL AS VARCHAR) AS why
    FROM told WHERE is_sure AND NOT is_unmatched
    UNION ALL
    SELECT indicator_id, report_year, alternative.value, alternative.is_since_start,
        printf('“%s” reported for %d: %s', value_text, report_year,
            string_agg(why, ' or ') OVER (PARTITION BY indicator_id, report_year ORDER BY alternative.position
                ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING))
    FROM told JOIN result_alternative AS alternative USING (annual_report_id, indicator_key)
    WHERE state <> 'read' AND NOT is_unmatched AND NOT is_of_later_term
),
opened AS (
    SELECT indicator_id, report_year, printf('whatever was reported for %d', report_year)
            || coalesce(printf(', “%s”, says', value_text), '') AS why
    FROM told ANTI JOIN listed USING (indicator_id, report_year) WHERE NOT is_unmatched
    UNION ALL
    SELECT indicator_id, report_year, printf('whether or not a value reported for %d belongs to it', report_year)
    FROM unmatched
),
-- A value that was read, or each that a value in doubt may have. Where these are not known it is none, or anything from
-- nothing to above all.
possible AS MATERIALIZED (
    SELECT indicator_id, report_year, value, is_since_start, why FROM listed
    UNION ALL
    SELECT indicator_id, report_year, unnest([NULL, 0, above_all()]), false, why FROM opened
),
-- One row a target and set of reported values, a value for each year. In the shown set stand only those that were read.
lane AS (
    SELECT indicator_id, report_year, true AS is_shown,
        CASE WHEN state = 'read' AND is_since_start IS NOT NULL THEN value END AS value, is_since_start
    FROM known
    UNION ALL
    SELECT indicator_id, report_year, false, value, is_since_start FROM possible
),
step AS (
    SELECT *, CAST(dense_rank() OVER (PARTITION BY indicator_id, is_shown ORDER BY report_year) AS INTEGER) AS step_number,
        CAST(count(DISTINCT report_year) OVER (PARTITION BY indicator_id, is_shown) AS INTEGER) AS steps_count
    FROM lane
),
-- The years one by one: a value since the start takes in those of the years before it.
walk AS (
    SELECT DISTINCT indicator_id, is_shown, 0 AS step_number, steps_count, CAST(NULL AS DOUBLE) AS value_sum,
        CAST(NULL AS DOUBLE) AS value_latest, CAST(NULL AS INTEGER) AS value_year,
        CAST([] AS STRUCT(report_year INTEGER, value DOUBLE)[]) AS year_values,
        CAST(NULL AS INTEGER) AS contradicted_year, false AS is_unsplit
    FROM step
    UNION ALL
    SELECT walk.indicator_id, walk.is_shown, step.step_number, walk.steps_count,
        CASE
            WHEN step.value IS NULL THEN value_sum
            WHEN step.is_since_start THEN step.value
            ELSE coalesce(value_sum, 0) + step.value
        END,
        coalesce(step.value, value_latest),
        CASE WHEN step.value IS NULL THEN value_year ELSE step.report_year END,
        CASE WHEN step.value IS NULL THEN year_values ELSE list_append(year_values, {
            'report_year': step.report_year,
            'value': CASE WHEN step.is_since_start THEN step.value - coalesce(value_sum, 0) ELSE step.value END}) END,
        coalesce(contradicted_year, CASE WHEN step.is_since_start AND step.value < value_sum THEN step.report_year END),
        -- How much of what was reached since the start belongs to this year is known only where those before it are.
        is_unsplit OR (step.is_since_start AND step.value IS NOT NULL
            AND coalesce(value_year, first_year - 1, 0) <> step.report_year - 1)
    FROM walk
    JOIN step ON step.indicator_id = walk.indicator_id AND step.is_shown = walk.is_shown
        AND step.step_number = walk.step_number + 1
    JOIN (SELECT indicator_id, year(starts_on) AS first_year FROM indicator) AS begun ON begun.indicator_id = walk.indicator_id
    -- More than five years in doubt are asked about, not tried.
    WHERE walk.is_shown OR walk.steps_count <= 5
),
result_case AS (
    SELECT indicator_id, is_shown, value_sum, value_latest, year_values, contradicted_year, is_unsplit
    FROM walk WHERE step_number = steps_count
),
reported AS (
    SELECT indicator_id,
        count(*) FILTER (state <> 'read' OR is_since_start IS NULL) AS unsure_count,
        max(report_year) FILTER (state <> 'read' OR is_since_start IS NULL) AS unsure_year,
        arg_max({'value': value, 'text': value_text}, report_year)
            FILTER (state <> 'read' OR is_since_start IS NULL) AS proposed,
        max(report_year) AS last_year
    FROM known
    GROUP BY indicator_id
),
waiting AS (
    SELECT indicator_id, min(report_year) AS unmatched_year FROM unmatched GROUP BY indicator_id
),
owed AS (
    SELECT hub_id, list(report_year) AS owed_years FROM report
    WHERE is_owed AND due_on < CAST(as_of AS DATE)
    GROUP BY hub_id
),
target AS (
    SELECT indicator.*, service.service_key, service.order_unknown_with, unit.plural AS unit_plural, reported.* EXCLUDE
        (indicator_id), waiting.unmatched_year, owed.owed_years, service.is_open_ended,
        coalesce(indicator.starts_on, service.start_on) AS begins_on,
        CASE WHEN indicator.deadline IS NULL THEN coalesce(indicator.due_on, service.end_on) ELSE service.end_on END AS ends_on
    FROM indicator
    JOIN service USING (service_id)
    LEFT JOIN unit ON unit.unit_id = indicator.unit_id
    LEFT JOIN reported USING (indicator_id)
    LEFT JOIN waiting USING (indicator_id)
    LEFT JOIN owed ON owed.hub_id = indicator.hub_id
    WHERE indicator.nature = 'target' AND service.is_current
),
-- Of a target that waits the cases that its text, its time and the reported values leave open; is_open marks a text whose
-- values are not all known. The case shown holds what was read with trust, and the proposal where the target waits.
item_case AS (
    SELECT indicator_id, item_number, 'read' AS state, alternative.quantity, alternative.total_target,
        alternative.baseline, alternative.comparator, alternative.period, alternative.way_of_counting,
        alternative.deadline, false AS is_open
    FROM target JOIN indicator_alternative AS alternative USING (indicator_id)
    WHERE target.state <> 'read' AND order_unknown_with IS NULL
    UNION ALL
    SELECT indicator_id, 1, state, quantity, total_target, baseline, comparator, period, way_of_counting, deadline,
        state <> 'read'
    FROM target
    WHERE state = 'read' OR order_unknown_with IS NOT NULL
        OR indicator_id NOT IN (SELECT indicator_id FROM indicator_alternative)
),
span AS MATERIALIZED (
    SELECT * FROM service_time(as_of)
),
time_case AS (
    SELECT indicator_id, begins_on, ends_on FROM target WHERE begins_on IS NOT NULL AND ends_on IS NOT NULL
    UNION ALL
    SELECT indicator_id, span.starts_on, coalesce(span.ends_on, after_all())
    FROM target JOIN span USING (service_id) WHERE begins_on IS NULL AND target.ends_on IS NULL
    UNION ALL
    SELECT indicator_id, unnest(CASE WHEN begins_on IS NULL THEN [before_all(), CAST(as_of AS DATE)] ELSE [begins_on] END),
        possible_end
    FROM (
        SELECT *, unnest(CASE
            WHEN ends_on IS NOT NULL THEN [ends_on]
            WHEN is_open_ended THEN [make_date(year(CAST(as_of AS DATE)), 12, 31), after_all()]
            ELSE [coalesce(begins_on, before_all()), after_all()]
        END) AS possible_end
        FROM target
        WHERE (begins_on IS NULL OR ends_on IS NULL)
            AND NOT (begins_on IS NULL AND ends_on IS NULL AND service_id IN (SELECT service_id FROM span))
    )
),
timed AS (
    SELECT target.* EXCLUDE (state, quantity, total_target, baseline, comparator, period, way_of_counting, deadline,
            starts_on, due_on),
        item_case.* EXCLUDE (indicator_id),
        coalesce(item_case.deadline, time_case.ends_on) AS due_on,
        CASE WHEN target.begins_on IS NULL THEN least(time_case.begins_on, coalesce(item_case.deadline, time_case.ends_on))
            WHEN item_case.deadline < time_case.begins_on THEN NULL
            ELSE time_case.begins_on END AS starts_on,
        false AS is_shown
    FROM target
    JOIN item_case USING (indicator_id)
    JOIN time_case USING (indicator_id)
    WHERE target.state <> 'read' OR unsure_count > 0 OR unmatched_year IS NOT NULL OR target.starts_on IS NULL
        OR target.due_on IS NULL
    UNION ALL BY NAME
    SELECT *, false AS is_open, true AS is_shown FROM target
),
target_case AS (
    SELECT timed.* EXCLUDE (begins_on, ends_on, is_open_ended, owed_years),
        list_min(list_filter(owed_years, lambda owed_year: owed_year BETWEEN year(starts_on) AND year(due_on)))
            AS first_owed_year,
        timed.quantity * coalesce(period.per_year, 1) AS yearly_quantity,
        -- How many years a promise "per period" has: whole years of its time, at least one.
        greatest(1, CAST(round((due_on - starts_on + 1) / 365.25) AS INTEGER)) AS years_count,
        value_sum, value_latest, year_values, contradicted_year, coalesce(is_unsplit, false) AS is_unsplit
    FROM timed
    LEFT JOIN period USING (period)
    LEFT JOIN result_case AS reported_case USING (indicator_id, is_shown)
    -- Of values that were too many to be tried there is no case; of a target without any there is one.
    WHERE is_shown OR reported_case.indicator_id IS NOT NULL OR (last_year IS NULL AND unmatched_year IS NULL)
),
measured AS (
    SELECT *, CAST(as_of AS DATE) AS today,
        CASE way_of_counting
            WHEN 'total' THEN coalesce(total_target, quantity)
            WHEN 'per_period' THEN years_count
            ELSE quantity
        END AS target_value,
        CASE WHEN way_of_counting IN ('total', 'per_period') THEN coalesce(baseline, 0) ELSE baseline END AS base_value,
        CASE way_of_counting
            WHEN 'total' THEN value_sum
            WHEN 'per_period' THEN
                list_sum([least(1, entry.value / yearly_quantity) FOR entry IN year_values])
            ELSE value_latest
        END AS actual_value,
        CASE
            WHEN starts_on IS NULL OR due_on IS NULL THEN NULL
            WHEN way_of_counting = 'per_period' THEN least(years_count, greatest(0, year(today + 1) - year(starts_on))) / years_count
            ELSE least(1, greatest(0, (today - starts_on + 1) / (due_on - starts_on + 1)))
        END AS expected_share
    FROM target_case
),
judged AS (
    SELECT *,
        NOT is_shown OR (state = 'read' AND coalesce(unsure_count, 0) = 0 AND contradicted_year IS NULL) AS is_told,
        CASE WHEN is_told THEN (actual_value - base_value) / nullif(target_value - base_value, 0) END AS progress_share,
        CASE
            WHEN way_of_counting = 'falling' THEN actual_value <= target_value
            WHEN comparator = 'more_than' THEN actual_value > target_value
            ELSE actual_value >= target_value
        END AS is_reached
    FROM measured
),
ruled AS (
    SELECT *,
        CASE
            -- Whatever a text means, nothing is due of it as long as no report is.
            WHEN is_open AND NOT is_shown AND actual_value IS NULL AND first_owed_year IS NULL THEN NULL
            WHEN state <> 'read' AND order_unknown_with IS NOT NULL THEN 'which of two plans came last is not known'
            WHEN state <> 'read' THEN 'the reading of the target waits for a person'
            WHEN condition IS NOT NULL THEN printf('it is promised only “%s”', condition)
            WHEN is_tentative THEN 'its text says that it is not settled'
            WHEN quantity IS NULL OR target_value IS NULL THEN 'the text gives no number'
            WHEN comparator IN ('at_most', 'less_than', 'approx_less_than') AND way_of_counting <> 'falling'
                THEN 'the text sets an upper limit, not a target'
            WHEN starts_on IS NULL OR due_on IS NULL THEN 'the time of the service is not known'
            WHEN is_shown AND unsure_count > 0 THEN 'the value reported for ' || unsure_year || ' waits for a person'
            WHEN is_shown AND unmatched_year IS NOT NULL
                THEN 'a value reported for ' || unmatched_year || ' waits to be matched'
            WHEN contradicted_year IS NOT NULL
                THEN 'the value reported for ' || contradicted_year || ' since the start is less than that of the years before it'
            WHEN is_unsplit AND way_of_counting = 'per_period'
                THEN 'how much of what was reported since the start belongs to which year is not known'
            WHEN actual_value IS NOT NULL AND NOT is_reached AND today <= due_on AND base_value IS NULL
                THEN 'no baseline is known, so the way gone so far cannot be told'
            WHEN actual_value IS NOT NULL AND NOT is_reached AND today <= due_on AND target_value = base_value
                THEN 'the target equals the baseline'
        END AS obstacle,
        progress_share / nullif(expected_share, 0) AS share_of_expected
    FROM judged
),
decided AS (
    SELECT *,
        CASE
            WHEN obstacle IS NOT NULL THEN 'cannot_be_assessed'
            WHEN actual_value IS NULL AND first_owed_year IS NOT NULL THEN 'no_evidence'
            WHEN actual_value IS NULL THEN 'not_yet_due'
            WHEN is_reached THEN 'achieved'
            WHEN today > due_on THEN 'missed'
            WHEN expected_share = 0 THEN 'on_track'
            ELSE (
                SELECT status_id FROM progress_status
                WHERE share_of_expected_at_least <= greatest(0, share_of_expected)
                ORDER BY share_of_expected_at_least DESC LIMIT 1)
        END AS status_id
    FROM ruled
),
agreed AS (
    SELECT indicator_id, any_value(status_id) AS either_status_id
    FROM decided WHERE NOT is_shown
    GROUP BY indicator_id
    HAVING count(DISTINCT status_id) = 1 AND either_status_id <> 'cannot_be_assessed'
),
-- What is in doubt about a target, with the values that it may have.
target_doubt AS (
    SELECT indicator_id, 1 AS position, coalesce(string_agg(why, ' or ' ORDER BY item_number), 'whatever its text means') AS doubt
    FROM indicator LEFT JOIN indicator_alternative USING (indicator_id)
    WHERE state <> 'read'
    GROUP BY indicator_id
    UNION ALL
    SELECT indicator_id, 2,
        CASE
            WHEN count(why) > 0 THEN string_agg(why, ' or ' ORDER BY span.position)
            WHEN indicator.due_on IS NOT NULL THEN 'whenever it begins'
            WHEN indicator.starts_on IS NULL THEN 'whenever it is'
            WHEN is_open_ended THEN 'however long it goes on'
            ELSE 'whenever it ends'
        END
    FROM indicator JOIN service USING (service_id) LEFT JOIN span USING (service_id)
    WHERE indicator.starts_on IS NULL OR indicator.due_on IS NULL
    GROUP BY indicator_id, indicator.starts_on, indicator.due_on, is_open_ended
    UNION ALL
    SELECT DISTINCT indicator_id, 2 + report_year, why FROM possible WHERE why IS NOT NULL
),
doubted AS (
    SELECT indicator_id, string_agg(doubt, '; ' ORDER BY position) AS doubts
    FROM target_doubt GROUP BY indicator_id
),
shown AS (
    SELECT decided.* EXCLUDE (status_id), doubts, either_status_id IS NOT NULL AND obstacle IS NOT NULL AS is_either_way,
        CASE WHEN is_either_way THEN either_status_id ELSE status_id END AS status_id
    FROM decided LEFT JOIN agreed USING (indicator_id) LEFT JOIN doubted USING (indicator_id)
    WHERE is_shown
)
SELECT indicator_id, indicator_key, service_id, service_key, hub_id, text, unit, unit_id, way_of_counting, quantity,
    quantity_max, comparator, period, deadline, starts_on, due_on, baseline, target_value, base_value, actual_value,
    last_year AS last_reported_year, progress_share, expected_share, share_of_expected, status_id,
    CASE
        WHEN is_either_way THEN
            (SELECT upper(left(name, 1)) || substr(name, 2) FROM progress_status WHERE status_id = shown.status_id)
            || printf(' either way: %s.', doubts)
        WHEN obstacle IS NOT NULL THEN 'It cannot be assessed: ' || obstacle || '.'
        WHEN status_id = 'no_evidence' THEN
            'Nothing was reported, though the report for ' || first_owed_year || ' is due.'
        WHEN status_id = 'not_yet_due' THEN 'Nothing was reported, and no report is due yet.'
        WHEN way_of_counting = 'per_period' THEN
            printf('%s a year promised: %s; ', with_unit(yearly_quantity, unit, unit_plural),
                list_aggregate([printf('%d: %s', entry.report_year, in_figures(entry.value)) FOR entry IN year_values],
                    'string_agg', ', '))
            || printf('%d of %d years had ended by %s.', CAST(round(expected_share * years_count) AS INTEGER),
                years_count, strftime(today, '%Y-%m-%d'))
        ELSE
            printf('%s of %s by %s', in_figures(actual_value), with_unit(target_value, unit, unit_plural),
                strftime(today, '%Y-%m-%d'))
            || CASE WHEN coalesce(base_value, 0) <> 0 THEN printf(' (from %s)', in_figures(base_value)) ELSE '' END
            || CASE
                WHEN today > due_on THEN '; the time ended on ' || strftime(due_on, '%Y-%m-%d') || '.'
                ELSE printf(', %d %% of the time gone.', CAST(floor(100 * expected_share) AS INTEGER))
            END
    END AS reason,
    state AS target_state, coalesce(unsure_count, 0) AS waiting_count, unsure_year AS proposed_year,
    proposed.value AS proposed_value, proposed.text AS proposed_text, is_either_way
FROM shown;

COMMENT ON MACRO in_figures IS
    'A number as people write it: "1,250,000", "0.5".';
COMMENT ON MACRO with_unit IS
    'A number with its unit: "1 event"; the number alone where no unit was read.';
COMMENT ON MACRO promise_terms IS
    'What a target promises, in a form that another plan''s promise can be compared with.';
COMMENT ON MACRO compared IS
    'The numbers of two promises where they count the same.';
COMMENT ON MACRO TABLE progress IS
    'One row a current target: how far it is on the day as_of, its status and why; results below least_rung count nothing.';
