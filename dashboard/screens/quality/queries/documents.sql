-- One row a document of the chosen data, or, where is_example is empty, of no known hub; those with problems first.
-- parameters: is_example
-- key: document_id
-- columns: document_id, kind, hub, outcome, received_on, language, size_bytes, errors_count, warnings_count, notes_count
SELECT document.document_id, document.kind, hub.name AS hub, document.outcome, document.received_on, document.language,
    document.size_bytes,
    count(*) FILTER (finding_rule.severity = 'error') AS errors_count,
    count(*) FILTER (finding_rule.severity = 'warning') AS warnings_count,
    count(*) FILTER (finding_rule.severity = 'note') AS notes_count
FROM document
LEFT JOIN hub USING (hub_id)
LEFT JOIN finding ON finding.document_id = document.document_id
LEFT JOIN finding_rule USING (rule_id)
WHERE hub.is_example IS NOT DISTINCT FROM $is_example
GROUP BY ALL
ORDER BY errors_count DESC, warnings_count DESC, document.document_id
