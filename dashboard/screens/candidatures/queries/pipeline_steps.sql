-- One row a step of the pipeline, in its order: the hubs that stand in it on the day, and those that have left it.
-- parameters: is_example, as_of
-- key: step
-- columns: step, name, hubs_count, least_days, most_days, left_count, typical_days
SELECT candidature_step.step, candidature_step.name,
    count(*) FILTER (pipeline.is_latest) AS hubs_count,
    min(pipeline.days_in_step) FILTER (pipeline.is_latest) AS least_days,
    max(pipeline.days_in_step) FILTER (pipeline.is_latest) AS most_days,
    count(*) FILTER (NOT pipeline.is_latest) AS left_count,
    CAST(round(median(pipeline.days_in_step) FILTER (NOT pipeline.is_latest)) AS INTEGER) AS typical_days
FROM candidature_step
LEFT JOIN (SELECT found.* FROM pipeline($as_of) AS found JOIN hub USING (hub_id) WHERE hub.is_example = $is_example)
    AS pipeline USING (step)
GROUP BY candidature_step.step, candidature_step.name, candidature_step.position
ORDER BY candidature_step.position
