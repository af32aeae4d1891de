-- Which readings still matter: those of texts that may be in force.

CREATE VIEW reading_in_force AS
SELECT reading.* FROM reading
LEFT JOIN service ON service.service_id = reading.service_id
LEFT JOIN document_standing AS stands ON stands.document_id = reading.document_id
WHERE coalesce(service.is_current OR service.order_unknown_with IS NOT NULL,
    stands.standing IS NULL OR stands.standing IN ('in_force', 'order_unknown'));
COMMENT ON VIEW reading_in_force IS
    'One row a text that was given meaning, or could not be, and that no later document replaces: what waits here is worth an answer.';
