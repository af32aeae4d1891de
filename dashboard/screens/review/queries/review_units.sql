-- One row a unit of the vocabulary, with its plural.
-- columns: singular, plural
SELECT singular, plural FROM unit ORDER BY singular
