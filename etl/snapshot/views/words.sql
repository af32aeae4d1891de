-- How words are compared; the same rule as etl/text/spelling.py.

-- A text in small letters without the accents of Latin and Greek letters and the vowel points of Arabic and Hebrew. DuckDB's
-- strip_accents alone takes vowel signs from Indic letters and the voicing from kana, which makes other words of them:
-- it is given the runs of Latin and Greek letters only.
CREATE MACRO unaccented(words) AS CASE
    WHEN NOT regexp_matches(words, '[\x{0370}-\x{1DFF}\x{1F00}-\x{1FFF}\x{2C80}-\x{10FFFF}]') THEN strip_accents(lower(words))
    ELSE array_to_string(list_transform(
        regexp_extract_all(
            regexp_replace(nfc_normalize(lower(words)),
                '[\x{0591}-\x{05BD}\x{05BF}\x{05C1}\x{05C2}\x{0640}\x{064B}-\x{0652}\x{0670}]', '', 'g'),
            '(?:\p{Latin}|\p{Greek}|[^\p{L}\p{M}])+|[\p{L}\p{M}]'),
        lambda run: CASE WHEN regexp_matches(run, '^(?:\p{Latin}|\p{Greek}|[^\p{L}\p{M}])') THEN strip_accents(run) ELSE run END), '')
END;

COMMENT ON MACRO unaccented IS
    'A text in small letters without accents and vowel points, for comparing words.';
