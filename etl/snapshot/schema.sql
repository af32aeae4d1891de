-- The contract between the loader and the screens: one CREATE a table, one COMMENT a table and column (with its unit).
-- Vocabulary tables first; they are filled from data/reference/*.csv.

-- Vocabulary: filled from data/reference/<table>.csv, one file a table

CREATE TABLE region (
    region_code VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    countries_count_published INTEGER,
    source VARCHAR,
    as_of VARCHAR,
    note VARCHAR
);
COMMENT ON TABLE region IS 'One row a region of UNDRR.';
COMMENT ON COLUMN region.region_code IS 'UNDRR region: AFR, ARB, AMC, APA or ECA';
COMMENT ON COLUMN region.name IS 'English name';
COMMENT ON COLUMN region.position IS 'Order on screens, from 1';
COMMENT ON COLUMN region.countries_count_published IS 'Countries that UNDRR says it has; may differ from the rows of country';
COMMENT ON COLUMN region.source IS 'Where the facts of the row come from';
COMMENT ON COLUMN region.as_of IS 'Date of the source, YYYY, YYYY-MM or YYYY-MM-DD';
COMMENT ON COLUMN region.note IS 'What a reader should know about the row';

CREATE TABLE country (
    country_code VARCHAR PRIMARY KEY,
    iso2 VARCHAR,
    name VARCHAR NOT NULL,
    region_code VARCHAR REFERENCES region,
    region_basis VARCHAR,
    region_note VARCHAR,
    region_is_uncertain BOOLEAN NOT NULL,
    longitude DOUBLE,
    latitude DOUBLE,
    source VARCHAR,
    as_of VARCHAR
);
COMMENT ON TABLE country IS 'One row a country or territory.';
COMMENT ON COLUMN country.country_code IS 'ISO 3166-1 alpha-3 code';
COMMENT ON COLUMN country.iso2 IS 'ISO 3166-1 alpha-2 code';
COMMENT ON COLUMN country.name IS 'Everyday English name';
COMMENT ON COLUMN country.region_code IS 'UNDRR region; empty for a territory that UNDRR''s list does not hold';
COMMENT ON COLUMN country.region_basis IS 'How the region was found: listed, derived';
COMMENT ON COLUMN country.region_note IS 'Why the region is uncertain, where it is';
COMMENT ON COLUMN country.region_is_uncertain IS 'Whether the region is an assumption to be confirmed';
COMMENT ON COLUMN country.longitude IS 'Degrees east of the point where a label stands';
COMMENT ON COLUMN country.latitude IS 'Degrees north of the point where a label stands';
COMMENT ON COLUMN country.source IS 'Where the facts of the row come from';
COMMENT ON COLUMN country.as_of IS 'Date of the source, YYYY, YYYY-MM or YYYY-MM-DD';

CREATE TABLE country_name (
    country_code VARCHAR NOT NULL REFERENCES country,
    language VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    source VARCHAR
);
COMMENT ON TABLE country_name IS 'One row a country, language, name and kind of name.';
COMMENT ON COLUMN country_name.country_code IS 'ISO 3166-1 alpha-3 code';
COMMENT ON COLUMN country_name.language IS 'ISO 639-1 code of the name''s language';
COMMENT ON COLUMN country_name.name IS 'Name, demonym or adjective as written in that language';
COMMENT ON COLUMN country_name.kind IS 'name, short, alias, former, demonym or adjective';
COMMENT ON COLUMN country_name.source IS 'Where the name comes from';

CREATE TABLE country_group (
    group_id VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    kind VARCHAR,
    members_are_listed BOOLEAN,
    source VARCHAR,
    as_of VARCHAR,
    note VARCHAR
);
COMMENT ON TABLE country_group IS 'One row a group of countries: a bloc, a language area, a sub-region.';
COMMENT ON COLUMN country_group.group_id IS 'Key of the group';
COMMENT ON COLUMN country_group.name IS 'English name';
COMMENT ON COLUMN country_group.kind IS 'bloc, language, development, geographic or city_network';
COMMENT ON COLUMN country_group.members_are_listed IS 'Whether country_group_member holds its members';
COMMENT ON COLUMN country_group.source IS 'Where the membership comes from';
COMMENT ON COLUMN country_group.as_of IS 'Date of the source';
COMMENT ON COLUMN country_group.note IS 'What a reader should know about the row';

CREATE TABLE country_group_member (
    group_id VARCHAR NOT NULL REFERENCES country_group,
    country_code VARCHAR NOT NULL REFERENCES country
);
COMMENT ON TABLE country_group_member IS 'One row a group and member country.';
COMMENT ON COLUMN country_group_member.group_id IS 'Key of the group';
COMMENT ON COLUMN country_group_member.country_code IS 'ISO 3166-1 alpha-3 code of the member';

CREATE TABLE practice_heading (
    heading_id VARCHAR PRIMARY KEY,
    kind VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    word_limit INTEGER,
    source VARCHAR
);
COMMENT ON TABLE practice_heading IS 'One row a heading of good practice on the form: the Ten Essentials and the six objectives.';
COMMENT ON COLUMN practice_heading.heading_id IS 'Key: essential_1 … essential_10, strategic_objective_1 … 3, cross_cutting_objective_1 … 3';
COMMENT ON COLUMN practice_heading.kind IS 'essential, strategic_objective or cross_cutting_objective';
COMMENT ON COLUMN practice_heading.position IS 'Number within its kind, from 1';
COMMENT ON COLUMN practice_heading.name IS 'Heading as printed on the form';
COMMENT ON COLUMN practice_heading.word_limit IS 'Longest answer the form allows, in words';
COMMENT ON COLUMN practice_heading.source IS 'Where the heading comes from';

CREATE TABLE service_type (
    service_type_id VARCHAR PRIMARY KEY,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL
);
COMMENT ON TABLE service_type IS 'One row a type of service on the form.';
COMMENT ON COLUMN service_type.service_type_id IS 'Key of the type';
COMMENT ON COLUMN service_type.position IS 'Order on the form, from 1';
COMMENT ON COLUMN service_type.name IS 'Name as printed on the form';

CREATE TABLE support_kind (
    support_kind_id VARCHAR PRIMARY KEY,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    source VARCHAR
);
COMMENT ON TABLE support_kind IS 'One row a kind of support that the guideline names.';
COMMENT ON COLUMN support_kind.support_kind_id IS 'Key of the kind of support';
COMMENT ON COLUMN support_kind.position IS 'Order in the guideline, from 1';
COMMENT ON COLUMN support_kind.name IS 'Name in the guideline''s words';
COMMENT ON COLUMN support_kind.source IS 'Where the kind comes from';

CREATE TABLE topic (
    topic_id VARCHAR PRIMARY KEY,
    kind VARCHAR,
    position INTEGER,
    name VARCHAR NOT NULL
);
COMMENT ON TABLE topic IS 'One row a hazard or theme by which services are searched.';
COMMENT ON COLUMN topic.topic_id IS 'Key of the topic';
COMMENT ON COLUMN topic.kind IS 'hazard or theme';
COMMENT ON COLUMN topic.position IS 'Order on screens, from 1';
COMMENT ON COLUMN topic.name IS 'English name';

CREATE TABLE local_authority_kind (
    local_authority_kind VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL
);
COMMENT ON TABLE local_authority_kind IS 'One row a kind of local authority.';
COMMENT ON COLUMN local_authority_kind.local_authority_kind IS 'Key: city, combined_authority, province …';
COMMENT ON COLUMN local_authority_kind.name IS 'English name';

CREATE TABLE stage (
    stage VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL
);
COMMENT ON TABLE stage IS 'One row a stage of the MCR2030 resilience roadmap.';
COMMENT ON COLUMN stage.stage IS 'A, B or C';
COMMENT ON COLUMN stage.name IS 'Name of the stage';

CREATE TABLE unit (
    unit_id VARCHAR PRIMARY KEY,
    singular VARCHAR NOT NULL,
    plural VARCHAR NOT NULL,
    kind VARCHAR
);
COMMENT ON TABLE unit IS 'One row a unit in which indicators count.';
COMMENT ON COLUMN unit.unit_id IS 'Key of the normalised unit';
COMMENT ON COLUMN unit.singular IS 'English singular';
COMMENT ON COLUMN unit.plural IS 'English plural';
COMMENT ON COLUMN unit.kind IS 'What is counted: event, person, city, publication, money, share …';

CREATE TABLE way_of_counting (
    way_of_counting VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    meaning VARCHAR
);
COMMENT ON TABLE way_of_counting IS 'One row a way in which an indicator''s values over the years belong together.';
COMMENT ON COLUMN way_of_counting.way_of_counting IS 'total, per_period, latest, percentage or falling';
COMMENT ON COLUMN way_of_counting.name IS 'English name';
COMMENT ON COLUMN way_of_counting.meaning IS 'How values of several years are judged together';

CREATE TABLE progress_status (
    status_id VARCHAR PRIMARY KEY,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    mark VARCHAR NOT NULL,
    color VARCHAR NOT NULL,
    share_of_expected_at_least DOUBLE,
    urgency INTEGER NOT NULL,
    is_slipping BOOLEAN NOT NULL,
    meaning VARCHAR NOT NULL
);
COMMENT ON TABLE progress_status IS 'One row a status that a target can have; the thresholds of the rule.';
COMMENT ON COLUMN progress_status.status_id IS 'Key of the status';
COMMENT ON COLUMN progress_status.position IS 'Order from best to least known, from 1';
COMMENT ON COLUMN progress_status.name IS 'English name';
COMMENT ON COLUMN progress_status.mark IS 'Mark beside the word';
COMMENT ON COLUMN progress_status.color IS 'Fill colour as #RRGGBB';
COMMENT ON COLUMN progress_status.share_of_expected_at_least IS 'Lowest share (0 to 1) of the progress expected by the as-of date for this status; empty where the status has another rule';
COMMENT ON COLUMN progress_status.urgency IS 'Order in which a person looks at targets with it, from 1';
COMMENT ON COLUMN progress_status.is_slipping IS 'Whether a target with it is said to slip';
COMMENT ON COLUMN progress_status.meaning IS 'The rule in one sentence; {at_least} stands for its lowest share, {below} for that of the next better status';

CREATE TABLE report_state (
    report_state VARCHAR PRIMARY KEY,
    position INTEGER NOT NULL,
    status_id VARCHAR NOT NULL REFERENCES progress_status,
    meaning VARCHAR NOT NULL
);
COMMENT ON TABLE report_state IS 'One row a state that an annual report can be in.';
COMMENT ON COLUMN report_state.report_state IS 'The state, as calendar gives it';
COMMENT ON COLUMN report_state.position IS 'Order in which a person looks at reports, from 1';
COMMENT ON COLUMN report_state.status_id IS 'The status of a target whose mark and colour it has too';
COMMENT ON COLUMN report_state.meaning IS 'The rule in one sentence';

CREATE TABLE setting (
    setting_id VARCHAR PRIMARY KEY,
    value DOUBLE NOT NULL,
    unit VARCHAR NOT NULL,
    is_assumption BOOLEAN NOT NULL,
    meaning VARCHAR NOT NULL,
    source VARCHAR
);
COMMENT ON TABLE setting IS 'One row a number that the rules use; assumptions say so.';
COMMENT ON COLUMN setting.setting_id IS 'Key of the setting';
COMMENT ON COLUMN setting.value IS 'The number';
COMMENT ON COLUMN setting.unit IS 'Unit of the number';
COMMENT ON COLUMN setting.is_assumption IS 'Whether it is ours rather than the guideline''s';
COMMENT ON COLUMN setting.meaning IS 'What the number decides';
COMMENT ON COLUMN setting.source IS 'Where the number comes from';

CREATE TABLE period (
    period VARCHAR PRIMARY KEY,
    per_year DOUBLE NOT NULL,
    name VARCHAR NOT NULL
);
COMMENT ON TABLE period IS 'One row a period that a quantity can be for.';
COMMENT ON COLUMN period.period IS 'year, semester, quarter, month, week …';
COMMENT ON COLUMN period.per_year IS 'How many of them a year has';
COMMENT ON COLUMN period.name IS 'English name';

CREATE TABLE evidence_rung (
    evidence_rung VARCHAR PRIMARY KEY,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    meaning VARCHAR NOT NULL
);
COMMENT ON TABLE evidence_rung IS 'One row a rung of the evidence ladder.';
COMMENT ON COLUMN evidence_rung.evidence_rung IS 'self_reported, document, confirmed_by_city or verified';
COMMENT ON COLUMN evidence_rung.position IS 'Height of the rung, from 1';
COMMENT ON COLUMN evidence_rung.name IS 'English name';
COMMENT ON COLUMN evidence_rung.meaning IS 'What stands behind a result on this rung';

CREATE TABLE currency (
    currency_code VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL
);
COMMENT ON TABLE currency IS 'One row a currency.';
COMMENT ON COLUMN currency.currency_code IS 'ISO 4217 code';
COMMENT ON COLUMN currency.name IS 'English name';

CREATE TABLE money_form (
    money_form VARCHAR PRIMARY KEY,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    meaning VARCHAR NOT NULL
);
COMMENT ON TABLE money_form IS 'One row a form in which money is given.';
COMMENT ON COLUMN money_form.money_form IS 'cash, in_kind, loan, mixed or unknown';
COMMENT ON COLUMN money_form.position IS 'Order on the screens, from 1';
COMMENT ON COLUMN money_form.name IS 'English name';
COMMENT ON COLUMN money_form.meaning IS 'What it says in a few words';

CREATE TABLE money_recurrence (
    recurrence VARCHAR PRIMARY KEY,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    meaning VARCHAR NOT NULL
);
COMMENT ON TABLE money_recurrence IS 'One row a way in which a sum comes again.';
COMMENT ON COLUMN money_recurrence.recurrence IS 'one_off, annual, multi_year_total, one_off_or_annual or unspecified';
COMMENT ON COLUMN money_recurrence.position IS 'Order on the screens, from 1';
COMMENT ON COLUMN money_recurrence.name IS 'English name';
COMMENT ON COLUMN money_recurrence.meaning IS 'What it says in a few words';

CREATE TABLE delivery_status (
    delivery_status VARCHAR PRIMARY KEY,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    mark VARCHAR NOT NULL,
    meaning VARCHAR NOT NULL
);
COMMENT ON TABLE delivery_status IS 'One row a state in which a year of a service is reported.';
COMMENT ON COLUMN delivery_status.delivery_status IS 'planned, under_way, done or dropped';
COMMENT ON COLUMN delivery_status.position IS 'Order on the screens, from 1';
COMMENT ON COLUMN delivery_status.name IS 'English name';
COMMENT ON COLUMN delivery_status.mark IS 'Sign that stands for it beside its name, so that no colour has to';
COMMENT ON COLUMN delivery_status.meaning IS 'What it says in a few words';

CREATE TABLE finding_severity (
    severity VARCHAR PRIMARY KEY,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    mark VARCHAR NOT NULL,
    meaning VARCHAR NOT NULL
);
COMMENT ON TABLE finding_severity IS 'One row a degree in which a problem weighs.';
COMMENT ON COLUMN finding_severity.severity IS 'error, warning or note';
COMMENT ON COLUMN finding_severity.position IS 'Order in which a person looks at problems, from 1';
COMMENT ON COLUMN finding_severity.name IS 'English name';
COMMENT ON COLUMN finding_severity.mark IS 'Sign that stands for it beside its name, so that no colour has to';
COMMENT ON COLUMN finding_severity.meaning IS 'What it says in a few words';

CREATE TABLE finding_rule (
    rule_id VARCHAR PRIMARY KEY,
    severity VARCHAR NOT NULL REFERENCES finding_severity,
    title VARCHAR NOT NULL,
    who_can_mend VARCHAR NOT NULL,
    next_step VARCHAR NOT NULL
);
COMMENT ON TABLE finding_rule IS 'One row a kind of problem that the checks report.';
COMMENT ON COLUMN finding_rule.rule_id IS 'Key of the rule, the code of the finding';
COMMENT ON COLUMN finding_rule.severity IS 'How much it weighs: error, warning or note';
COMMENT ON COLUMN finding_rule.title IS 'The problem in a few words';
COMMENT ON COLUMN finding_rule.who_can_mend IS 'city, secretariat or developer';
COMMENT ON COLUMN finding_rule.next_step IS 'What to do about it, unless the finding says something more exact';

CREATE TABLE candidature_step (
    step VARCHAR PRIMARY KEY,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    meaning VARCHAR
);
COMMENT ON TABLE candidature_step IS 'One row a step of the pipeline.';
COMMENT ON COLUMN candidature_step.step IS 'received, rcc, gcc, returned, recognised, profile, reporting, renewal or ended';
COMMENT ON COLUMN candidature_step.position IS 'Order of the steps, from 1';
COMMENT ON COLUMN candidature_step.name IS 'English name';
COMMENT ON COLUMN candidature_step.meaning IS 'What happens in the step';

CREATE TABLE programme (
    programme_id VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    organisation VARCHAR NOT NULL,
    is_archive BOOLEAN NOT NULL,
    source VARCHAR,
    as_of VARCHAR
);
COMMENT ON TABLE programme IS 'One row a programme.';
COMMENT ON COLUMN programme.programme_id IS 'mcr2030 or c2r';
COMMENT ON COLUMN programme.name IS 'English name';
COMMENT ON COLUMN programme.organisation IS 'Who runs it';
COMMENT ON COLUMN programme.is_archive IS 'Whether it is closed';
COMMENT ON COLUMN programme.source IS 'Where the facts of the row come from';
COMMENT ON COLUMN programme.as_of IS 'Date of the source';

-- Facts

CREATE TABLE hub (
    hub_id VARCHAR PRIMARY KEY,
    programme_id VARCHAR NOT NULL REFERENCES programme,
    name VARCHAR NOT NULL,
    country_code VARCHAR REFERENCES country,
    local_authority_kind VARCHAR REFERENCES local_authority_kind,
    is_example BOOLEAN NOT NULL,
    language VARCHAR,
    longitude DOUBLE,
    latitude DOUBLE,
    place_source VARCHAR,
    place_as_of VARCHAR,
    confidence VARCHAR,
    note VARCHAR
);
COMMENT ON TABLE hub IS 'One row a hub or local authority that is a candidate: real (the register, real documents) or example.';
COMMENT ON COLUMN hub.hub_id IS 'Stable key, part of the hub''s address';
COMMENT ON COLUMN hub.programme_id IS 'Programme it belongs to';
COMMENT ON COLUMN hub.name IS 'Name as the local authority writes it in English, or as in its candidature';
COMMENT ON COLUMN hub.country_code IS 'ISO 3166-1 alpha-3 code; empty where the form''s country could not be resolved';
COMMENT ON COLUMN hub.local_authority_kind IS 'Kind of local authority';
COMMENT ON COLUMN hub.is_example IS 'Whether the hub is invented; examples are never in a total of real hubs';
COMMENT ON COLUMN hub.language IS 'ISO 639-1 code of the language of its documents';
COMMENT ON COLUMN hub.longitude IS 'Degrees east';
COMMENT ON COLUMN hub.latitude IS 'Degrees north';
COMMENT ON COLUMN hub.place_source IS 'Where the coordinates come from';
COMMENT ON COLUMN hub.place_as_of IS 'Date of that source';
COMMENT ON COLUMN hub.confidence IS 'How sure the recognition is: high, medium or low; empty for examples and candidates';
COMMENT ON COLUMN hub.note IS 'What a reader should know about the hub';

CREATE TABLE hub_alias (
    hub_id VARCHAR NOT NULL REFERENCES hub,
    alias VARCHAR NOT NULL
);
COMMENT ON TABLE hub_alias IS 'One row a hub and another name of it.';
COMMENT ON COLUMN hub_alias.hub_id IS 'Key of the hub';
COMMENT ON COLUMN hub_alias.alias IS 'Another name, as written';

CREATE TABLE hub_fact (
    hub_id VARCHAR NOT NULL REFERENCES hub,
    fact VARCHAR NOT NULL,
    value VARCHAR,
    precision VARCHAR,
    source VARCHAR NOT NULL,
    as_of VARCHAR,
    confidence VARCHAR
);
COMMENT ON TABLE hub_fact IS 'One row a fact about a hub found in a public source.';
COMMENT ON COLUMN hub_fact.hub_id IS 'Key of the hub';
COMMENT ON COLUMN hub_fact.fact IS 'Kind of fact: recognised_on, certificate_handed_over, activity, commitment …';
COMMENT ON COLUMN hub_fact.value IS 'The fact as text; empty for a fact of absence';
COMMENT ON COLUMN hub_fact.precision IS 'day, month, year or none, for dates';
COMMENT ON COLUMN hub_fact.source IS 'Address or name of the source';
COMMENT ON COLUMN hub_fact.as_of IS 'Date of the source or of looking';
COMMENT ON COLUMN hub_fact.confidence IS 'high, medium or low';

CREATE TABLE document (
    document_id VARCHAR PRIMARY KEY,
    file_name VARCHAR NOT NULL,
    sha256 VARCHAR,
    size_bytes BIGINT,
    kind VARCHAR NOT NULL,
    outcome VARCHAR NOT NULL,
    hub_id VARCHAR REFERENCES hub,
    language VARCHAR,
    form_version VARCHAR,
    confidence VARCHAR,
    received_on DATE,
    received_source VARCHAR
);
COMMENT ON TABLE document IS 'One row a file found in the inbox, read or not.';
COMMENT ON COLUMN document.document_id IS 'Path of the file below the inbox, with / between folders; a file that came in a mail or archive stands below it: mail.eml/form.docx';
COMMENT ON COLUMN document.file_name IS 'Name of the file';
COMMENT ON COLUMN document.sha256 IS 'Checksum of its bytes, hexadecimal; empty where the file could not be opened';
COMMENT ON COLUMN document.size_bytes IS 'Size in bytes; empty where the file could not be opened';
COMMENT ON COLUMN document.kind IS 'candidature, work_plan, annual_report, motivation_letter, exemplary_work or other';
COMMENT ON COLUMN document.outcome IS 'ok, not_read (recorded as present), draft (a form in a PDF that nobody has confirmed; nothing of it counts) or the code of the error';
COMMENT ON COLUMN document.hub_id IS 'Hub that sent it; empty where that could not be told';
COMMENT ON COLUMN document.language IS 'ISO 639-1 code of the language it is written in';
COMMENT ON COLUMN document.form_version IS 'Which wording of the form it uses';
COMMENT ON COLUMN document.confidence IS 'How surely the form was recognised: high or low';
COMMENT ON COLUMN document.received_on IS 'Day of receipt, from data/received.csv, else that of the mail it came in; empty where unknown';
COMMENT ON COLUMN document.received_source IS 'Where the day of receipt comes from';

CREATE TABLE document_standing (
    document_id VARCHAR PRIMARY KEY REFERENCES document,
    standing VARCHAR NOT NULL CHECK (standing IN ('in_force', 'replaced', 'order_unknown', 'empty', 'refused')),
    replaced_by VARCHAR REFERENCES document,
    candidature_number INTEGER
);
COMMENT ON TABLE document_standing IS 'One row a form, letter, plan, example of work or annual report of a hub: where it stands among its versions. Nothing that hangs on a replaced, empty or refused version is in a total or a queue; the services of a plan are told by service.is_current.';
COMMENT ON COLUMN document_standing.document_id IS 'Key of the document';
COMMENT ON COLUMN document_standing.standing IS 'in_force; replaced: a later version, or one that says the same, stands in its place; order_unknown: it may be in force or not, and what the versions do not say alike waits; empty: it says nothing and replaces nothing; refused: it is filed wrong and replaces nothing';
COMMENT ON COLUMN document_standing.replaced_by IS 'document_id of the version that stands in its place';
COMMENT ON COLUMN document_standing.candidature_number IS 'Which of the hub''s candidatures it belongs to, 1 for the first; one for renewal is the next. Empty for annual reports and where the hub has sent no form';

CREATE TABLE candidature (
    candidature_id VARCHAR PRIMARY KEY,
    hub_id VARCHAR NOT NULL REFERENCES hub,
    document_id VARCHAR NOT NULL REFERENCES document,
    received_on DATE,
    has_motivation_letter BOOLEAN NOT NULL,
    has_annex_1 BOOLEAN NOT NULL,
    has_exemplary_work BOOLEAN NOT NULL,
    is_latest BOOLEAN NOT NULL
);
COMMENT ON TABLE candidature IS 'One row a candidature: a folder or bundle of documents that a local authority sent.';
COMMENT ON COLUMN candidature.candidature_id IS 'Path of the folder (or of the single form) below the inbox';
COMMENT ON COLUMN candidature.hub_id IS 'Key of the hub';
COMMENT ON COLUMN candidature.document_id IS 'The Annex I form that was read';
COMMENT ON COLUMN candidature.received_on IS 'Day of receipt of the form; empty where unknown';
COMMENT ON COLUMN candidature.has_motivation_letter IS 'Whether a motivation letter is present';
COMMENT ON COLUMN candidature.has_annex_1 IS 'Whether the Annex I form is present';
COMMENT ON COLUMN candidature.has_exemplary_work IS 'Whether an example of exemplary work is present';
COMMENT ON COLUMN candidature.is_latest IS 'Whether its form is the one in force of the hub''s last candidature; of none where that cannot be told';

CREATE TABLE candidature_part (
    candidature_id VARCHAR NOT NULL REFERENCES candidature,
    part VARCHAR NOT NULL,
    document_id VARCHAR REFERENCES document,
    state VARCHAR NOT NULL
);
COMMENT ON TABLE candidature_part IS 'One row a document that a candidature must have.';
COMMENT ON COLUMN candidature_part.candidature_id IS 'Key of the candidature';
COMMENT ON COLUMN candidature_part.part IS 'motivation_letter, annex_1 or exemplary_work';
COMMENT ON COLUMN candidature_part.document_id IS 'The file; empty where the part is missing';
COMMENT ON COLUMN candidature_part.state IS 'present, missing or unsure';

CREATE TABLE answer (
    candidature_id VARCHAR NOT NULL REFERENCES candidature,
    field VARCHAR NOT NULL,
    text VARCHAR,
    original_text VARCHAR,
    words_count INTEGER,
    word_limit INTEGER,
    document_id VARCHAR NOT NULL REFERENCES document,
    part VARCHAR,
    table_number INTEGER,
    row_number INTEGER,
    page_box VARCHAR,
    column_number INTEGER
);
COMMENT ON TABLE answer IS 'One row a candidature and public field of the form, answered or not.';
COMMENT ON COLUMN answer.candidature_id IS 'Key of the candidature';
COMMENT ON COLUMN answer.field IS 'Field of the form: city_name, motivation, essential_1 …';
COMMENT ON COLUMN answer.text IS 'Answer, normalised; empty where the field is not answered';
COMMENT ON COLUMN answer.original_text IS 'Answer as it stands in the file';
COMMENT ON COLUMN answer.words_count IS 'Length in words (for Korean, Japanese and Chinese: see docs/rules)';
COMMENT ON COLUMN answer.word_limit IS 'Longest answer the form allows, in words; empty where it sets none';
COMMENT ON COLUMN answer.document_id IS 'Document it stands in';
COMMENT ON COLUMN answer.part IS 'Part of the file';
COMMENT ON COLUMN answer.table_number IS 'Table it stands in, from 1';
COMMENT ON COLUMN answer.row_number IS 'Row it stands in, from 1';
COMMENT ON COLUMN answer.page_box IS 'Box on the page of a PDF: left, top, right, bottom in points from its upper left corner; empty for other files';
COMMENT ON COLUMN answer.column_number IS 'Column it stands in, from 1';

CREATE TABLE work_plan (
    work_plan_id VARCHAR PRIMARY KEY,
    hub_id VARCHAR NOT NULL REFERENCES hub,
    document_id VARCHAR NOT NULL REFERENCES document,
    candidature_id VARCHAR REFERENCES candidature,
    version INTEGER NOT NULL,
    start_year INTEGER,
    end_year INTEGER,
    received_on DATE
);
COMMENT ON TABLE work_plan IS 'One row a work plan: a document with a plan, and the version it makes.';
COMMENT ON COLUMN work_plan.work_plan_id IS 'The document''s id';
COMMENT ON COLUMN work_plan.hub_id IS 'Key of the hub';
COMMENT ON COLUMN work_plan.document_id IS 'Document it stands in';
COMMENT ON COLUMN work_plan.candidature_id IS 'Candidature it belongs to; empty for a plan sent alone';
COMMENT ON COLUMN work_plan.version IS 'Number of the plan, 1 for the hub''s first by day of receipt; of a plan without a day it tells no order';
COMMENT ON COLUMN work_plan.start_year IS 'First year of any of its services';
COMMENT ON COLUMN work_plan.end_year IS 'Last year of any of its services';
COMMENT ON COLUMN work_plan.received_on IS 'Day of receipt; empty where unknown';

CREATE TABLE service (
    service_id VARCHAR PRIMARY KEY,
    service_key VARCHAR NOT NULL,
    hub_id VARCHAR NOT NULL REFERENCES hub,
    work_plan_id VARCHAR NOT NULL REFERENCES work_plan,
    version INTEGER NOT NULL,
    is_current BOOLEAN NOT NULL,
    replaced_by VARCHAR,
    order_unknown_with VARCHAR,
    position INTEGER NOT NULL,
    is_printed_example BOOLEAN NOT NULL,
    title VARCHAR,
    description VARCHAR,
    indicators_text VARCHAR,
    year_text VARCHAR,
    type_other VARCHAR,
    coverage_text VARCHAR,
    language VARCHAR,
    start_year INTEGER,
    end_year INTEGER,
    start_on DATE,
    end_on DATE,
    is_open_ended BOOLEAN,
    years_state VARCHAR NOT NULL,
    coverage_mode VARCHAR,
    coverage_state VARCHAR NOT NULL,
    coverage_limit VARCHAR,
    coverage_exception VARCHAR,
    coverage_condition VARCHAR,
    coverage_is_tentative BOOLEAN NOT NULL DEFAULT false,
    indicators_state VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL REFERENCES document,
    part VARCHAR,
    table_number INTEGER,
    page_box VARCHAR,
    row_number INTEGER
);
COMMENT ON TABLE service IS 'One row a service and version of the work plan.';
COMMENT ON COLUMN service.service_id IS 'Key of the row: service_key and version';
COMMENT ON COLUMN service.service_key IS 'Key of the service over all versions of the plan: hub and title, with a hash of its words where the title is long or shared';
COMMENT ON COLUMN service.hub_id IS 'Key of the hub';
COMMENT ON COLUMN service.work_plan_id IS 'Key of the work plan';
COMMENT ON COLUMN service.version IS 'Version of the plan';
COMMENT ON COLUMN service.is_current IS 'Whether it is in force: no later plan has replaced it, and it is no printed example row';
COMMENT ON COLUMN service.replaced_by IS 'work_plan_id of the next plan that replaced it, or that says the same';
COMMENT ON COLUMN service.order_unknown_with IS 'work_plan_id of the plans that may be in force in its place: what they do not say alike waits for a person. Empty where there is no doubt';
COMMENT ON COLUMN service.position IS 'Row in the work plan, from 1';
COMMENT ON COLUMN service.is_printed_example IS 'Whether what it offers is one of the guideline''s printed example rows: never in force, in no count, with nothing read from it';
COMMENT ON COLUMN service.title IS 'Title of the service; empty where not answered';
COMMENT ON COLUMN service.description IS 'Description; empty where not answered';
COMMENT ON COLUMN service.indicators_text IS 'Indicators of achievement as written';
COMMENT ON COLUMN service.year_text IS 'Year as written';
COMMENT ON COLUMN service.type_other IS 'What was specified beside the type "other"';
COMMENT ON COLUMN service.coverage_text IS 'Coverage as written';
COMMENT ON COLUMN service.language IS 'ISO 639-1 code of the language of the row';
COMMENT ON COLUMN service.start_year IS 'First year; empty where not told or in review';
COMMENT ON COLUMN service.end_year IS 'Last year; empty where not told, open-ended or in review';
COMMENT ON COLUMN service.start_on IS 'First day of the period';
COMMENT ON COLUMN service.end_on IS 'Last day of the period';
COMMENT ON COLUMN service.is_open_ended IS 'Whether the text says that it goes on';
COMMENT ON COLUMN service.years_state IS 'State of the reading of the year: read, review, unreadable, missing or, for a printed example row, not_applicable';
COMMENT ON COLUMN service.coverage_mode IS 'all, all_with_priority, only, only_with_priority, priority_only, list_open or unspecified; empty where not trusted';
COMMENT ON COLUMN service.coverage_state IS 'State of the reading of the coverage: read, review, unreadable, missing or, for a printed example row, not_applicable';
COMMENT ON COLUMN service.coverage_limit IS 'Which cities of its places it is for, as written ("coastal"); empty where for all of them';
COMMENT ON COLUMN service.coverage_exception IS 'What is left out, as written ("islands"); countries that it names are not in service_country. Empty where nothing is';
COMMENT ON COLUMN service.coverage_condition IS 'What the coverage holds on, as written ("if funds are available"); such a service has no rows in service_country. Empty where on nothing';
COMMENT ON COLUMN service.coverage_is_tentative IS 'Whether the text says that the coverage is not settled; such a service has no rows in service_country';
COMMENT ON COLUMN service.indicators_state IS 'State of the reading of the indicators: read, review, unreadable, missing or, for a printed example row, not_applicable';
COMMENT ON COLUMN service.document_id IS 'Document it stands in';
COMMENT ON COLUMN service.part IS 'Part of the file';
COMMENT ON COLUMN service.table_number IS 'Table it stands in, from 1';
COMMENT ON COLUMN service.page_box IS 'Box on the page of a PDF: left, top, right, bottom in points from its upper left corner; empty for other files';
COMMENT ON COLUMN service.row_number IS 'Row it stands in, from 1';

CREATE TABLE service_service_type (
    service_id VARCHAR NOT NULL REFERENCES service,
    service_type_id VARCHAR NOT NULL REFERENCES service_type
);
COMMENT ON TABLE service_service_type IS 'One row a service and type ticked.';
COMMENT ON COLUMN service_service_type.service_id IS 'Key of the service';
COMMENT ON COLUMN service_service_type.service_type_id IS 'Key of the type';

CREATE TABLE service_topic (
    service_id VARCHAR NOT NULL REFERENCES service,
    topic_id VARCHAR NOT NULL REFERENCES topic,
    keyword VARCHAR NOT NULL
);
COMMENT ON TABLE service_topic IS 'One row a service and topic found in its words.';
COMMENT ON COLUMN service_topic.service_id IS 'Key of the service';
COMMENT ON COLUMN service_topic.topic_id IS 'Key of the topic';
COMMENT ON COLUMN service_topic.keyword IS 'The words that it was found by';

CREATE TABLE service_support_kind (
    service_id VARCHAR NOT NULL REFERENCES service,
    support_kind_id VARCHAR NOT NULL REFERENCES support_kind,
    keyword VARCHAR NOT NULL
);
COMMENT ON TABLE service_support_kind IS 'One row a service and kind of support found in its words.';
COMMENT ON COLUMN service_support_kind.service_id IS 'Key of the service';
COMMENT ON COLUMN service_support_kind.support_kind_id IS 'Key of the kind of support';
COMMENT ON COLUMN service_support_kind.keyword IS 'The words that it was found by';

CREATE TABLE service_country (
    service_id VARCHAR NOT NULL REFERENCES service,
    country_code VARCHAR NOT NULL REFERENCES country,
    reach VARCHAR NOT NULL,
    via VARCHAR NOT NULL
);
COMMENT ON TABLE service_country IS 'One row a service and country that it is open to, for trusted coverage; services open to all have a row for each country.';
COMMENT ON COLUMN service_country.service_id IS 'Key of the service';
COMMENT ON COLUMN service_country.country_code IS 'ISO 3166-1 alpha-3 code';
COMMENT ON COLUMN service_country.reach IS 'Why it is open, the strongest reason: named, priority, group, region or all';
COMMENT ON COLUMN service_country.via IS 'The name, group or region through which it is open';

CREATE TABLE service_region (
    service_id VARCHAR NOT NULL REFERENCES service,
    region_code VARCHAR NOT NULL REFERENCES region,
    is_priority BOOLEAN NOT NULL
);
COMMENT ON TABLE service_region IS 'One row a service and UNDRR region that its coverage names.';
COMMENT ON COLUMN service_region.service_id IS 'Key of the service';
COMMENT ON COLUMN service_region.region_code IS 'UNDRR region';
COMMENT ON COLUMN service_region.is_priority IS 'Whether the text names it as a priority';

CREATE TABLE service_unplaced (
    service_id VARCHAR NOT NULL REFERENCES service,
    kind VARCHAR NOT NULL,
    name VARCHAR NOT NULL
);
COMMENT ON TABLE service_unplaced IS 'One row a service and part of its coverage that no country could be given to: a group without listed members, a sub-national area, an unknown name.';
COMMENT ON COLUMN service_unplaced.service_id IS 'Key of the service';
COMMENT ON COLUMN service_unplaced.kind IS 'group, subnational or members_of';
COMMENT ON COLUMN service_unplaced.name IS 'The words of the coverage';

CREATE TABLE reading (
    reading_id VARCHAR PRIMARY KEY,
    kind VARCHAR NOT NULL CHECK (kind IN ('years', 'money', 'coverage', 'indicators', 'result')),
    field VARCHAR NOT NULL,
    document_id VARCHAR REFERENCES document,
    part VARCHAR,
    table_number INTEGER,
    row_number INTEGER,
    page_box VARCHAR,
    column_number INTEGER,
    hub_id VARCHAR REFERENCES hub,
    service_id VARCHAR REFERENCES service,
    text VARCHAR NOT NULL,
    language VARCHAR,
    context VARCHAR NOT NULL,
    value_json VARCHAR NOT NULL,
    state VARCHAR NOT NULL CHECK (state IN ('read', 'review', 'unreadable')),
    reason VARCHAR NOT NULL,
    rules VARCHAR,
    is_corrected BOOLEAN NOT NULL,
    corrected_by VARCHAR,
    spans_json VARCHAR,
    countries_count INTEGER
);
COMMENT ON TABLE reading IS 'One row a text that was given meaning, or could not be.';
COMMENT ON COLUMN reading.reading_id IS 'Key: document, place and kind';
COMMENT ON COLUMN reading.kind IS 'What was looked for';
COMMENT ON COLUMN reading.field IS 'Field of the form the text stands in';
COMMENT ON COLUMN reading.document_id IS 'Document it stands in';
COMMENT ON COLUMN reading.part IS 'Part of the file';
COMMENT ON COLUMN reading.table_number IS 'Table it stands in, from 1';
COMMENT ON COLUMN reading.row_number IS 'Row it stands in, from 1';
COMMENT ON COLUMN reading.page_box IS 'Box on the page of a PDF: left, top, right, bottom in points from its upper left corner; empty for other files';
COMMENT ON COLUMN reading.column_number IS 'Column it stands in, from 1';
COMMENT ON COLUMN reading.hub_id IS 'Key of the hub';
COMMENT ON COLUMN reading.service_id IS 'Key of the service, where it is about one';
COMMENT ON COLUMN reading.text IS 'The text, as written';
COMMENT ON COLUMN reading.language IS 'ISO 639-1 code of the language it was read in';
COMMENT ON COLUMN reading.context IS 'work_plan or text';
COMMENT ON COLUMN reading.value_json IS 'Value read or proposed, as JSON';
COMMENT ON COLUMN reading.state IS 'read: trusted; review: a person decides; unreadable: no value';
COMMENT ON COLUMN reading.reason IS 'Why, as a sentence';
COMMENT ON COLUMN reading.rules IS 'Rules that made the value, separated by "; "';
COMMENT ON COLUMN reading.is_corrected IS 'Whether a person''s answer made the value';
COMMENT ON COLUMN reading.corrected_by IS 'Who answered, from data/corrections.csv';
COMMENT ON COLUMN reading.spans_json IS 'Character ranges of the text that the value was read from, as JSON';
COMMENT ON COLUMN reading.countries_count IS 'Countries that the value read or proposed reaches; empty for readings of another kind than coverage';

CREATE TABLE reading_alternative (
    reading_id VARCHAR NOT NULL REFERENCES reading,
    item_position INTEGER,
    position INTEGER NOT NULL,
    value_json VARCHAR NOT NULL,
    why VARCHAR NOT NULL
);
COMMENT ON TABLE reading_alternative IS 'One row a value that a reading in doubt may have, or one item of it: all of them together, so that what is the same for each needs no answer. A reading whose values are not all known has none.';
COMMENT ON COLUMN reading_alternative.reading_id IS 'Key of the reading';
COMMENT ON COLUMN reading_alternative.item_position IS 'Item of the reading that it is a value of, from 1; empty where the reading has no items';
COMMENT ON COLUMN reading_alternative.position IS 'Order among the values of the reading or item, from 1';
COMMENT ON COLUMN reading_alternative.value_json IS 'The value, as JSON, in the shape of the reading or its item';
COMMENT ON COLUMN reading_alternative.why IS 'What it takes the text to say, in a few words: "due by 2027-07-31"';

CREATE TABLE indicator (
    indicator_id VARCHAR PRIMARY KEY,
    indicator_key VARCHAR NOT NULL,
    service_id VARCHAR NOT NULL REFERENCES service,
    hub_id VARCHAR NOT NULL REFERENCES hub,
    reading_id VARCHAR NOT NULL REFERENCES reading,
    position INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    span_start INTEGER,
    span_end INTEGER,
    quantity DOUBLE,
    quantity_max DOUBLE,
    comparator VARCHAR,
    condition VARCHAR,
    is_tentative BOOLEAN NOT NULL DEFAULT false,
    unit VARCHAR,
    unit_id VARCHAR REFERENCES unit,
    period VARCHAR,
    per VARCHAR,
    total_target DOUBLE,
    deadline DATE,
    due_on DATE,
    starts_on DATE,
    baseline DOUBLE,
    nature VARCHAR NOT NULL,
    way_of_counting VARCHAR REFERENCES way_of_counting,
    state VARCHAR NOT NULL,
    reason VARCHAR NOT NULL
);
COMMENT ON TABLE indicator IS 'One row an indicator item of a service: one promise that can be judged.';
COMMENT ON COLUMN indicator.indicator_id IS 'Key: service_id and position';
COMMENT ON COLUMN indicator.indicator_key IS 'Key of the indicator over all versions of the plan: service, unit and a hash of its words';
COMMENT ON COLUMN indicator.service_id IS 'Key of the service';
COMMENT ON COLUMN indicator.hub_id IS 'Key of the hub';
COMMENT ON COLUMN indicator.reading_id IS 'Reading of the cell it stands in';
COMMENT ON COLUMN indicator.position IS 'Order in the cell, from 1';
COMMENT ON COLUMN indicator.text IS 'The item as written';
COMMENT ON COLUMN indicator.span_start IS 'First character of the item in the cell''s text, from 0';
COMMENT ON COLUMN indicator.span_end IS 'Character after the last one of the item';
COMMENT ON COLUMN indicator.quantity IS 'Number as written, in the unit; empty where the text has none';
COMMENT ON COLUMN indicator.quantity_max IS 'Upper end of a range, in the unit';
COMMENT ON COLUMN indicator.comparator IS 'exact, at_least, more_than, at_most, less_than, approx, range …';
COMMENT ON COLUMN indicator.condition IS 'What it is promised on, as written ("if funds are available"); empty where on nothing';
COMMENT ON COLUMN indicator.is_tentative IS 'Whether the text says that it is not settled';
COMMENT ON COLUMN indicator.unit IS 'Unit as a singular English word';
COMMENT ON COLUMN indicator.unit_id IS 'Normalised unit';
COMMENT ON COLUMN indicator.period IS 'Period that the quantity is for: year, month, week, quarter …; empty for a single total';
COMMENT ON COLUMN indicator.per IS 'What the quantity is per, other than time: session, city …';
COMMENT ON COLUMN indicator.total_target IS 'Total over the whole time, in the unit; empty where the text gives none';
COMMENT ON COLUMN indicator.deadline IS 'Day by which it is due, from the text';
COMMENT ON COLUMN indicator.due_on IS 'Day by which it is judged: the deadline, else the last day of the service';
COMMENT ON COLUMN indicator.starts_on IS 'Day from which it is judged: first day of the service';
COMMENT ON COLUMN indicator.baseline IS 'Value at the start, in the unit; empty where the text gives none';
COMMENT ON COLUMN indicator.nature IS 'target, actual, baseline or none (a rule or description)';
COMMENT ON COLUMN indicator.way_of_counting IS 'How values of several years belong together';
COMMENT ON COLUMN indicator.state IS 'State of the reading: read, review or unreadable';
COMMENT ON COLUMN indicator.reason IS 'Why, as a sentence';

-- The archive of the second programme: filled from data/recovery/*.csv

CREATE TABLE city (
    city_id VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    country_code VARCHAR REFERENCES country,
    hub_id VARCHAR REFERENCES hub,
    longitude DOUBLE,
    latitude DOUBLE,
    place_source VARCHAR
);
COMMENT ON TABLE city IS 'One row a city that took part in the coalition; the same city as a hub has that hub''s key.';
COMMENT ON COLUMN city.city_id IS 'Stable key: the hub_id where the city is a hub, else name and country';
COMMENT ON COLUMN city.name IS 'Name as the source writes it, or as the hub does';
COMMENT ON COLUMN city.country_code IS 'ISO 3166-1 alpha-3 code';
COMMENT ON COLUMN city.hub_id IS 'Hub that the city is; empty for a city that is none';
COMMENT ON COLUMN city.longitude IS 'Degrees east';
COMMENT ON COLUMN city.latitude IS 'Degrees north';
COMMENT ON COLUMN city.place_source IS 'Where the coordinates come from';

CREATE TABLE organisation (
    organisation_id VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    as_of VARCHAR NOT NULL
);
COMMENT ON TABLE organisation IS 'One row an organisation that runs, supports or funds a programme.';
COMMENT ON COLUMN organisation.organisation_id IS 'Key of the organisation';
COMMENT ON COLUMN organisation.name IS 'Name as it writes it in English';
COMMENT ON COLUMN organisation.kind IS 'Kind of organisation, in words';
COMMENT ON COLUMN organisation.source IS 'Address of the source';
COMMENT ON COLUMN organisation.as_of IS 'Date of the source or of looking, YYYY, YYYY-MM or YYYY-MM-DD';

CREATE TABLE pillar (
    pillar_id VARCHAR PRIMARY KEY,
    programme_id VARCHAR NOT NULL REFERENCES programme,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    meaning VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    as_of VARCHAR NOT NULL
);
COMMENT ON TABLE pillar IS 'One row a pillar of a programme.';
COMMENT ON COLUMN pillar.pillar_id IS 'Key of the pillar';
COMMENT ON COLUMN pillar.programme_id IS 'Programme it belongs to';
COMMENT ON COLUMN pillar.position IS 'Order in the programme, from 1';
COMMENT ON COLUMN pillar.name IS 'Name as the programme writes it';
COMMENT ON COLUMN pillar.meaning IS 'What it is, in our words';
COMMENT ON COLUMN pillar.source IS 'Address of the source';
COMMENT ON COLUMN pillar.as_of IS 'Date of the source or of looking, YYYY, YYYY-MM or YYYY-MM-DD';

CREATE TABLE theme (
    theme_id VARCHAR PRIMARY KEY,
    pillar_id VARCHAR NOT NULL REFERENCES pillar,
    position INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    meaning VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    as_of VARCHAR NOT NULL
);
COMMENT ON TABLE theme IS 'One row a priority theme of a programme.';
COMMENT ON COLUMN theme.theme_id IS 'Key of the theme';
COMMENT ON COLUMN theme.pillar_id IS 'Pillar it belongs to';
COMMENT ON COLUMN theme.position IS 'Order in the pillar, from 1';
COMMENT ON COLUMN theme.name IS 'Name as the programme writes it';
COMMENT ON COLUMN theme.meaning IS 'What it is, in our words';
COMMENT ON COLUMN theme.source IS 'Address of the source';
COMMENT ON COLUMN theme.as_of IS 'Date of the source or of looking, YYYY, YYYY-MM or YYYY-MM-DD';

CREATE TABLE theme_match (
    theme_id VARCHAR NOT NULL REFERENCES theme,
    heading_id VARCHAR NOT NULL REFERENCES practice_heading,
    topic_id VARCHAR NOT NULL REFERENCES topic,
    reasoning VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    as_of VARCHAR NOT NULL,
    PRIMARY KEY (theme_id, heading_id, topic_id)
);
COMMENT ON TABLE theme_match IS 'One row a theme with the Essential and the topic that ask for the same: our own judgement, with its reasoning.';
COMMENT ON COLUMN theme_match.theme_id IS 'Key of the theme';
COMMENT ON COLUMN theme_match.heading_id IS 'Essential of the Ten';
COMMENT ON COLUMN theme_match.topic_id IS 'Topic by which services are found';
COMMENT ON COLUMN theme_match.reasoning IS 'Why the three belong together';
COMMENT ON COLUMN theme_match.source IS 'Who judged so, or the address of the source';
COMMENT ON COLUMN theme_match.as_of IS 'Date of the judgement, YYYY, YYYY-MM or YYYY-MM-DD';

CREATE TABLE resource (
    resource_id VARCHAR PRIMARY KEY,
    programme_id VARCHAR NOT NULL REFERENCES programme,
    pillar_id VARCHAR REFERENCES pillar,
    kind VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    is_recovery_resource BOOLEAN NOT NULL,
    phase VARCHAR CHECK (phase IN ('assess', 'plan', 'optimize', 'learn')),
    service_type_id VARCHAR REFERENCES service_type,
    language VARCHAR,
    licence VARCHAR,
    link VARCHAR,
    record VARCHAR NOT NULL CHECK (record IN ('recorded', 'named')),
    meaning VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    as_of VARCHAR NOT NULL
);
COMMENT ON TABLE resource IS 'One row a thing that a programme offers to cities: a series, a toolkit and its phases, a community, a fund.';
COMMENT ON COLUMN resource.resource_id IS 'Stable key, part of the resource''s address';
COMMENT ON COLUMN resource.programme_id IS 'Programme it belongs to';
COMMENT ON COLUMN resource.pillar_id IS 'Pillar it belongs to; empty where the source does not say';
COMMENT ON COLUMN resource.kind IS 'sessions, briefings, notes, community, toolkit, tool, course, initiative or fund';
COMMENT ON COLUMN resource.name IS 'Name as the programme writes it';
COMMENT ON COLUMN resource.is_recovery_resource IS 'Whether it is one of the programme''s listed recovery resources';
COMMENT ON COLUMN resource.phase IS 'Phase of the toolkit: assess, plan, optimize or learn';
COMMENT ON COLUMN resource.service_type_id IS 'Service type of the hubs'' form that it comes nearest to';
COMMENT ON COLUMN resource.language IS 'ISO 639-1 code of its language; empty where not known';
COMMENT ON COLUMN resource.licence IS 'Licence as stated; empty where none is stated';
COMMENT ON COLUMN resource.link IS 'Where it can be opened; empty where no page is known';
COMMENT ON COLUMN resource.record IS 'recorded: dated facts or a page are known; named: the programme names it and nothing more is known';
COMMENT ON COLUMN resource.meaning IS 'What it is, in our words';
COMMENT ON COLUMN resource.source IS 'Address of the source';
COMMENT ON COLUMN resource.as_of IS 'Date of the source or of looking, YYYY, YYYY-MM or YYYY-MM-DD';

CREATE TABLE resource_theme (
    resource_id VARCHAR NOT NULL REFERENCES resource,
    theme_id VARCHAR NOT NULL REFERENCES theme,
    PRIMARY KEY (resource_id, theme_id)
);
COMMENT ON TABLE resource_theme IS 'One row a resource and theme that it is about.';
COMMENT ON COLUMN resource_theme.resource_id IS 'Key of the resource';
COMMENT ON COLUMN resource_theme.theme_id IS 'Key of the theme';

CREATE TABLE organisation_role (
    programme_id VARCHAR NOT NULL REFERENCES programme,
    organisation_id VARCHAR NOT NULL REFERENCES organisation,
    role VARCHAR NOT NULL,
    resource_id VARCHAR REFERENCES resource,
    source VARCHAR NOT NULL,
    as_of VARCHAR NOT NULL
);
COMMENT ON TABLE organisation_role IS 'One row an organisation and what it does in a programme, or for one of its resources.';
COMMENT ON COLUMN organisation_role.programme_id IS 'Programme it is about';
COMMENT ON COLUMN organisation_role.organisation_id IS 'Key of the organisation';
COMMENT ON COLUMN organisation_role.role IS 'What it does, in words';
COMMENT ON COLUMN organisation_role.resource_id IS 'Resource it does it for; empty for the programme as a whole';
COMMENT ON COLUMN organisation_role.source IS 'Address of the source';
COMMENT ON COLUMN organisation_role.as_of IS 'Date of the source or of looking, YYYY, YYYY-MM or YYYY-MM-DD';

CREATE TABLE session (
    session_id VARCHAR PRIMARY KEY,
    resource_id VARCHAR NOT NULL REFERENCES resource,
    held_on DATE,
    precision VARCHAR NOT NULL CHECK (precision IN ('day', 'month', 'year', 'none')),
    number INTEGER,
    title VARCHAR NOT NULL,
    link VARCHAR,
    source VARCHAR NOT NULL,
    as_of VARCHAR NOT NULL
);
COMMENT ON TABLE session IS 'One row a recorded session of a series.';
COMMENT ON COLUMN session.session_id IS 'Key of the session';
COMMENT ON COLUMN session.resource_id IS 'Series it belongs to';
COMMENT ON COLUMN session.held_on IS 'Day it was held: the first day of the month or year where no more is known; empty where no date is known';
COMMENT ON COLUMN session.precision IS 'day, month, year or none: how exactly held_on is known';
COMMENT ON COLUMN session.number IS 'Number printed by the series, which counts anew each year; empty where none is printed';
COMMENT ON COLUMN session.title IS 'Title as printed';
COMMENT ON COLUMN session.link IS 'Where a page about it can be opened';
COMMENT ON COLUMN session.source IS 'Address of the source';
COMMENT ON COLUMN session.as_of IS 'Date of the source or of looking, YYYY, YYYY-MM or YYYY-MM-DD';

CREATE TABLE session_theme (
    session_id VARCHAR NOT NULL REFERENCES session,
    theme_id VARCHAR NOT NULL REFERENCES theme,
    PRIMARY KEY (session_id, theme_id)
);
COMMENT ON TABLE session_theme IS 'One row a session and theme that its title names.';
COMMENT ON COLUMN session_theme.session_id IS 'Key of the session';
COMMENT ON COLUMN session_theme.theme_id IS 'Key of the theme';

CREATE TABLE session_host (
    session_id VARCHAR NOT NULL REFERENCES session,
    organisation_id VARCHAR NOT NULL REFERENCES organisation,
    PRIMARY KEY (session_id, organisation_id)
);
COMMENT ON TABLE session_host IS 'One row a session and organisation that held it.';
COMMENT ON COLUMN session_host.session_id IS 'Key of the session';
COMMENT ON COLUMN session_host.organisation_id IS 'Key of the organisation';

CREATE TABLE session_city (
    session_id VARCHAR NOT NULL REFERENCES session,
    city_id VARCHAR NOT NULL REFERENCES city,
    as_written VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    as_of VARCHAR NOT NULL,
    PRIMARY KEY (session_id, city_id)
);
COMMENT ON TABLE session_city IS 'One row a session and city that spoke in it.';
COMMENT ON COLUMN session_city.session_id IS 'Key of the session';
COMMENT ON COLUMN session_city.city_id IS 'Key of the city';
COMMENT ON COLUMN session_city.as_written IS 'Office that spoke, as the source writes it; persons are not kept';
COMMENT ON COLUMN session_city.source IS 'Address of the source';
COMMENT ON COLUMN session_city.as_of IS 'Date of the source or of looking, YYYY, YYYY-MM or YYYY-MM-DD';

CREATE TABLE briefing (
    briefed_on DATE NOT NULL,
    precision VARCHAR NOT NULL CHECK (precision IN ('day', 'month', 'year')),
    resource_id VARCHAR NOT NULL REFERENCES resource,
    number_coalition INTEGER,
    number_university INTEGER,
    title VARCHAR NOT NULL,
    link VARCHAR,
    source VARCHAR NOT NULL,
    as_of VARCHAR NOT NULL,
    PRIMARY KEY (resource_id, briefed_on)
);
COMMENT ON TABLE briefing IS 'One row a recorded briefing; its date is its key, since two numberings run side by side.';
COMMENT ON COLUMN briefing.briefed_on IS 'Day printed on it';
COMMENT ON COLUMN briefing.precision IS 'day, month or year: how exactly the date is known';
COMMENT ON COLUMN briefing.resource_id IS 'Series it belongs to';
COMMENT ON COLUMN briefing.number_coalition IS 'Number in the coalition''s own series; empty where not known';
COMMENT ON COLUMN briefing.number_university IS 'Number in the university''s series; empty where not known';
COMMENT ON COLUMN briefing.title IS 'Title as printed';
COMMENT ON COLUMN briefing.link IS 'Where it can be opened; empty where no page is known';
COMMENT ON COLUMN briefing.source IS 'Address or name of the source';
COMMENT ON COLUMN briefing.as_of IS 'Date of the source or of looking, YYYY, YYYY-MM or YYYY-MM-DD';

CREATE TABLE note (
    note_id VARCHAR PRIMARY KEY,
    resource_id VARCHAR NOT NULL REFERENCES resource,
    noted_on DATE,
    precision VARCHAR NOT NULL CHECK (precision IN ('day', 'month', 'year', 'none')),
    title VARCHAR NOT NULL,
    theme_id VARCHAR REFERENCES theme,
    link VARCHAR,
    source VARCHAR NOT NULL,
    as_of VARCHAR NOT NULL
);
COMMENT ON TABLE note IS 'One row a recorded practice or technical note.';
COMMENT ON COLUMN note.note_id IS 'Key of the note';
COMMENT ON COLUMN note.resource_id IS 'Series it belongs to';
COMMENT ON COLUMN note.noted_on IS 'Day printed on it: the first day of the month or year where no more is known';
COMMENT ON COLUMN note.precision IS 'day, month, year or none: how exactly the date is known';
COMMENT ON COLUMN note.title IS 'Title as printed';
COMMENT ON COLUMN note.theme_id IS 'Theme it is about';
COMMENT ON COLUMN note.link IS 'Where it can be opened';
COMMENT ON COLUMN note.source IS 'Address of the source';
COMMENT ON COLUMN note.as_of IS 'Date of the source or of looking, YYYY, YYYY-MM or YYYY-MM-DD';

CREATE TABLE fund (
    fund_id VARCHAR PRIMARY KEY,
    programme_id VARCHAR NOT NULL REFERENCES programme,
    resource_id VARCHAR NOT NULL REFERENCES resource,
    name VARCHAR NOT NULL
);
COMMENT ON TABLE fund IS 'One row a fund of a programme; its sums stand in amount.';
COMMENT ON COLUMN fund.fund_id IS 'Key of the fund';
COMMENT ON COLUMN fund.programme_id IS 'Programme it belongs to';
COMMENT ON COLUMN fund.resource_id IS 'Resource that it is';
COMMENT ON COLUMN fund.name IS 'Name as the programme writes it';

CREATE TABLE evidence_statement (
    evidence_id VARCHAR PRIMARY KEY,
    programme_id VARCHAR NOT NULL REFERENCES programme,
    figure DOUBLE NOT NULL,
    unit VARCHAR NOT NULL,
    base VARCHAR,
    wording VARCHAR NOT NULL,
    says_not VARCHAR NOT NULL,
    stated_in VARCHAR,
    source VARCHAR NOT NULL,
    as_of VARCHAR NOT NULL
);
COMMENT ON TABLE evidence_statement IS 'One row a figure that a programme states about itself; figures of several sources may differ and are never added.';
COMMENT ON COLUMN evidence_statement.evidence_id IS 'Key of the statement, part of its address';
COMMENT ON COLUMN evidence_statement.programme_id IS 'Programme it is about';
COMMENT ON COLUMN evidence_statement.figure IS 'The figure as stated, in its unit';
COMMENT ON COLUMN evidence_statement.unit IS 'Unit of the figure: percent, city, session …';
COMMENT ON COLUMN evidence_statement.base IS 'What the figure is a share of or was counted among; empty where the source does not say';
COMMENT ON COLUMN evidence_statement.wording IS 'The statement as the source words it, shortened';
COMMENT ON COLUMN evidence_statement.says_not IS 'What the statement does not say';
COMMENT ON COLUMN evidence_statement.stated_in IS 'Day, month or year of the statement; empty where not known';
COMMENT ON COLUMN evidence_statement.source IS 'Address of the source';
COMMENT ON COLUMN evidence_statement.as_of IS 'Date of the source or of looking, YYYY, YYYY-MM or YYYY-MM-DD';

CREATE TABLE community_member (
    programme_id VARCHAR NOT NULL REFERENCES programme,
    city_id VARCHAR NOT NULL REFERENCES city,
    is_network_member BOOLEAN NOT NULL,
    stated_on DATE,
    source VARCHAR NOT NULL,
    as_of VARCHAR NOT NULL,
    PRIMARY KEY (programme_id, city_id)
);
COMMENT ON TABLE community_member IS 'One row a city that a source names as a member: of the network, or outside it and open to the programme.';
COMMENT ON COLUMN community_member.programme_id IS 'Programme it is about';
COMMENT ON COLUMN community_member.city_id IS 'Key of the city';
COMMENT ON COLUMN community_member.is_network_member IS 'Whether it is a member of the network that runs the programme';
COMMENT ON COLUMN community_member.stated_on IS 'Day of the statement';
COMMENT ON COLUMN community_member.source IS 'Address of the source';
COMMENT ON COLUMN community_member.as_of IS 'Date of the source or of looking, YYYY, YYYY-MM or YYYY-MM-DD';

CREATE TABLE amount (
    amount_id VARCHAR PRIMARY KEY,
    hub_id VARCHAR REFERENCES hub,
    fund_id VARCHAR REFERENCES fund,
    city_id VARCHAR REFERENCES city,
    organisation_id VARCHAR REFERENCES organisation,
    service_key VARCHAR,
    service_id VARCHAR REFERENCES service,
    rung VARCHAR NOT NULL CHECK (rung IN ('stated', 'confirmed', 'delivered', 'goal', 'committed', 'granted')),
    nature VARCHAR NOT NULL,
    amount DECIMAL(18, 2),
    amount_max DECIMAL(18, 2),
    currency_code VARCHAR REFERENCES currency,
    comparator VARCHAR,
    condition VARCHAR,
    is_tentative BOOLEAN NOT NULL DEFAULT false,
    form VARCHAR,
    recurrence VARCHAR,
    period_years DOUBLE,
    first_year INTEGER,
    last_year INTEGER,
    report_year INTEGER,
    total_usd DECIMAL(18, 2),
    amount_usd DECIMAL(18, 2),
    units_per_usd DOUBLE,
    rate_on DATE,
    rate_source VARCHAR,
    part_of VARCHAR,
    is_in_force BOOLEAN DEFAULT true,
    text VARCHAR,
    state VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    doubts VARCHAR,
    document_id VARCHAR REFERENCES document,
    part VARCHAR,
    table_number INTEGER,
    row_number INTEGER,
    page_box VARCHAR,
    column_number INTEGER,
    source VARCHAR,
    as_of VARCHAR,
    CHECK ((hub_id IS NULL) <> (fund_id IS NULL)),
    CHECK ((fund_id IS NULL) = (rung IN ('stated', 'confirmed', 'delivered')))
);
COMMENT ON TABLE amount IS 'One row a sum of money of a hub (found in a document, confirmed by a decision, reported as delivered) or of a fund.';
COMMENT ON COLUMN amount.amount_id IS 'Key of the row';
COMMENT ON COLUMN amount.hub_id IS 'Hub that gives; empty for a fund''s sum';
COMMENT ON COLUMN amount.fund_id IS 'Fund that the sum is about; empty for a hub''s sum. Sums of funds are in no total of hubs';
COMMENT ON COLUMN amount.city_id IS 'City that a grant of a fund went to';
COMMENT ON COLUMN amount.organisation_id IS 'Organisation that stated a fund''s goal or committed money to it';
COMMENT ON COLUMN amount.source IS 'Address of the source of a fund''s sum';
COMMENT ON COLUMN amount.as_of IS 'Date of that source or of looking';
COMMENT ON COLUMN amount.service_key IS 'Service it is for, over all versions; empty for the hub as a whole';
COMMENT ON COLUMN amount.service_id IS 'Service row it stands in; empty for the hub as a whole';
COMMENT ON COLUMN amount.rung IS 'Rung of the money ladder. Hubs: stated in a text, confirmed by a decision, delivered by a report. Funds: goal, committed, granted, which are never added';
COMMENT ON COLUMN amount.nature IS 'pledge, budget, transfer, received, rule, fundraising_goal, reported, loss, cost; only pledge enters a pledge total';
COMMENT ON COLUMN amount.amount IS 'Sum in the original currency; empty where the text gives none';
COMMENT ON COLUMN amount.amount_max IS 'Upper end of a range, in the original currency';
COMMENT ON COLUMN amount.currency_code IS 'ISO 4217 code; empty where not told';
COMMENT ON COLUMN amount.comparator IS 'exact, at_least, at_most, approx …';
COMMENT ON COLUMN amount.condition IS 'What it is promised on, as written ("if the council approves"); empty where on nothing. Such a sum is in no total';
COMMENT ON COLUMN amount.is_tentative IS 'Whether the text says that it is not settled ("to be confirmed", "provisional"). Such a sum is in no total';
COMMENT ON COLUMN amount.form IS 'cash, in_kind, loan, mixed or unknown';
COMMENT ON COLUMN amount.recurrence IS 'one_off, annual, multi_year_total, one_off_or_annual or unspecified';
COMMENT ON COLUMN amount.period_years IS 'Years over which it is given';
COMMENT ON COLUMN amount.first_year IS 'First year it is for';
COMMENT ON COLUMN amount.last_year IS 'Last year it is for';
COMMENT ON COLUMN amount.report_year IS 'Year of the annual report, for delivered sums';
COMMENT ON COLUMN amount.total_usd IS 'Whole sum over all its years in US dollars at the dated rate; empty where no rate or no amount';
COMMENT ON COLUMN amount.amount_usd IS 'Sum as stated (for annual sums: of one year) in US dollars at the dated rate';
COMMENT ON COLUMN amount.units_per_usd IS 'Rate used: units of the currency for one US dollar';
COMMENT ON COLUMN amount.rate_on IS 'Day of the rate';
COMMENT ON COLUMN amount.rate_source IS 'Source of the rate';
COMMENT ON COLUMN amount.part_of IS 'amount_id of the total that this sum is a part of; parts never enter a total';
COMMENT ON COLUMN amount.is_in_force IS 'False for a sum of a service, form, letter or report that a later one replaces; empty for a sum of a fund';
COMMENT ON COLUMN amount.text IS 'The passage it was read from';
COMMENT ON COLUMN amount.state IS 'State of the reading: read, review or unreadable';
COMMENT ON COLUMN amount.reason IS 'Why, as a sentence';
COMMENT ON COLUMN amount.doubts IS 'What is in doubt about a sum read from a text, by the names of the doubts, separated by "; "';
COMMENT ON COLUMN amount.document_id IS 'Document it stands in';
COMMENT ON COLUMN amount.part IS 'Part of the file';
COMMENT ON COLUMN amount.table_number IS 'Table it stands in, from 1';
COMMENT ON COLUMN amount.row_number IS 'Row it stands in, from 1';
COMMENT ON COLUMN amount.page_box IS 'Box on the page of a PDF: left, top, right, bottom in points from its upper left corner; empty for other files';
COMMENT ON COLUMN amount.column_number IS 'Column it stands in, from 1';

CREATE TABLE finding (
    finding_id VARCHAR PRIMARY KEY,
    rule_id VARCHAR NOT NULL REFERENCES finding_rule,
    document_id VARCHAR REFERENCES document,
    hub_id VARCHAR REFERENCES hub,
    message VARCHAR NOT NULL,
    text VARCHAR,
    next_step VARCHAR NOT NULL,
    part VARCHAR,
    table_number INTEGER,
    row_number INTEGER,
    page_box VARCHAR,
    column_number INTEGER
);
COMMENT ON TABLE finding IS 'One row a problem found.';
COMMENT ON COLUMN finding.finding_id IS 'Key of the row';
COMMENT ON COLUMN finding.rule_id IS 'Rule that it breaks';
COMMENT ON COLUMN finding.document_id IS 'Document it is about; empty where it is about no document';
COMMENT ON COLUMN finding.hub_id IS 'Hub it is about';
COMMENT ON COLUMN finding.message IS 'What is wrong, as a sentence';
COMMENT ON COLUMN finding.text IS 'The passage it is about, as written';
COMMENT ON COLUMN finding.next_step IS 'What to do about it';
COMMENT ON COLUMN finding.part IS 'Part of the file';
COMMENT ON COLUMN finding.table_number IS 'Table, from 1';
COMMENT ON COLUMN finding.row_number IS 'Row, from 1';
COMMENT ON COLUMN finding.page_box IS 'Box on the page of a PDF: left, top, right, bottom in points from its upper left corner; empty for other files';
COMMENT ON COLUMN finding.column_number IS 'Column, from 1';

CREATE TABLE correction (
    line_number INTEGER PRIMARY KEY,
    field VARCHAR NOT NULL,
    document VARCHAR,
    place VARCHAR,
    text VARCHAR NOT NULL,
    language VARCHAR,
    context VARCHAR,
    value VARCHAR NOT NULL,
    reason VARCHAR,
    who VARCHAR,
    decided_on DATE,
    is_applied BOOLEAN NOT NULL
);
COMMENT ON TABLE correction IS 'One row a person''s answer from data/corrections.csv.';
COMMENT ON COLUMN correction.line_number IS 'Line in data/corrections.csv';
COMMENT ON COLUMN correction.field IS 'Field it answers: years, money, coverage, indicators, or target (of a reported value)';
COMMENT ON COLUMN correction.document IS 'Document it was given for; empty for all documents';
COMMENT ON COLUMN correction.place IS 'Place in that document';
COMMENT ON COLUMN correction.text IS 'Text that it applies to';
COMMENT ON COLUMN correction.language IS 'Language that it applies to';
COMMENT ON COLUMN correction.context IS 'work_plan or text';
COMMENT ON COLUMN correction.value IS 'Value, as JSON';
COMMENT ON COLUMN correction.reason IS 'Why';
COMMENT ON COLUMN correction.who IS 'Who answered';
COMMENT ON COLUMN correction.decided_on IS 'When';
COMMENT ON COLUMN correction.is_applied IS 'Whether its text still stands in a document';

CREATE TABLE member (
    city VARCHAR NOT NULL,
    country_code VARCHAR REFERENCES country,
    hub_id VARCHAR REFERENCES hub,
    stage VARCHAR NOT NULL REFERENCES stage,
    stage_on DATE,
    source VARCHAR
);
COMMENT ON TABLE member IS 'One row a city of MCR2030 and date on which its stage was known.';
COMMENT ON COLUMN member.city IS 'Name of the city';
COMMENT ON COLUMN member.country_code IS 'ISO 3166-1 alpha-3 code';
COMMENT ON COLUMN member.hub_id IS 'Hub that it is; empty for other members';
COMMENT ON COLUMN member.stage IS 'A, B or C';
COMMENT ON COLUMN member.stage_on IS 'Day on which the stage was known';
COMMENT ON COLUMN member.source IS 'Where the stage comes from';

CREATE TABLE decision (
    decision_id VARCHAR PRIMARY KEY,
    hub_id VARCHAR NOT NULL REFERENCES hub,
    step VARCHAR NOT NULL REFERENCES candidature_step,
    outcome VARCHAR,
    decided_on DATE,
    precision VARCHAR,
    who VARCHAR,
    source VARCHAR NOT NULL
);
COMMENT ON TABLE decision IS 'One row a dated step of a hub''s life.';
COMMENT ON COLUMN decision.decision_id IS 'Key of the row';
COMMENT ON COLUMN decision.hub_id IS 'Key of the hub';
COMMENT ON COLUMN decision.step IS 'Step of the pipeline';
COMMENT ON COLUMN decision.outcome IS 'Outcome as written: forwarded, accepted, returned …';
COMMENT ON COLUMN decision.decided_on IS 'Day of the decision; the first day where the precision is coarser';
COMMENT ON COLUMN decision.precision IS 'day, month or year';
COMMENT ON COLUMN decision.who IS 'Who decided';
COMMENT ON COLUMN decision.source IS 'Where it is recorded';

CREATE TABLE annual_report (
    annual_report_id VARCHAR PRIMARY KEY,
    hub_id VARCHAR NOT NULL REFERENCES hub,
    report_year INTEGER NOT NULL,
    document_id VARCHAR NOT NULL REFERENCES document,
    received_on DATE,
    accepted_on DATE,
    is_latest BOOLEAN NOT NULL
);
COMMENT ON TABLE annual_report IS 'One row an annual report received.';
COMMENT ON COLUMN annual_report.annual_report_id IS 'The document''s id';
COMMENT ON COLUMN annual_report.hub_id IS 'Key of the hub';
COMMENT ON COLUMN annual_report.report_year IS 'Calendar year it reports on';
COMMENT ON COLUMN annual_report.document_id IS 'Document it stands in';
COMMENT ON COLUMN annual_report.received_on IS 'Day of receipt; empty where unknown';
COMMENT ON COLUMN annual_report.accepted_on IS 'Day on which the secretariat accepted it; empty where it has not';
COMMENT ON COLUMN annual_report.is_latest IS 'Whether it stands for the hub and year: no later report replaces it; of several whose order is not known one stands for all, and what they do not say alike waits';

CREATE TABLE service_result (
    annual_report_id VARCHAR NOT NULL REFERENCES annual_report,
    service_key VARCHAR NOT NULL,
    hub_id VARCHAR NOT NULL REFERENCES hub,
    report_year INTEGER NOT NULL,
    delivery_status VARCHAR,
    reason VARCHAR,
    people_reached INTEGER,
    people_reached_text VARCHAR,
    problems VARCHAR,
    changes VARCHAR,
    part VARCHAR,
    table_number INTEGER,
    page_box VARCHAR,
    row_number INTEGER
);
COMMENT ON TABLE service_result IS 'One row an annual report and service.';
COMMENT ON COLUMN service_result.annual_report_id IS 'Key of the report';
COMMENT ON COLUMN service_result.service_key IS 'Key of the service over all versions of the plan';
COMMENT ON COLUMN service_result.hub_id IS 'Key of the hub';
COMMENT ON COLUMN service_result.report_year IS 'Calendar year it reports on';
COMMENT ON COLUMN service_result.delivery_status IS 'planned, under_way, done, dropped; empty where not answered';
COMMENT ON COLUMN service_result.reason IS 'Reason given for the status';
COMMENT ON COLUMN service_result.people_reached IS 'People reached in the year; empty where not answered';
COMMENT ON COLUMN service_result.people_reached_text IS 'The same as written';
COMMENT ON COLUMN service_result.problems IS 'Problems met';
COMMENT ON COLUMN service_result.changes IS 'Changes for next year';
COMMENT ON COLUMN service_result.part IS 'Part of the file';
COMMENT ON COLUMN service_result.table_number IS 'Table, from 1';
COMMENT ON COLUMN service_result.page_box IS 'Box on the page of a PDF: left, top, right, bottom in points from its upper left corner; empty for other files';
COMMENT ON COLUMN service_result.row_number IS 'Row, from 1';

CREATE TABLE indicator_result (
    annual_report_id VARCHAR NOT NULL REFERENCES annual_report,
    indicator_key VARCHAR NOT NULL,
    hub_id VARCHAR NOT NULL REFERENCES hub,
    report_year INTEGER NOT NULL,
    value DOUBLE,
    value_text VARCHAR,
    is_since_start BOOLEAN,
    state VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    evidence_kind VARCHAR,
    evidence VARCHAR,
    evidence_rung VARCHAR NOT NULL REFERENCES evidence_rung,
    note VARCHAR,
    part VARCHAR,
    table_number INTEGER,
    row_number INTEGER,
    page_box VARCHAR,
    column_number INTEGER
);
COMMENT ON TABLE indicator_result IS 'One row an annual report and indicator.';
COMMENT ON COLUMN indicator_result.annual_report_id IS 'Key of the report';
COMMENT ON COLUMN indicator_result.indicator_key IS 'Key of the indicator over all versions of the plan';
COMMENT ON COLUMN indicator_result.hub_id IS 'Key of the hub';
COMMENT ON COLUMN indicator_result.report_year IS 'Calendar year it reports on';
COMMENT ON COLUMN indicator_result.value IS 'Value in the indicator''s unit; empty where not reported or not readable';
COMMENT ON COLUMN indicator_result.value_text IS 'The same as written';
COMMENT ON COLUMN indicator_result.is_since_start IS 'Whether the value is what was reached since the start, all years together; false for that of the year alone, empty where there is no value';
COMMENT ON COLUMN indicator_result.state IS 'read, review, unreadable or missing';
COMMENT ON COLUMN indicator_result.reason IS 'Why, as a sentence';
COMMENT ON COLUMN indicator_result.evidence_kind IS 'none, link or document';
COMMENT ON COLUMN indicator_result.evidence IS 'Link or name of the document';
COMMENT ON COLUMN indicator_result.evidence_rung IS 'Rung of the evidence ladder: self_reported, document, confirmed_by_city or verified';
COMMENT ON COLUMN indicator_result.note IS 'What the hub wrote beside the value';
COMMENT ON COLUMN indicator_result.part IS 'Part of the file';
COMMENT ON COLUMN indicator_result.table_number IS 'Table, from 1';
COMMENT ON COLUMN indicator_result.row_number IS 'Row, from 1';
COMMENT ON COLUMN indicator_result.page_box IS 'Box on the page of a PDF: left, top, right, bottom in points from its upper left corner; empty for other files';
COMMENT ON COLUMN indicator_result.column_number IS 'Column, from 1';

CREATE TABLE result_alternative (
    annual_report_id VARCHAR NOT NULL REFERENCES annual_report,
    indicator_key VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    value DOUBLE NOT NULL,
    is_since_start BOOLEAN NOT NULL,
    why VARCHAR NOT NULL
);
COMMENT ON TABLE result_alternative IS 'One row a value that a reported value in doubt may have: all of them together. One whose values are not all known has none.';
COMMENT ON COLUMN result_alternative.annual_report_id IS 'Key of the report';
COMMENT ON COLUMN result_alternative.indicator_key IS 'Key of the indicator over all versions of the plan';
COMMENT ON COLUMN result_alternative.position IS 'Order among the values, from 1';
COMMENT ON COLUMN result_alternative.value IS 'The value, in the indicator''s unit';
COMMENT ON COLUMN result_alternative.is_since_start IS 'Whether it is what was reached since the start, all years together, and not in the year alone';
COMMENT ON COLUMN result_alternative.why IS 'What it takes the cell to say, in a few words: "2 since the start"';

CREATE TABLE unmatched_result (
    annual_report_id VARCHAR NOT NULL REFERENCES annual_report,
    indicator_key VARCHAR NOT NULL,
    hub_id VARCHAR NOT NULL REFERENCES hub,
    report_year INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    value_text VARCHAR NOT NULL,
    part VARCHAR,
    table_number INTEGER,
    row_number INTEGER,
    page_box VARCHAR,
    column_number INTEGER
);
COMMENT ON TABLE unmatched_result IS
    'One row a reported value that waits to be matched and a target in force that it may belong to; it counts for none.';
COMMENT ON COLUMN unmatched_result.annual_report_id IS 'Key of the report';
COMMENT ON COLUMN unmatched_result.indicator_key IS 'Key of a target that the value may belong to';
COMMENT ON COLUMN unmatched_result.hub_id IS 'Key of the hub';
COMMENT ON COLUMN unmatched_result.report_year IS 'Calendar year it reports on';
COMMENT ON COLUMN unmatched_result.text IS 'Words of the row, as written';
COMMENT ON COLUMN unmatched_result.value_text IS 'The value, as written';
COMMENT ON COLUMN unmatched_result.part IS 'Part of the file';
COMMENT ON COLUMN unmatched_result.table_number IS 'Table, from 1';
COMMENT ON COLUMN unmatched_result.row_number IS 'Row, from 1';
COMMENT ON COLUMN unmatched_result.page_box IS 'Box on the page of a PDF: left, top, right, bottom in points from its upper left corner; empty for other files';
COMMENT ON COLUMN unmatched_result.column_number IS 'Column, from 1';

CREATE TABLE supported_city (
    annual_report_id VARCHAR NOT NULL REFERENCES annual_report,
    service_key VARCHAR NOT NULL,
    hub_id VARCHAR NOT NULL REFERENCES hub,
    report_year INTEGER NOT NULL,
    city VARCHAR NOT NULL,
    country_code VARCHAR REFERENCES country,
    text VARCHAR NOT NULL,
    is_confirmed BOOLEAN NOT NULL,
    city_key VARCHAR NOT NULL,
    state VARCHAR NOT NULL CHECK (state IN ('read', 'review')),
    reason VARCHAR NOT NULL
);
COMMENT ON TABLE supported_city IS 'One row an annual report, service and city supported, or entry that may name cities.';
COMMENT ON COLUMN supported_city.annual_report_id IS 'Key of the report';
COMMENT ON COLUMN supported_city.service_key IS 'Key of the service over all versions of the plan';
COMMENT ON COLUMN supported_city.hub_id IS 'Key of the hub that gave support';
COMMENT ON COLUMN supported_city.report_year IS 'Calendar year';
COMMENT ON COLUMN supported_city.city IS 'City supported, as written';
COMMENT ON COLUMN supported_city.country_code IS 'ISO 3166-1 alpha-3 code; empty where the country could not be resolved';
COMMENT ON COLUMN supported_city.text IS 'The entry as written';
COMMENT ON COLUMN supported_city.is_confirmed IS 'Whether the city has confirmed it (data/confirmations.csv)';
COMMENT ON COLUMN supported_city.city_key IS 'Name as it is compared: one city of a country has one, however it is written';
COMMENT ON COLUMN supported_city.state IS 'read: one city; review: it waits for a person and counts as no city and no country';
COMMENT ON COLUMN supported_city.reason IS 'Why it is in this state';

CREATE TABLE confirmation (
    hub_id VARCHAR NOT NULL REFERENCES hub,
    report_year INTEGER NOT NULL,
    service_key VARCHAR,
    service VARCHAR NOT NULL,
    city VARCHAR NOT NULL,
    country_code VARCHAR REFERENCES country,
    confirmed_on DATE,
    confirmed_by VARCHAR NOT NULL,
    source VARCHAR
);
COMMENT ON TABLE confirmation IS 'One row a receiving city''s confirmation.';
COMMENT ON COLUMN confirmation.hub_id IS 'Key of the hub';
COMMENT ON COLUMN confirmation.report_year IS 'Calendar year';
COMMENT ON COLUMN confirmation.service_key IS 'Key of the service over all versions of the plan; empty where it could not be matched';
COMMENT ON COLUMN confirmation.service IS 'Title of the service as written';
COMMENT ON COLUMN confirmation.city IS 'City that confirms';
COMMENT ON COLUMN confirmation.country_code IS 'ISO 3166-1 alpha-3 code';
COMMENT ON COLUMN confirmation.confirmed_on IS 'Day of the confirmation';
COMMENT ON COLUMN confirmation.confirmed_by IS 'receiving_city or secretariat (a verification)';
COMMENT ON COLUMN confirmation.source IS 'Where it is recorded';

CREATE TABLE candidature_investment (
    hub_id VARCHAR NOT NULL REFERENCES hub,
    candidature_number INTEGER,
    pledges_count INTEGER NOT NULL,
    pledged_usd DECIMAL(18, 2),
    verdict VARCHAR NOT NULL CHECK (verdict IN ('met', 'not met', 'needs a person', 'no amount stated')),
    is_either_way BOOLEAN,
    UNIQUE (hub_id, candidature_number)
);
COMMENT ON TABLE candidature_investment IS 'One row a hub and candidature: whether what it pledges reaches the least investment of the guideline (setting minimum_investment_usd). Screening, funding and the screens show this verdict.';
COMMENT ON COLUMN candidature_investment.hub_id IS 'Hub that pledges';
COMMENT ON COLUMN candidature_investment.candidature_number IS 'Which of the hub''s candidatures, as in document_standing; empty where the hub has sent no form';
COMMENT ON COLUMN candidature_investment.pledges_count IS 'Number of its pledges in force that are no part of another sum; confirmed ones in place of stated ones';
COMMENT ON COLUMN candidature_investment.pledged_usd IS 'Sum of the trusted ones over all their years in US dollars, without upper limits; empty where there is none';
COMMENT ON COLUMN candidature_investment.verdict IS 'met, not met, needs a person or no amount stated';
COMMENT ON COLUMN candidature_investment.is_either_way IS 'Whether the verdict holds though it is in doubt which of the sums are parts of others, or given every year';

CREATE TABLE screening (
    candidature_id VARCHAR NOT NULL REFERENCES candidature,
    requirement_id VARCHAR NOT NULL,
    requirement_group VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    requirement VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL CHECK (verdict IN ('met', 'not_met', 'needs_a_person', 'not_applicable')),
    reason VARCHAR NOT NULL,
    evidence VARCHAR,
    evidence_place VARCHAR
);
COMMENT ON TABLE screening IS 'One row a candidature and requirement of the guideline.';
COMMENT ON COLUMN screening.candidature_id IS 'Key of the candidature';
COMMENT ON COLUMN screening.requirement_id IS 'Key of the requirement';
COMMENT ON COLUMN screening.requirement_group IS 'Part of the guideline that it belongs to: documents, form, word_limits, work_plan, qualifications';
COMMENT ON COLUMN screening.position IS 'Order of the requirements, from 1';
COMMENT ON COLUMN screening.requirement IS 'The requirement in words';
COMMENT ON COLUMN screening.verdict IS 'Outcome of the rule';
COMMENT ON COLUMN screening.reason IS 'Why, as a sentence';
COMMENT ON COLUMN screening.evidence IS 'The passage that shows it';
COMMENT ON COLUMN screening.evidence_place IS 'Where the passage stands';

CREATE TABLE snapshot (
    data_version VARCHAR NOT NULL,
    documents_count INTEGER NOT NULL,
    code_version VARCHAR NOT NULL
);
COMMENT ON TABLE snapshot IS 'The one row that says what this snapshot is.';
COMMENT ON COLUMN snapshot.data_version IS 'Content hash of all rows, the name of the snapshot';
COMMENT ON COLUMN snapshot.documents_count IS 'Files found in the inbox';
COMMENT ON COLUMN snapshot.code_version IS 'Version of the code''s rules';
