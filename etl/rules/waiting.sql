-- What an answer to a question is worth: which targets, sums and countries wait for it.

-- One row a reading in force that waits for a person, on the day as_of. A target is freed by the one answer that it waits
-- for; one that waits for several is freed by none of them alone.
CREATE MACRO waiting_reading(as_of) AS TABLE
WITH waiting AS (
    SELECT * FROM reading_in_force WHERE state <> 'read'
),
stuck AS (
    SELECT progress.indicator_id, progress.service_id, indicator.reading_id, target_state, waiting_count,
        progress.starts_on IS NULL OR progress.due_on IS NULL AS is_without_time
    FROM progress(as_of) AS progress JOIN indicator USING (indicator_id)
    WHERE status_id = 'cannot_be_assessed'
),
need AS (
    SELECT indicator_id, reading_id FROM stuck WHERE target_state <> 'read'
    UNION ALL
    SELECT indicator_id, waiting.reading_id FROM stuck JOIN waiting USING (service_id)
    WHERE is_without_time AND waiting.kind = 'years'
    UNION ALL
    -- A reported value is put right in the report: no answer in the queue is one to it.
    SELECT indicator_id, NULL FROM stuck WHERE waiting_count > 0
),
target AS (
    SELECT reading_id, count(*) FILTER (needs_count = 1) AS targets_count,
        count(*) FILTER (needs_count > 1) AS shared_targets_count
    FROM (SELECT *, count(*) OVER (PARTITION BY indicator_id) AS needs_count FROM need)
    GROUP BY reading_id
),
-- A sum waits for the reading of its own words, or for the years that an annual sum is given in.
sum_of_money AS (
    SELECT reading_id, sum(usd) AS usd
    FROM (
        SELECT waiting.reading_id, coalesce(total_usd, amount_usd) AS usd
        FROM waiting JOIN amount_in_force AS amount ON amount.document_id = waiting.document_id
            AND amount.part IS NOT DISTINCT FROM waiting.part
            AND amount.table_number IS NOT DISTINCT FROM waiting.table_number
            AND amount.row_number IS NOT DISTINCT FROM waiting.row_number
            AND amount.column_number IS NOT DISTINCT FROM waiting.column_number
        WHERE waiting.kind = 'money' AND amount.state <> 'read' AND part_of IS NULL AND nature = 'pledge'
        UNION ALL
        SELECT waiting.reading_id, amount_usd
        FROM waiting JOIN amount_in_force AS amount USING (service_id)
        WHERE waiting.kind = 'years' AND amount.state = 'read' AND part_of IS NULL AND nature = 'pledge'
            AND total_usd IS NULL
    )
    GROUP BY reading_id
)
SELECT reading_id, coalesce(targets_count, 0) AS targets_count, coalesce(shared_targets_count, 0) AS shared_targets_count,
    coalesce(usd, 0) AS usd, coalesce(waiting.countries_count, 0) AS countries_count
FROM waiting LEFT JOIN target USING (reading_id) LEFT JOIN sum_of_money USING (reading_id);

COMMENT ON MACRO TABLE waiting_reading IS
    'One row a reading in force that waits for a person on the day as_of: the targets, US dollars and countries that its answer frees.';
