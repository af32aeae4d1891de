-- A service goes on in a later plan without a target that it had: dropped, or said in words that are another target's.
SELECT 'target_not_in_later_plan' AS rule_id, later.document_id, hub_id,
    printf('The plan no longer has the target "%s" of "%s", which %s promised.', text,
        coalesce(service.title, service.description, ''), service.document_id) AS message,
    text, later.part, later.table_number, later.row_number, NULL AS column_number
FROM indicator
JOIN service USING (service_id, hub_id)
JOIN service AS later ON later.service_key = service.service_key AND later.work_plan_id = service.replaced_by
    AND later.service_id <> service.service_id
WHERE nature = 'target' AND NOT EXISTS (
    FROM indicator AS kept
    WHERE kept.service_id = later.service_id AND kept.indicator_key = indicator.indicator_key)
    -- A cell of which nothing could be read may still hold it.
    AND (later.indicators_state IN ('read', 'missing') OR EXISTS (FROM indicator AS read WHERE read.service_id = later.service_id))
