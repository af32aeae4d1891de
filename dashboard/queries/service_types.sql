-- One row a service type of the vocabulary, in its order.
-- key: service_type_id
-- columns: service_type_id, name
SELECT service_type_id, name FROM service_type ORDER BY position NULLS LAST, name
