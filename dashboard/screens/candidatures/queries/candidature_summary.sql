-- One row: the candidatures that the filters let through, where they stand, and what the screening found.
-- columns: all_count, hubs_count, candidatures_count, missing_count, person_count, open_count, longest_days, returned_count
-- uses: candidature_list
SELECT (SELECT count(*) FROM candidature_list) AS all_count,
    count(*) AS hubs_count,
    count(candidature_id) AS candidatures_count,
    count(*) FILTER (not_met_count > 0) AS missing_count,
    count(*) FILTER (person_count > 0) AS person_count,
    count(*) FILTER (step IN ('received', 'rcc', 'gcc')) AS open_count,
    max(days_in_step) FILTER (step IN ('received', 'rcc', 'gcc')) AS longest_days,
    count(*) FILTER (step = 'returned') AS returned_count
FROM candidature_list
