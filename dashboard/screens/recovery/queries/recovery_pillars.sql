-- One row a pillar of the coalition, with what is recorded of what belongs to it.
-- key: pillar_id
-- columns: pillar_id, pillar, position, meaning, recorded_count, named_count, source, as_of
SELECT pillar_id, pillar.name AS pillar, pillar.position, pillar.meaning,
    count(resource_id) FILTER (record = 'recorded') AS recorded_count,
    count(resource_id) FILTER (record = 'named') AS named_count, pillar.source, pillar.as_of
FROM pillar LEFT JOIN resource USING (pillar_id)
GROUP BY ALL
ORDER BY pillar.position
