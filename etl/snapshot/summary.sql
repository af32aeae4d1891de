-- One row a line of the summary that a load prints.
WITH line AS (
    SELECT 1 AS position, printf('%d documents: %d read, %d recorded as present, %d drafts to confirm, %d unreadable', count(*),
        count(*) FILTER (outcome = 'ok'), count(*) FILTER (outcome = 'not_read'),
        count(*) FILTER (outcome = 'draft'), count(*) FILTER (outcome NOT IN ('ok', 'not_read', 'draft'))) AS text
    FROM document
    UNION ALL
    SELECT 2, printf('%d hubs: %d real, %d examples', count(*), count(*) FILTER (NOT is_example),
        count(*) FILTER (is_example))
    FROM hub
    UNION ALL
    SELECT 3, printf('%d services in force, %d targets, %d annual reports', (SELECT count(*) FROM service WHERE is_current),
        (SELECT count(*) FROM indicator JOIN service USING (service_id) WHERE nature = 'target' AND is_current), (SELECT count(*) FROM annual_report))
    UNION ALL
    SELECT 4, printf('%d readings: %d read, %d wait for a person, %d unreadable', count(*),
        count(*) FILTER (state = 'read'), count(*) FILTER (state = 'review'), count(*) FILTER (state = 'unreadable'))
    FROM reading_in_force
    UNION ALL
    SELECT 5, printf('%d findings: %d errors, %d warnings, %d notes', count(*), count(*) FILTER (severity = 'error'),
        count(*) FILTER (severity = 'warning'), count(*) FILTER (severity = 'note'))
    FROM finding JOIN finding_rule USING (rule_id)
)
SELECT text FROM line ORDER BY position
