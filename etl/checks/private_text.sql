-- The focal point's answers are in the private file only.
SELECT candidature_id, field FROM answer WHERE field LIKE 'contact%'
