-- One row a cell of a draft, in the order of the form.
-- parameters: document_id
-- key: cell
-- columns: cell, field, service_number, text, asked, place, page
SELECT cell, field, service_number, text, asked, place, page FROM draft_cell WHERE document_id = $document_id ORDER BY position
