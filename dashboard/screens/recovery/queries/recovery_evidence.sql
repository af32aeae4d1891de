-- One row a figure that the coalition states about itself.
-- key: evidence_id
-- columns: evidence_id, figure, unit, base, wording, says_not, stated_in, source, as_of
SELECT evidence_id, figure, unit, base, wording, says_not, stated_in, source, as_of
FROM evidence_statement
ORDER BY unit <> 'percent', evidence_id <> 'platforms_support', evidence_id
