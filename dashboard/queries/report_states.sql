-- One row a state that a report can be in, as a person looks at them.
-- key: report_state
-- columns: report_state
SELECT report_state FROM report_state ORDER BY position
