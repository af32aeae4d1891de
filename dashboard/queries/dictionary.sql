-- One row a column of the snapshot, in the order of the tables.
-- key: table_name, column_name
-- columns: table_name, table_comment, column_name, data_type, comment
SELECT tables.table_name, tables.comment AS table_comment, columns.column_name, columns.data_type, columns.comment
FROM duckdb_tables() AS tables JOIN duckdb_columns() AS columns USING (table_oid)
ORDER BY tables.table_oid, columns.column_index
