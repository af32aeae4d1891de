-- One row a document that the candidature must have.
-- parameters: candidature_id
-- key: part, document_id?
-- columns: part, state, document_id
SELECT part, state, document_id FROM candidature_part
WHERE candidature_id = $candidature_id
ORDER BY list_position(['motivation_letter', 'annex_1', 'exemplary_work'], part)
