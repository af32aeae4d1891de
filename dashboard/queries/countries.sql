-- One row a country of the vocabulary, by name.
-- columns: country_code, name
SELECT country_code, name FROM country ORDER BY name
