-- One row a region of the vocabulary, in its order.
-- key: region_code
-- columns: region_code, name
SELECT region_code, name FROM region ORDER BY position NULLS LAST, name
