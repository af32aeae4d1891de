-- One row a status: how many of the targets that the filters let through have it.
-- key: status_id
-- columns: status_id, mark, status, color, urgency, is_slipping, targets_count
-- uses: progress_matching
SELECT progress_status.status_id, progress_status.mark, progress_status.name AS status, progress_status.color,
    progress_status.urgency, progress_status.is_slipping, count(progress_matching.indicator_id) AS targets_count
FROM progress_status
LEFT JOIN progress_matching USING (status_id)
GROUP BY progress_status.status_id, progress_status.mark, progress_status.name, progress_status.color,
    progress_status.urgency, progress_status.is_slipping, progress_status.position
ORDER BY progress_status.position
