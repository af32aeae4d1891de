-- One row a country of the vocabulary, by name.
-- key: country_code
-- columns: country_code, name
SELECT country_code, name FROM country ORDER BY name
