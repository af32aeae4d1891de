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
-- waits for a person stands apart as proposed: it enters no sum, and while it waits no way gone is told.
CREATE MACRO progress(as_of, least_rung := 'self_reported') AS TABLE
WITH clock AS (
    SELECT CAST(as_of AS DATE) AS today,
        (SELECT position FROM evidence_rung WHERE evidence_rung = least_rung) AS least_position
),
-- Values that were known on the day: from the last report received for each year.
known AS (
    SELECT indicator.indicator_id, report_year, value, value_text, indicator_result.state
    FROM indicator_result
    JOIN calendar(as_of) USING (annual_report_id, hub_id, report_year)
    JOIN evidence_rung USING (evidence_rung)
    JOIN indicator USING (indicator_key)
    JOIN result_span ON result_span.service_id = indicator.service_id
        AND report_year >= coalesce(first_year, report_year) AND report_year <= coalesce(last_year, report_year)
    WHERE indicator_result.state <> 'missing' AND evidence_rung.position >= (SELECT least_position FROM clock)
),
reported AS (
    SELECT indicator_id,
        count(*) FILTER (state <> 'read') AS unsure_count,
        max(report_year) FILTER (state <> 'read') AS unsure_year,
        arg_max({'value': value, 'text': value_text}, report_year) FILTER (state <> 'read') AS proposed,
        sum(value) FILTER (state = 'read') AS value_sum,
        arg_max(value, report_year) FILTER (state = 'read') AS value_latest,
        max(report_year) AS last_year,
        list({'report_year': report_year, 'value': value} ORDER BY report_year) FILTER (state = 'read') AS year_values
    FROM known
    GROUP BY indicator_id
),
-- Values of the same reports that may belong to the target, for all that their words tell.
waiting AS (
    SELECT indicator.indicator_id, min(report_year) AS unmatched_year
    FROM unmatched_result
    JOIN calendar(as_of) USING (annual_report_id, hub_id, report_year)
    JOIN indicator USING (indicator_key)
    JOIN result_span ON result_span.service_id = indicator.service_id
        AND report_year >= coalesce(first_year, report_year) AND report_year <= coalesce(last_year, report_year)
    GROUP BY indicator.indicator_id
),
owed AS (
    SELECT indicator.indicator_id, min(calendar.report_year) AS first_owed_year
    FROM indicator
    JOIN calendar(as_of) AS calendar ON calendar.hub_id = indicator.hub_id
        AND calendar.report_year BETWEEN year(indicator.starts_on) AND year(indicator.due_on)
    WHERE calendar.is_owed AND calendar.due_on < CAST(as_of AS DATE)
    GROUP BY indicator.indicator_id
),
target AS (
    SELECT indicator.*,
        service.service_key,
        service.order_unknown_with,
        unit.plural AS unit_plural,
        indicator.quantity * coalesce(period.per_year, 1) AS yearly_quantity,
        -- How many years a promise "per period" has: whole years of its time, at least one.
        greatest(1, CAST(round((indicator.due_on - indicator.starts_on + 1) / 365.25) AS INTEGER)) AS years_count
    FROM indicator
    JOIN service USING (service_id)
    LEFT JOIN period USING (period)
    LEFT JOIN unit ON unit.unit_id = indicator.unit_id
    WHERE indicator.nature = 'target' AND service.is_current
),
measured AS (
    SELECT target.*, clock.today, reported.* EXCLUDE (indicator_id), owed.first_owed_year,
        waiting.unmatched_year,
        CASE way_of_counting
            WHEN 'total' THEN coalesce(total_target, quantity)
            WHEN 'per_period' THEN years_count
            ELSE quantity
        END AS target_value,
        CASE WHEN way_of_counting IN ('total', 'per_period') THEN coalesce(baseline, 0) ELSE baseline END AS base_value,
        CASE way_of_counting
            WHEN 'total' THEN value_sum
            WHEN 'per_period' THEN list_sum([least(1, entry.value / yearly_quantity) FOR entry IN year_values])
            ELSE value_latest
        END AS actual_value,
        CASE
            WHEN starts_on IS NULL OR due_on IS NULL THEN NULL
            WHEN way_of_counting = 'per_period' THEN least(years_count, greatest(0, year(today + 1) - year(starts_on))) / years_count
            ELSE least(1, greatest(0, (today - starts_on + 1) / (due_on - starts_on + 1)))
        END AS expected_share
    FROM target CROSS JOIN clock
    LEFT JOIN reported USING (indicator_id)
    LEFT JOIN owed USING (indicator_id)
    LEFT JOIN waiting USING (indicator_id)
),
judged AS (
    SELECT *,
        CASE WHEN state = 'read' AND coalesce(unsure_count, 0) = 0
            THEN (actual_value - base_value) / nullif(target_value - base_value, 0) END AS progress_share,
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
            WHEN state <> 'read' AND order_unknown_with IS NOT NULL THEN 'which of two plans came last is not known'
            WHEN state <> 'read' THEN 'the reading of the target waits for a person'
            WHEN quantity IS NULL OR target_value IS NULL THEN 'the text gives no number'
            WHEN comparator IN ('at_most', 'less_than', 'approx_less_than') AND way_of_counting <> 'falling'
                THEN 'the text sets an upper limit, not a target'
            WHEN starts_on IS NULL OR due_on IS NULL THEN 'the time of the service is not known'
            WHEN unsure_count > 0 THEN 'the value reported for ' || unsure_year || ' waits for a person'
            WHEN unmatched_year IS NOT NULL THEN 'a value reported for ' || unmatched_year || ' waits to be matched'
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
)
SELECT indicator_id, indicator_key, service_id, service_key, hub_id, text, unit, unit_id, way_of_counting, quantity,
    quantity_max, comparator, period, deadline, starts_on, due_on, baseline, target_value, base_value, actual_value,
    last_year AS last_reported_year, progress_share, expected_share, share_of_expected, status_id,
    CASE
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
    proposed.value AS proposed_value, proposed.text AS proposed_text
FROM decided;

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
