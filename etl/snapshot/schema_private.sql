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

CREATE TABLE draft (
    document_id VARCHAR PRIMARY KEY,
    hub_id VARCHAR,
    kind VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,
    message VARCHAR NOT NULL,
    gives_values BOOLEAN NOT NULL,
    text VARCHAR,
    pages_count INTEGER NOT NULL
);
COMMENT ON TABLE draft IS 'One row a form in a PDF that nobody has confirmed; nothing of it is in the public file.';
COMMENT ON COLUMN draft.document_id IS 'Key of the document in the public file';
COMMENT ON COLUMN draft.hub_id IS 'Key of the hub by its folder; empty where that cannot be told';
COMMENT ON COLUMN draft.kind IS 'candidature or work_plan';
COMMENT ON COLUMN draft.outcome IS 'draft, or pdf_right_to_left where it gives no values';
COMMENT ON COLUMN draft.message IS 'Why it is a draft, as a sentence';
COMMENT ON COLUMN draft.gives_values IS 'Whether its values count when a person has confirmed them';
COMMENT ON COLUMN draft.text IS 'Its words, whose order may be wrong, where it gives no values; else empty';
COMMENT ON COLUMN draft.pages_count IS 'Number of its pages';

CREATE TABLE draft_cell (
    document_id VARCHAR NOT NULL REFERENCES draft,
    position INTEGER NOT NULL,
    cell VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    service_number INTEGER,
    text VARCHAR,
    asked VARCHAR,
    place VARCHAR NOT NULL,
    page INTEGER,
    page_box VARCHAR,
    PRIMARY KEY (document_id, cell)
);
COMMENT ON TABLE draft_cell IS 'One row a draft and cell of the form.';
COMMENT ON COLUMN draft_cell.document_id IS 'Key of the draft';
COMMENT ON COLUMN draft_cell.position IS 'Order in the form, from 1';
COMMENT ON COLUMN draft_cell.cell IS 'Key of the cell in data/drafts.csv: a field of Part I, or row and column of the work plan ("2.types")';
COMMENT ON COLUMN draft_cell.field IS 'Field of Part I, or column of the work plan';
COMMENT ON COLUMN draft_cell.service_number IS 'Row of the work plan, from 1; empty for Part I';
COMMENT ON COLUMN draft_cell.text IS 'What was read, types by their keys; empty where nothing was, or where it is asked';
COMMENT ON COLUMN draft_cell.asked IS 'Why the person who confirms has to give the value; empty where it was read';
COMMENT ON COLUMN draft_cell.place IS 'Where it stands, in words';
COMMENT ON COLUMN draft_cell.page IS 'Page, from 1';
COMMENT ON COLUMN draft_cell.page_box IS 'Box on the page: left, top, right, bottom in points from its upper left corner';

CREATE TABLE draft_page (
    document_id VARCHAR NOT NULL REFERENCES draft,
    page INTEGER NOT NULL,
    width_points DOUBLE NOT NULL,
    height_points DOUBLE NOT NULL,
    png_base64 VARCHAR NOT NULL,
    PRIMARY KEY (document_id, page)
);
COMMENT ON TABLE draft_page IS 'One row a draft and page, the first forty, as a picture.';
COMMENT ON COLUMN draft_page.document_id IS 'Key of the draft';
COMMENT ON COLUMN draft_page.page IS 'Page, from 1';
COMMENT ON COLUMN draft_page.width_points IS 'Width, in points';
COMMENT ON COLUMN draft_page.height_points IS 'Height, in points';
COMMENT ON COLUMN draft_page.png_base64 IS 'Picture of the page (PNG in base64)';
