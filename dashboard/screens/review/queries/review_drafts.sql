-- One row a form in a PDF that nobody has confirmed, with the hub that its folder names.
-- parameters: is_example
-- key: document_id
-- columns: document_id, file_name, hub, sha256, next_step
SELECT document.document_id, file_name, coalesce(hub.name, 'hub not known') AS hub, sha256, finding_rule.next_step
FROM document LEFT JOIN hub USING (hub_id) JOIN finding_rule ON rule_id = CASE outcome WHEN 'draft' THEN 'pdf_draft' ELSE outcome END
WHERE outcome IN ('draft', 'pdf_right_to_left') AND coalesce(hub.is_example, false) = $is_example
ORDER BY hub, document_id
