-- One row a column name that means the same wherever it stands in the snapshot.
-- key: column_name
-- columns: column_name, meaning
SELECT column_name, any_value(comment) AS meaning
FROM duckdb_columns()
WHERE comment IS NOT NULL AND NOT internal
GROUP BY column_name
HAVING count(DISTINCT comment) = 1
ORDER BY column_name
