-- One row a kind of person who can mend a problem.
-- key: who_can_mend
-- columns: who_can_mend
SELECT DISTINCT who_can_mend FROM finding_rule ORDER BY who_can_mend
