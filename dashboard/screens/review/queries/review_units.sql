-- One row a unit of the vocabulary, with its plural.
-- key: singular
-- columns: singular, plural
SELECT singular, plural FROM unit ORDER BY singular
