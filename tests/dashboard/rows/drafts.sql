-- A form in PDF of the example hub with one page, one cell that is asked, and one that no reader gives back.
INSERT INTO draft VALUES ('example-one/annex-1.pdf', 'example-one', 'candidature', 'draft', 'This form is a PDF.', true, NULL, 1);
INSERT INTO draft_cell VALUES ('example-one/annex-1.pdf', 1, 'city_name', 'city_name', NULL, 'Kisima', NULL, 'page 1', 1, '1,1,9,9'),
    ('example-one/annex-1.pdf', 2, '1.service', 'service', 1, 'Flood drils', NULL, 'page 1', 1, '1,1,9,9'),
    ('example-one/annex-1.pdf', 3, '1.types', 'types', 1, NULL, 'A box is drawn here.', 'page 1', 1, '1,1,9,9');
INSERT INTO draft_page VALUES ('example-one/annex-1.pdf', 1, 595, 842,
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg==');
