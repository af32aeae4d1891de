-- The focal point's answers are in the private file only.
SELECT candidature_id, field FROM answer WHERE field LIKE 'contact%'
UNION ALL
SELECT candidature_id, requirement_id FROM screening WHERE requirement_id LIKE 'contact%' AND contains(evidence || reason, '@')
UNION ALL
SELECT document_id, rule_id FROM finding WHERE regexp_matches(coalesce(text, '') || message, '\S@\S') AND document_id IS NOT NULL
