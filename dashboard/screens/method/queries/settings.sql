-- One row a number that the rules use, the guideline's before our assumptions.
-- key: meaning
-- columns: meaning, value, unit, is_assumption, source
SELECT meaning, value, unit, is_assumption, source FROM setting ORDER BY is_assumption, setting_id
