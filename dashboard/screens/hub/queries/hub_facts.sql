-- One row a fact about the hub found in a public source.
-- parameters: hub_id
-- key: fact, value?, source
-- columns: fact, value, precision, source, as_of, confidence
SELECT fact, value, precision, source, as_of, confidence FROM hub_fact WHERE hub_id = $hub_id ORDER BY fact, value, source
