-- One row a currency of the vocabulary.
-- columns: currency_code, name
SELECT currency_code, name FROM currency ORDER BY currency_code
