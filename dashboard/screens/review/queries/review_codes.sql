-- One row a code of the vocabulary that an answer may use, by what it is a code of.
-- key: kind, code
-- columns: kind, code
SELECT 'country' AS kind, country_code AS code FROM country
UNION ALL SELECT 'region', region_code FROM region
UNION ALL SELECT 'currency', currency_code FROM currency
UNION ALL SELECT 'unit', unit_id FROM unit
UNION ALL SELECT 'period', period FROM period
UNION ALL SELECT 'way_of_counting', way_of_counting FROM way_of_counting
ORDER BY kind, code
