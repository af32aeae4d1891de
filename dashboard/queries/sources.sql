-- One row a source of the vocabulary and date of it, with what it is the source of and how many rows.
-- key: vocabulary, source, as_of?
-- columns: vocabulary, source, as_of, rows_count
WITH sourced AS (
    SELECT 'Regions' AS vocabulary, source, as_of FROM region
    UNION ALL SELECT 'Countries', source, as_of FROM country
    UNION ALL SELECT 'Country names', source, NULL FROM country_name
    UNION ALL SELECT 'Groups of countries', source, as_of FROM country_group
    UNION ALL SELECT 'Headings of good practice', source, NULL FROM practice_heading
    UNION ALL SELECT 'Kinds of support', source, NULL FROM support_kind
    UNION ALL SELECT 'Programmes', source, as_of FROM programme
    UNION ALL SELECT 'Places of hubs', place_source, place_as_of FROM hub
)
SELECT vocabulary, source, as_of, count(*) AS rows_count
FROM sourced WHERE source IS NOT NULL GROUP BY ALL ORDER BY vocabulary, rows_count DESC, source
