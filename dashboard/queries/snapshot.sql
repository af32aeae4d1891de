-- One row: the newest document of this snapshot, and which of real hubs and examples a visitor sees first.
-- columns: newest_received_on, opens_on
WITH offered AS (
    SELECT DISTINCT is_example FROM service JOIN hub USING (hub_id) WHERE is_current
)
SELECT (SELECT max(received_on) FROM document) AS newest_received_on,
    -- Where only examples have services, a screen of real hubs would open empty.
    CASE WHEN true IN (FROM offered) AND NOT false IN (FROM offered) THEN 'examples' ELSE 'real' END AS opens_on
