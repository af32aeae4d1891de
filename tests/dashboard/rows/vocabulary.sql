-- A few rows of each vocabulary table.
INSERT INTO region (region_code, name, position) VALUES ('AFR', 'Africa', 1), ('ARB', 'Arab States', 2),
    ('AMC', 'Americas and the Caribbean', 3), ('APA', 'Asia-Pacific', 4), ('ECA', 'Europe and Central Asia', 5);
INSERT INTO country (country_code, name, region_code, region_is_uncertain, longitude, latitude, source, as_of) VALUES
    ('KEN', 'Kenya', 'AFR', false, 37.9, 0.2, 'test vocabulary', '2026-11'),
    ('JOR', 'Jordan', 'ARB', false, 36.8, 31.2, 'test vocabulary', '2026-11'),
    ('BRA', 'Brazil', 'AMC', false, -53.1, -10.8, 'test vocabulary', '2026-11'),
    ('JPN', 'Japan', 'APA', false, 137.9, 37.6, 'test vocabulary', '2026-11'),
    ('TUV', 'Tuvalu', 'APA', false, 179.2, -8.5, 'test vocabulary', '2026-11'),
    ('ITA', 'Italy', 'ECA', false, 12.1, 42.8, 'test vocabulary', '2026-11');
INSERT INTO service_type VALUES ('research', 1, 'Research, analysis and report writing'),
    ('events', 2, 'Event organization and participation'), ('training', 4, 'Training and education');
INSERT INTO topic VALUES ('flood', 'hazard', 1, 'Flood'), ('finance', 'theme', 2, 'Finance');
INSERT INTO local_authority_kind VALUES ('city', 'City');
INSERT INTO unit (unit_id, singular, plural, kind) VALUES ('event', 'event', 'events', 'event'), ('city', 'city', 'cities', 'city');
INSERT INTO way_of_counting VALUES ('total', 'total', 'Values of all years add up.');
INSERT INTO currency VALUES ('USD', 'US dollar'), ('KES', 'Kenyan shilling');
INSERT INTO programme VALUES ('mcr2030', 'MCR2030 Resilience Hubs', 'UNDRR', false, 'test', '2026-11');
INSERT INTO setting VALUES ('term_months', 36, 'months', false, 'Length of a recognition', 'Guideline, step 4'),
    ('renewal_window_month', 30, 'months', true, 'Month from which a renewal can be prepared', 'our assumption'),
    ('report_due_month', 3, 'month', true, 'Month in which the report is due', 'our assumption'),
    ('report_due_day', 31, 'day', true, 'Day of that month', 'our assumption'),
    ('report_owed_days', 90, 'days', true, 'Least days with the title for which a report is owed', 'our assumption'),
    ('minimum_investment_usd', 25000, 'US$', false, 'Least investment', 'Guideline, minimum qualifications');
INSERT INTO finding_rule VALUES
    ('corrupt_archive', 'error', 'The file cannot be opened', 'city', 'Ask for the file again.'),
    ('unsure_years', 'warning', 'The year is unsure', 'secretariat', 'Answer it in review.');
INSERT INTO candidature_step VALUES ('recognised', 5, 'recognised', 'Recognised for three years.'),
    ('renewal', 8, 'renewal', 'Renewed.'), ('ended', 9, 'ended', 'Ended.');
INSERT INTO practice_heading VALUES ('essential_1', 'essential', 1, 'Organize for disaster resilience', 150, 'Annex I');
INSERT INTO snapshot VALUES ('test', 0, 'test');
