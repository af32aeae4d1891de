-- One row a theme with an Essential and a topic that ask for the same.
-- key: theme, essential, topic
-- columns: theme, essential, topic, reasoning, source, as_of
SELECT theme.name AS theme, 'Essential ' || heading.position || ': ' || heading.name AS essential, topic.name AS topic,
    reasoning, theme_match.source, theme_match.as_of
FROM theme_match
JOIN theme USING (theme_id)
JOIN practice_heading AS heading USING (heading_id)
JOIN topic USING (topic_id)
ORDER BY theme.position, heading.position, topic.position
