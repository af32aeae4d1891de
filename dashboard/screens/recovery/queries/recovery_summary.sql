-- One row: what is recorded of the coalition.
-- columns: sessions_count, briefings_count, cities_count, countries_count, recorded_count, named_count, goal_usd,
--   granted_usd, grants_count, as_of
WITH took_part AS (
    SELECT city_id FROM session_city
    UNION
    SELECT city_id FROM amount WHERE rung = 'granted' AND city_id IS NOT NULL
)
SELECT (SELECT count(*) FROM session) AS sessions_count,
    (SELECT count(*) FROM briefing) AS briefings_count,
    (SELECT count(*) FROM took_part) AS cities_count,
    (SELECT count(DISTINCT country_code) FROM took_part JOIN city USING (city_id)) AS countries_count,
    (SELECT count(*) FROM resource WHERE record = 'recorded') AS recorded_count,
    (SELECT count(*) FROM resource WHERE record = 'named') AS named_count,
    (SELECT sum(amount_usd) FROM amount WHERE rung = 'goal') AS goal_usd,
    (SELECT sum(amount_usd) FROM amount WHERE rung = 'granted') AS granted_usd,
    (SELECT count(*) FROM amount WHERE rung = 'granted') AS grants_count,
    (SELECT max(as_of) FROM resource) AS as_of
