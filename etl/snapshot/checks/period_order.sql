-- No service or indicator ends before it begins.
SELECT service_id AS id, start_on AS starts_on, end_on AS due_on FROM service WHERE end_on < start_on
UNION ALL
SELECT indicator_id, starts_on, due_on FROM indicator WHERE due_on < starts_on
