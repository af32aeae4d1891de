-- One row a rule that found something, with how often and in how many documents.
-- key: rule_id
-- columns: rule_id, title, severity_in_words, who_can_mend, findings_count, documents_count
-- uses: found
SELECT rule_id, title, severity_in_words, who_can_mend, sum(findings_count) AS findings_count, count(DISTINCT document_id) AS documents_count
FROM found
GROUP BY rule_id, title, severity_position, severity_in_words, who_can_mend
ORDER BY severity_position, findings_count DESC, title
