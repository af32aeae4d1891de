-- The focal point of the example hub.
INSERT INTO focal_point VALUES ('example-one', 'example-one', 'Amina Otieno', 'Officer', 'Kisima', 'amina@kisima.example',
    'example-one/annex-1.docx', 5, 2);
