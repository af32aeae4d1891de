-- A printed example row of the form is no service in force, and nothing hangs on it.
SELECT service_id
FROM service
WHERE is_printed_example AND (is_current
    OR EXISTS (FROM reading WHERE reading.service_id = service.service_id)
    OR EXISTS (FROM indicator WHERE indicator.service_id = service.service_id)
    OR EXISTS (FROM amount WHERE amount.service_id = service.service_id)
    OR EXISTS (FROM service_service_type AS ticked WHERE ticked.service_id = service.service_id)
    OR EXISTS (FROM service_topic AS topic WHERE topic.service_id = service.service_id)
    OR EXISTS (FROM service_country AS country WHERE country.service_id = service.service_id))
