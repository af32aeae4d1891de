-- One row a group of countries by which a coverage can be told, by name.
-- key: name
-- columns: name
SELECT DISTINCT name FROM country_group ORDER BY name
