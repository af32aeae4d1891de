-- One row a hub with a date of recognition in the register: the day, month or year, else the day by which it was known.
-- key: hub_id
-- columns: hub_id, recognised_on, precision
SELECT hub_id,
    try_cast(value || CASE precision WHEN 'year' THEN '-01-01' WHEN 'month' THEN '-01' ELSE '' END AS DATE)
        AS recognised_on,
    CASE fact WHEN 'recognised_no_later_than' THEN 'no_later_than' ELSE precision END AS precision
FROM hub_fact
WHERE fact IN ('recognised_on', 'recognised_no_later_than') AND value IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY hub_id ORDER BY fact DESC, value) = 1
