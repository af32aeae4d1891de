-- One row: what this snapshot holds, real hubs and examples apart, and which of the two a visitor sees first.
-- columns: data_version, documents_count, newest_received_on, real_hubs_count, example_hubs_count, real_services_count,
--     example_services_count, opens_on
SELECT *,
    -- Where only examples have services, a screen of real hubs would open empty.
    CASE WHEN real_services_count = 0 AND example_services_count > 0 THEN 'examples' ELSE 'real' END AS opens_on
FROM (
    SELECT snapshot.data_version, snapshot.documents_count,
        (SELECT max(received_on) FROM document) AS newest_received_on,
        (SELECT count(*) FROM hub WHERE NOT is_example) AS real_hubs_count,
        (SELECT count(*) FROM hub WHERE is_example) AS example_hubs_count,
        (SELECT count(*) FROM service JOIN hub USING (hub_id) WHERE is_current AND NOT is_example) AS real_services_count,
        (SELECT count(*) FROM service JOIN hub USING (hub_id) WHERE is_current AND is_example) AS example_services_count
    FROM (SELECT 1) LEFT JOIN snapshot ON true
)
