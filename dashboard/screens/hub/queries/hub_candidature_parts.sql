-- One row a part that the hub's newest candidature must have.
-- parameters: hub_id
-- key: part, file_name?
-- columns: part, state, file_name, received_on
SELECT candidature_part.part, candidature_part.state, document.file_name,
    CASE WHEN candidature_part.state <> 'missing' THEN coalesce(document.received_on, candidature.received_on) END
        AS received_on
FROM candidature
JOIN candidature_part USING (candidature_id)
LEFT JOIN document ON document.document_id = candidature_part.document_id
LEFT JOIN document_standing AS stands ON stands.document_id = candidature.document_id
WHERE candidature.hub_id = $hub_id AND (candidature.is_latest OR stands.standing = 'order_unknown')
QUALIFY row_number() OVER (PARTITION BY candidature_part.part, candidature_part.document_id
    ORDER BY candidature.candidature_id) = 1
ORDER BY list_position(['motivation_letter', 'annex_1', 'exemplary_work'], candidature_part.part)
