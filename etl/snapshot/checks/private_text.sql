-- The focal point's answers are in the private file only; the name of a file is no address, whatever stands in it.
WITH named AS (
    SELECT list(name ORDER BY len(name) DESC) AS names
    FROM (SELECT DISTINCT unnest([document_id, file_name]) AS name FROM document) WHERE contains(name, '@')
),
said AS (
    SELECT document_id AS id, rule_id AS what, coalesce(text, '') || ' ' || message AS words
    FROM finding WHERE document_id IS NOT NULL
    UNION ALL
    SELECT candidature_id, requirement_id, coalesce(evidence, '') || ' ' || reason
    FROM screening WHERE requirement_id LIKE 'contact%'
)
SELECT candidature_id AS id, field AS what FROM answer WHERE field LIKE 'contact%'
UNION ALL
SELECT id, what FROM said CROSS JOIN named
WHERE contains(words, '@')
    AND regexp_matches(list_reduce(list_prepend(words, coalesce(names, [])), lambda told, name: replace(told, name, ' ')),
        '\S@\S')
