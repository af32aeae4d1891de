-- What reports, progress and money need beside the few rows of vocabulary.sql; the figures are those of the real tables.
INSERT OR IGNORE INTO evidence_rung VALUES
    ('self_reported', 1, 'self-reported', 'The hub says so.'),
    ('document', 2, 'document', 'The report names a document.'),
    ('confirmed_by_city', 3, 'confirmed by the receiving city', 'A city has confirmed it.'),
    ('verified', 4, 'verified by the secretariat', 'The secretariat has verified it.');
INSERT OR IGNORE INTO way_of_counting VALUES
    ('total', 'total', 'Values of all years add up.'), ('per_period', 'per period', 'Each period is judged by itself.'),
    ('latest', 'latest', 'The newest value counts.'), ('percentage', 'percentage', 'The newest share counts.'),
    ('falling', 'falling', 'The newest value counts, and less is better.');
INSERT OR IGNORE INTO period VALUES ('year', 1, 'year'), ('quarter', 4, 'quarter');
INSERT OR IGNORE INTO unit (unit_id, singular, plural, kind) VALUES ('event', 'event', 'events', 'event'),
    ('person', 'person', 'people', 'person'), ('report', 'report', 'reports', 'publication'),
    ('minute', 'minute', 'minutes', 'time');
INSERT OR IGNORE INTO currency VALUES ('USD', 'US dollar'), ('KES', 'Kenyan shilling'), ('EUR', 'Euro');
INSERT OR IGNORE INTO setting VALUES
    ('term_months', 36, 'months', false, 'Length of a recognition', 'Guideline, step 4'),
    ('renewal_window_month', 30, 'months', true, 'Month from which a renewal can be prepared', 'our assumption'),
    ('report_due_month', 3, 'month', true, 'Month in which the report is due', 'our assumption'),
    ('report_due_day', 31, 'day', true, 'Day of that month', 'our assumption'),
    ('report_owed_days', 90, 'days', true, 'Least days with the title', 'our assumption'),
    ('minimum_investment_usd', 25000, 'US$', false, 'Least investment', 'Guideline');
INSERT OR IGNORE INTO candidature_step VALUES ('recognised', 5, 'recognised', 'Recognised for three years.'),
    ('renewal', 8, 'renewal', 'Renewed.'), ('ended', 9, 'ended', 'Ended.');
