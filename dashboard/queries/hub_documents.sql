-- One row a document of the hub, newest first, with the part of the candidature that it is.
-- parameters: hub_id
-- columns: file_name, kind, outcome, received_on, received_source, language, form_version, document_id
SELECT file_name, kind, outcome, received_on, received_source, language, form_version, document_id
FROM document WHERE hub_id = $hub_id ORDER BY received_on DESC NULLS LAST, document_id
