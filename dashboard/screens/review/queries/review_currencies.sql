-- One row a currency of the vocabulary.
-- key: currency_code
-- columns: currency_code, name
SELECT currency_code, name FROM currency ORDER BY currency_code
