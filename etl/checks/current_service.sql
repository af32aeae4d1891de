-- Of the versions of a service one at most is current.
SELECT service_key, count(*) AS current_count FROM service WHERE is_current GROUP BY service_key HAVING count(*) > 1
