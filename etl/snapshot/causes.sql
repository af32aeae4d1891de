-- One row a line of what a load lists below its summary: the causes of errors, each with where and how often.
WITH error AS (
    SELECT title, coalesce(document_id, '') AS document_id, message, findings_count, places,
        row_number() OVER (ORDER BY title, document_id NULLS FIRST, finding_id) AS rank, count(*) OVER () AS causes_count
    FROM finding_cause JOIN finding_rule USING (rule_id)
    WHERE severity = 'error'
)
SELECT '  ' || concat_ws(': ', title, nullif(document_id, ''), message)
    || CASE WHEN findings_count > 1 THEN concat(' (', findings_count, ' times', ': ' || places, ')') ELSE '' END AS text
FROM error
WHERE rank <= 20
UNION ALL
SELECT DISTINCT '  and ' || (causes_count - 20) || ' more causes of errors; the screen "Data quality" lists all'
FROM error
WHERE causes_count > 20
