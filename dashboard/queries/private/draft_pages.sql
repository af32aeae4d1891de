-- One row a page of a draft, as a picture (PNG in base64).
-- parameters: document_id
-- key: page
-- columns: page, png_base64
SELECT page, png_base64 FROM draft_page WHERE document_id = $document_id ORDER BY page
