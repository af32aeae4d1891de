-- One row a language that documents were read in; empty where it was not told.
-- key: language
-- columns: language
SELECT DISTINCT coalesce(language, '') AS language FROM reading ORDER BY language
