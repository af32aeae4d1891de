-- One row a field of the newest candidature's form, in its order; one for each text where forms have no order.
-- parameters: hub_id
-- key: field, text?
-- columns: field, heading, text, words_count, word_limit, file_name, part, table_number, row_number, column_number
SELECT answer.field, practice_heading.name AS heading, answer.text, answer.words_count, answer.word_limit,
    document.file_name, answer.part, answer.table_number, answer.row_number, answer.column_number
FROM candidature
JOIN answer USING (candidature_id)
LEFT JOIN document_standing AS stands ON stands.document_id = candidature.document_id
LEFT JOIN practice_heading ON practice_heading.heading_id = answer.field
LEFT JOIN document ON document.document_id = answer.document_id
WHERE candidature.hub_id = $hub_id AND (candidature.is_latest OR stands.standing = 'order_unknown')
QUALIFY row_number() OVER (PARTITION BY answer.field, answer.text ORDER BY answer.document_id) = 1
ORDER BY
    list_position(['motivation', 'essential', 'strategic_objective', 'cross_cutting_objective', 'global_agenda',
        'mayor_quote', 'mayor_name'], coalesce(practice_heading.kind, answer.field)) NULLS FIRST,
    practice_heading.position, answer.field, answer.document_id
