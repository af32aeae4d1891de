-- One row a requirement of the guideline and what the rules found in the candidature.
-- parameters: candidature_id
-- key: requirement_id
-- columns: requirement_id, requirement_group, requirement, verdict, reason, evidence, evidence_place
SELECT requirement_id, requirement_group, requirement, verdict, reason, evidence, evidence_place
FROM screening
WHERE candidature_id = $candidature_id
ORDER BY position
