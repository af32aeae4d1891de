-- One row a topic of the vocabulary, in its order.
-- columns: topic_id, name
SELECT topic_id, name FROM topic ORDER BY position NULLS LAST, name
