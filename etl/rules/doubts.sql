-- What a doubt leaves open: the values that a text may have, and the time that a service may have.

-- The first and the last day of what a reading of years holds: "2026", "2026-04" or "2026-04-01".
CREATE MACRO first_day_of(told) AS CAST(told || right('-01-01', 10 - length(told)) AS DATE);
CREATE MACRO last_day_of(told) AS CASE length(told)
    WHEN 4 THEN make_date(CAST(told AS INTEGER), 12, 31)
    WHEN 7 THEN last_day(CAST(told || '-01' AS DATE))
    ELSE CAST(told AS DATE)
END;

-- A value that none is above, and days that none is before or after: what holds for both ends holds for all between.
CREATE MACRO above_all() AS CAST(1e15 AS DOUBLE);
CREATE MACRO before_all() AS DATE '1900-01-01';
CREATE MACRO after_all() AS DATE '9999-12-31';

CREATE VIEW indicator_alternative AS
SELECT indicator_id, reading_alternative.position AS item_number,
    CAST(value_json ->> '$.quantity' AS DOUBLE) AS quantity,
    CAST(value_json ->> '$.total_target' AS DOUBLE) AS total_target,
    CAST(value_json ->> '$.baseline' AS DOUBLE) AS baseline,
    value_json ->> '$.comparator' AS comparator,
    value_json ->> '$.period' AS period,
    value_json ->> '$.way_of_counting' AS way_of_counting,
    CAST(value_json ->> '$.deadline' AS DATE) AS deadline,
    why
FROM reading_alternative
JOIN indicator ON indicator.reading_id = reading_alternative.reading_id AND indicator.position = item_position;
COMMENT ON VIEW indicator_alternative IS
    'One row a target in doubt and value that its text may have.';

-- A service whose text tells a time without a year ("each year", "the three years") is given in the years of its plan or
-- of the hub's term; one whose years are in doubt, in the years that its text may mean.
CREATE MACRO service_time(as_of) AS TABLE
WITH undated AS (
    SELECT service.*, reading.reading_id
    FROM service LEFT JOIN reading ON reading.service_id = service.service_id AND reading.kind = 'years'
    WHERE service.is_current AND service.start_on IS NULL AND service.end_on IS NULL
),
told AS (
    SELECT service_id, first_day_of(value_json ->> '$.start') AS starts_on, last_day_of(value_json ->> '$.end') AS ends_on,
        why, reading_alternative.position
    FROM undated JOIN reading_alternative USING (reading_id)
),
implied AS (
    SELECT service_id, hub_id, work_plan_id FROM undated
    WHERE years_state = 'read' AND NOT is_open_ended AND reading_id IS NOT NULL
)
SELECT * FROM told
UNION ALL
SELECT service_id, make_date(start_year, 1, 1), make_date(end_year, 12, 31),
    printf('in the years %d to %d of the plan', start_year, end_year), 1
FROM implied JOIN work_plan USING (work_plan_id) WHERE start_year IS NOT NULL AND end_year IS NOT NULL
UNION ALL
SELECT service_id, starts_on, ends_on - 1,
    printf('in the term from %s to %s', strftime(starts_on, '%Y-%m-%d'), strftime(ends_on - 1, '%Y-%m-%d')), 2
FROM implied JOIN terms(as_of) USING (hub_id) JOIN work_plan USING (work_plan_id)
WHERE starts_on < ends_on
-- Of several terms that which has most of the plan's years in it.
QUALIFY row_number() OVER (
    PARTITION BY service_id
    ORDER BY least(ends_on, make_date(end_year, 12, 31)) - greatest(starts_on, make_date(start_year, 1, 1)) DESC NULLS LAST,
        term_number DESC) = 1;

COMMENT ON MACRO first_day_of IS 'The first day of a year, month or day written "2026", "2026-04" or "2026-04-01".';
COMMENT ON MACRO last_day_of IS 'The last day of a year, month or day written "2026", "2026-04" or "2026-04-01".';
COMMENT ON MACRO above_all IS 'A value that no reported one is above.';
COMMENT ON MACRO before_all IS 'A day before any that is told.';
COMMENT ON MACRO after_all IS 'A day after any that is told.';
COMMENT ON MACRO TABLE service_time IS
    'One row a service in force without days of its own, and time that it may have by its text, its plan or the term on the day as_of.';
