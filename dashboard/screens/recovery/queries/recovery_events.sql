-- One row a recorded session, briefing or note, newest first; what has no date comes last.
-- parameters: theme, resource
-- key: kind, event_id
-- columns: kind, event_id, resource_id, resource, held_on, precision, title, numbers, hosts, cities, themes, link, source,
--   as_of
WITH themed AS (
    SELECT session_id AS event_id, theme_id FROM session_theme
    UNION ALL SELECT note_id, theme_id FROM note WHERE theme_id IS NOT NULL
),
event AS (
    SELECT 'session' AS kind, session_id AS event_id, resource_id, held_on, precision, title,
        CASE WHEN number IS NOT NULL THEN '#' || number END AS numbers, link, source, as_of
    FROM session
    UNION ALL
    SELECT 'briefing', CAST(briefed_on AS VARCHAR), resource_id, briefed_on, precision, title,
        concat_ws(', ', 'coalition''s #' || number_coalition, 'university''s #' || number_university), link, source, as_of
    FROM briefing
    UNION ALL
    SELECT 'note', note_id, resource_id, noted_on, precision, title, NULL, link, source, as_of FROM note
)
SELECT event.kind, event_id, resource_id, resource.name AS resource, held_on, precision, title, numbers,
    (SELECT list(organisation.name ORDER BY organisation.name) FROM session_host JOIN organisation USING (organisation_id)
        WHERE session_id = event_id) AS hosts,
    (SELECT list(city.name ORDER BY city.name) FROM session_city JOIN city USING (city_id)
        WHERE session_id = event_id) AS cities,
    (SELECT list(theme.name ORDER BY theme.position) FROM themed JOIN theme USING (theme_id)
        WHERE themed.event_id = event.event_id) AS themes,
    event.link, event.source, event.as_of
FROM event JOIN resource USING (resource_id)
WHERE ($resource IS NULL OR resource_id = $resource)
    AND ($theme IS NULL OR EXISTS (FROM themed WHERE themed.event_id = event.event_id AND theme_id = $theme))
ORDER BY held_on DESC NULLS LAST, title
