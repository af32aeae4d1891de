-- The documents and rules beside drafts.sql.
INSERT INTO finding_rule VALUES ('pdf_draft', 'warning', 'Form in a PDF, not confirmed', 'secretariat', 'Compare it with its pages.');
INSERT INTO document (document_id, file_name, sha256, kind, outcome, hub_id)
VALUES ('example-one/annex-1.pdf', 'annex-1.pdf', 'abc', 'candidature', 'draft', 'example-one');
