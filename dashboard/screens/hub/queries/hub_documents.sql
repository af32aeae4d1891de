-- One row a document of the hub, newest first, with where it stands among the versions that were sent.
-- parameters: hub_id
-- key: document_id
-- columns: file_name, kind, outcome, received_on, received_source, language, form_version, document_id, standing,
--     replaced_by
SELECT document.file_name, document.kind, document.outcome, document.received_on, document.received_source,
    document.language, document.form_version, document_id, stands.standing, other.file_name AS replaced_by
FROM document
LEFT JOIN document_standing AS stands USING (document_id)
LEFT JOIN document AS other ON other.document_id = stands.replaced_by
WHERE document.hub_id = $hub_id
ORDER BY document.received_on DESC NULLS LAST, document_id
