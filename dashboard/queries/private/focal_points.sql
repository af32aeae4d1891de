-- One row a candidature of the hub: the focal point named on its form.
-- parameters: hub_id
-- key: document_id
-- columns: name, position, organization, email, document_id, table_number, row_number
SELECT name, position, organization, email, document_id, table_number, row_number
FROM focal_point WHERE hub_id = $hub_id ORDER BY document_id
