-- One row a topic of the vocabulary, in its order.
-- key: topic_id
-- columns: topic_id, name
SELECT topic_id, name FROM topic ORDER BY position NULLS LAST, name
