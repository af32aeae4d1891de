-- One row a form in a PDF that nobody has confirmed.
-- key: document_id
-- columns: document_id, kind, message, gives_values, text, pages_count
SELECT document_id, kind, message, gives_values, text, pages_count FROM draft ORDER BY document_id
