-- One row a degree in which a problem weighs, the heaviest first.
-- key: severity
-- columns: severity, severity_in_words, meaning
SELECT severity, mark || ' ' || name AS severity_in_words, meaning
FROM finding_severity ORDER BY position
