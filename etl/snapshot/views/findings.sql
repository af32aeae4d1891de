-- Findings by their cause: what a person lists, while `finding` keeps a row for each place.

CREATE MACRO place_in_words(part, table_number, row_number, column_number) AS concat_ws(', ',
    CASE WHEN part NOT IN ('body', '') THEN part END,
    'table ' || table_number, 'row ' || row_number, 'column ' || column_number);

COMMENT ON MACRO place_in_words IS
    'Where something stands in a document: "table 9, row 3, column 4"; empty for running text.';

CREATE VIEW finding_cause AS
WITH placed AS (
    SELECT *, place_in_words(part, table_number, row_number, column_number) AS place,
        row_number() OVER cause AS rank, count(*) OVER (PARTITION BY rule_id, document_id, hub_id, message) AS findings_count
    FROM finding
    WINDOW cause AS (
        PARTITION BY rule_id, document_id, hub_id, message
        ORDER BY part NULLS FIRST, table_number NULLS FIRST, row_number NULLS FIRST, column_number NULLS FIRST, finding_id)
), place AS (
    SELECT rule_id, document_id, hub_id, message, count(*) AS places_count,
        array_to_string(list(place ORDER BY rank)[:3], '; ') AS first_places
    FROM (SELECT rule_id, document_id, hub_id, message, place, min(rank) AS rank FROM placed WHERE place <> '' GROUP BY ALL)
    GROUP BY ALL
)
SELECT placed.finding_id, placed.rule_id, placed.document_id, placed.hub_id, placed.message, placed.text, placed.next_step,
    placed.findings_count,
    first_places || CASE WHEN places_count > 3 THEN ' and ' || (places_count - 3) || ' more' ELSE '' END AS places,
    placed.part, placed.table_number, placed.row_number, placed.column_number
FROM placed
LEFT JOIN place ON place.rule_id = placed.rule_id AND place.message = placed.message
    AND place.document_id IS NOT DISTINCT FROM placed.document_id AND place.hub_id IS NOT DISTINCT FROM placed.hub_id
WHERE rank = 1;

COMMENT ON VIEW finding_cause IS 'One row a cause of findings: those of one rule and document that give the same reason.';
COMMENT ON COLUMN finding_cause.finding_id IS 'Key of the first of its findings, in the order of the document';
COMMENT ON COLUMN finding_cause.rule_id IS 'Rule that it breaks';
COMMENT ON COLUMN finding_cause.document_id IS 'Document it is about; empty where it is about no document';
COMMENT ON COLUMN finding_cause.hub_id IS 'Hub it is about';
COMMENT ON COLUMN finding_cause.message IS 'What is wrong, as a sentence';
COMMENT ON COLUMN finding_cause.text IS 'The first passage it is about, as written';
COMMENT ON COLUMN finding_cause.next_step IS 'What to do about it';
COMMENT ON COLUMN finding_cause.findings_count IS 'How many findings have this cause';
COMMENT ON COLUMN finding_cause.places IS 'The first three places, and how many more there are; empty for running text';
COMMENT ON COLUMN finding_cause.part IS 'Part of the file of the first';
COMMENT ON COLUMN finding_cause.table_number IS 'Table of the first, from 1';
COMMENT ON COLUMN finding_cause.row_number IS 'Row of the first, from 1';
COMMENT ON COLUMN finding_cause.column_number IS 'Column of the first, from 1';
