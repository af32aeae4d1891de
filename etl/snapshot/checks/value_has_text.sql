-- Every trusted value names the document and the text that it was read from.
SELECT reading_id, state, document_id FROM reading WHERE state = 'read' AND (document_id IS NULL OR trim(text) = '')
