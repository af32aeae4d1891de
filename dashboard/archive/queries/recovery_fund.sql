-- One row a fund and rung of its ladder; the rungs are never added.
-- key: fund_id, rung
-- columns: fund_id, fund, rung, sums_count, total_usd
SELECT fund_id, fund.name AS fund, rungs.rung, count(amount_id) AS sums_count,
    sum(amount_usd) AS total_usd
FROM fund
CROSS JOIN (VALUES ('goal', 1), ('committed', 2), ('granted', 3)) AS rungs (rung, position)
LEFT JOIN amount USING (fund_id, rung)
GROUP BY fund_id, fund.name, rungs.rung, rungs.position
ORDER BY fund.name, rungs.position
