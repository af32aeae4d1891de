-- One row an indicator item of the hub, in the order of the work plan.
-- parameters: hub_id
-- key: indicator_id
-- columns: indicator_id, service_id, text, nature, quantity, quantity_max, comparator, unit, unit_plural, period, per, total_target,
--     deadline, due_on, baseline, way_of_counting, state, reason, file_name, table_number, row_number, column_number
SELECT indicator.indicator_id, indicator.service_id, indicator.text, indicator.nature, indicator.quantity, indicator.quantity_max,
    indicator.comparator, indicator.unit, unit.plural AS unit_plural, indicator.period, indicator.per,
    indicator.total_target, indicator.deadline, indicator.due_on, indicator.baseline, indicator.way_of_counting,
    indicator.state, indicator.reason, document.file_name, reading.table_number, reading.row_number, reading.column_number
FROM indicator
JOIN service USING (service_id)
LEFT JOIN unit USING (unit_id)
LEFT JOIN reading USING (reading_id)
LEFT JOIN document ON document.document_id = reading.document_id
WHERE indicator.hub_id = $hub_id
ORDER BY service.is_current DESC, service.position, indicator.position
