-- A hub's place is a whole pair of degrees on the globe.
SELECT hub_id, longitude, latitude
FROM hub
WHERE (longitude IS NULL) <> (latitude IS NULL)
    OR longitude NOT BETWEEN -180 AND 180
    OR latitude NOT BETWEEN -90 AND 90
