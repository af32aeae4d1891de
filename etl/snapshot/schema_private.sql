-- The private file of a snapshot: focal points, opened by secretariat screens only.

CREATE TABLE focal_point (
    candidature_id VARCHAR NOT NULL,
    hub_id VARCHAR NOT NULL,
    name VARCHAR,
    position VARCHAR,
    organization VARCHAR,
    email VARCHAR,
    document_id VARCHAR NOT NULL,
    table_number INTEGER,
    row_number INTEGER
);
COMMENT ON TABLE focal_point IS 'One row a candidature: the focal point named on its form.';
COMMENT ON COLUMN focal_point.candidature_id IS 'Key of the candidature in the public file';
COMMENT ON COLUMN focal_point.hub_id IS 'Key of the hub in the public file';
COMMENT ON COLUMN focal_point.name IS 'Name, as written; empty where not answered';
COMMENT ON COLUMN focal_point.position IS 'Position, as written';
COMMENT ON COLUMN focal_point.organization IS 'Organization, as written';
COMMENT ON COLUMN focal_point.email IS 'E-mail address, as written';
COMMENT ON COLUMN focal_point.document_id IS 'Document it stands in';
COMMENT ON COLUMN focal_point.table_number IS 'Table it stands in, from 1';
COMMENT ON COLUMN focal_point.row_number IS 'Row of the name, from 1';
