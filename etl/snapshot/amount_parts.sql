-- Mark the sums that repeat or make up another sum in force, so that no total counts them twice.
-- A hub tells of its money in up to three places: its form's motivation, its letter, its services. The first of them that
-- holds a pledge holds the wholes; what the others name are parts of the largest of these. In one place, a sum a year and
-- a total that is two to five times as large are the same money told twice. A renewal's sums are no part of those before.
UPDATE amount SET part_of = found.part_of
FROM (
    WITH counted AS (
        SELECT amount_in_force.*, candidature_number, CASE
            WHEN service_key IS NOT NULL THEN 2
            WHEN document.kind = 'motivation_letter' THEN 1
            ELSE 0
        END AS told_in
        FROM amount_in_force
        LEFT JOIN document USING (document_id)
        LEFT JOIN document_standing USING (document_id)
        WHERE nature = 'pledge' AND rung <> 'delivered' AND state = 'read' AND amount IS NOT NULL
    ),
    placed AS (
        SELECT *, min(told_in) OVER (PARTITION BY hub_id, rung, candidature_number) AS first_told_in FROM counted
    ),
    whole AS (
        -- Of several as large the first one written.
        SELECT hub_id, rung, candidature_number, amount_id AS whole_id
        FROM placed WHERE told_in = first_told_in
        QUALIFY row_number() OVER (
            PARTITION BY hub_id, rung, candidature_number
            ORDER BY coalesce(total_usd, amount_usd, 0) DESC, document_id, table_number, row_number, column_number,
                amount_id) = 1
    ),
    yearly AS (
        SELECT yearly.amount_id, max(total.amount_id) AS whole_id
        FROM counted AS total
        JOIN counted AS yearly ON yearly.hub_id IS NOT DISTINCT FROM total.hub_id AND yearly.rung = total.rung
            AND yearly.candidature_number IS NOT DISTINCT FROM total.candidature_number
            AND yearly.told_in = total.told_in
            AND yearly.service_key IS NOT DISTINCT FROM total.service_key
            AND yearly.currency_code IS NOT DISTINCT FROM total.currency_code
            AND yearly.form IS NOT DISTINCT FROM total.form
        WHERE yearly.recurrence = 'annual' AND total.recurrence <> 'annual'
            AND total.amount IN (yearly.amount * 2, yearly.amount * 3, yearly.amount * 4, yearly.amount * 5)
        GROUP BY yearly.amount_id
    )
    SELECT placed.amount_id, coalesce(yearly.whole_id, whole.whole_id) AS part_of
    FROM placed
    LEFT JOIN yearly USING (amount_id)
    LEFT JOIN whole ON whole.hub_id = placed.hub_id AND whole.rung = placed.rung
        AND whole.candidature_number IS NOT DISTINCT FROM placed.candidature_number
        AND placed.told_in > placed.first_told_in
    WHERE coalesce(yearly.whole_id, whole.whole_id) IS NOT NULL
) AS found
WHERE found.amount_id = amount.amount_id;
