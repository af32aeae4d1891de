-- One row a rung of the evidence ladder, from the lowest.
-- key: evidence_rung
-- columns: evidence_rung, name
SELECT evidence_rung, name FROM evidence_rung ORDER BY position
