-- One row a priority theme of the coalition.
-- key: theme_id
-- columns: theme_id, theme, meaning, pillar, source, as_of
SELECT theme_id, theme.name AS theme, theme.meaning, pillar.name AS pillar, theme.source, theme.as_of
FROM theme JOIN pillar USING (pillar_id)
ORDER BY pillar.position, theme.position
