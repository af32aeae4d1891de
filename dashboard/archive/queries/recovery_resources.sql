-- One row a thing that the coalition offers, of the themes, topics, types and words asked for; empty filters let all through.
-- parameters: theme, topic, types, q
-- key: resource_id
-- columns: resource_id, resource, kind, pillar, themes, service_type, phase, language, licence, link, record,
--   is_recovery_resource, meaning, events_count, source, as_of
WITH event AS (
    SELECT resource_id FROM session
    UNION ALL SELECT resource_id FROM briefing
    UNION ALL SELECT resource_id FROM note
    UNION ALL SELECT resource_id FROM fund JOIN amount USING (fund_id) WHERE rung = 'granted'
),
-- A series is about the themes of its sessions too.
about AS (
    SELECT resource_id, theme_id FROM resource_theme
    UNION SELECT resource_id, theme_id FROM session JOIN session_theme USING (session_id)
    UNION SELECT resource_id, theme_id FROM note WHERE theme_id IS NOT NULL
)
SELECT resource_id, resource.name AS resource, resource.kind, pillar.name AS pillar,
    (SELECT list(theme.name ORDER BY theme.position) FROM about JOIN theme USING (theme_id)
        WHERE about.resource_id = resource.resource_id) AS themes,
    service_type.name AS service_type, phase, language, licence, link, record, is_recovery_resource, resource.meaning,
    (SELECT count(*) FROM event WHERE event.resource_id = resource.resource_id) AS events_count, resource.source,
    resource.as_of
FROM resource
LEFT JOIN pillar USING (pillar_id)
LEFT JOIN service_type USING (service_type_id)
WHERE ($theme IS NULL OR EXISTS (FROM about WHERE about.resource_id = resource.resource_id AND theme_id = $theme))
    AND ($topic IS NULL OR EXISTS (
        FROM about JOIN theme_match USING (theme_id)
        WHERE about.resource_id = resource.resource_id AND topic_id = $topic))
    AND (len($types::VARCHAR[]) = 0 OR list_contains($types::VARCHAR[], service_type_id))
    AND ($q = '' OR contains(
        strip_accents(lower(concat_ws(' ', resource.name, resource.meaning, pillar.name, resource.kind,
            (SELECT string_agg(concat_ws(' ', theme.name, theme.meaning), ' ') FROM about JOIN theme USING (theme_id)
                WHERE about.resource_id = resource.resource_id),
            (SELECT string_agg(title, ' ') FROM session WHERE session.resource_id = resource.resource_id)))),
        strip_accents(lower($q))))
ORDER BY pillar.position NULLS LAST, record DESC, list_position(['assess', 'plan', 'optimize', 'learn'], phase) NULLS FIRST,
    resource.name
