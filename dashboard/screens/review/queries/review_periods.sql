-- One row a period that a quantity can be for, shortest first.
-- key: period
-- columns: period, name
SELECT period, name FROM period ORDER BY per_year DESC, period
