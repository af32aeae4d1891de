-- Decisions that begin or end no term, or of which it cannot be told which came first.
WITH said AS (
    SELECT decision_id, hub_id, step, outcome, decided_on,
        CASE precision
            WHEN 'month' THEN last_day(decided_on)
            WHEN 'year' THEN make_date(year(decided_on), 12, 31)
            ELSE decided_on
        END AS decided_by,
        CASE precision
            WHEN 'month' THEN strftime(decided_on, '%Y-%m')
            WHEN 'year' THEN strftime(decided_on, '%Y')
            ELSE strftime(decided_on, '%Y-%m-%d')
        END AS told,
        'decisions.csv, line ' || split_part(decision_id, '/', -1) AS line
    FROM decision
),
opening AS (FROM said WHERE step = 'recognised' OR step = 'renewal' AND outcome = 'renewed'),
ending AS (FROM said WHERE step = 'ended')
SELECT rule_id, NULL AS document_id, hub_id, message, NULL AS text, NULL AS part, NULL AS table_number, NULL AS row_number,
    NULL AS column_number
FROM (
    SELECT 'decision_without_day' AS rule_id, decision_id, hub_id,
        printf('%s: the step "%s" has no day, so no term and no pipeline knows of it.', line, step) AS message
    FROM said WHERE decided_on IS NULL
    UNION ALL
    SELECT 'recognition_repeated', said.decision_id, said.hub_id,
        printf('%s: "%s" on %s falls into the term from %s to %s and adds none.', line, said.step, told,
            CAST(effect.starts_on AS VARCHAR), CAST(effect.ends_on AS VARCHAR))
    FROM decision_effect(NULL) AS effect JOIN said USING (decision_id) WHERE effect.effect = 'repeats'
    UNION ALL
    SELECT 'end_without_term', decision_id, hub_id,
        printf('%s: no term is known that ended on %s.', line, told)
    FROM ending
    WHERE decided_on IS NOT NULL
        AND NOT EXISTS (
            FROM decision_effect(NULL) AS effect
            WHERE effect.hub_id = ending.hub_id AND effect.closed_on = ending.decided_on)
    UNION ALL
    SELECT 'decision_order_unknown', ending.decision_id, ending.hub_id,
        printf('%s: the end on %s and "%s" on %s (line %s) are not known well enough to tell which came first.',
            ending.line, ending.told, opening.step, opening.told, split_part(opening.decision_id, '/', -1))
    FROM ending JOIN opening ON opening.hub_id = ending.hub_id AND opening.decided_on <= ending.decided_by
        AND ending.decided_on <= opening.decided_by
) AS told
