"""What one hub sent stands in every table, column by column: its form, letter, case study, report and lists."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from etl.folder.reference import rows
from tests.published import DataFolder, service

FORM, LETTER = "kestrel-bay/2024/annex-1.docx", "kestrel-bay/2024/motivation letter.docx"
REPORT = "kestrel-bay/report-2025.xlsx"
TRAINING, HELP = "kestrel-bay/flood-training", "kestrel-bay/help-desk"
EVENTS, OFFICIALS = "3 events by 30 June 2025 (baseline 1)", "50 officials trained each year"
GIFT = "Two weeks for fire services, in kind, worth USD 6,000."
COVERAGE = "Cities in Kenya and Asia-Pacific, priority to African cities"
SHEETS = ("services", "results", "money")
GCC = {"confirmed_on": "2024-03-01", "who": "GCC", "source": "minutes"}
TOLD = {
    "service": "Flood training",
    "status": "under_way",
    "reason": "Rain",
    "people_reached": "120",
    "problems": "Roads",
    "changes": "One more",
    "cities_supported": ["Kisumu, Kenya", "Lagos, Nigeria"],
    "result": [
        {
            "indicator": EVENTS,
            "value": "2",
            "evidence_kind": "link",
            "evidence": "https://x.example",
            "note": "See list",
        },
        {"indicator": OFFICIALS, "value": "55"},
    ],
    "money": [{"amount": "5000", "currency": "USD", "form": "cash", "note": "bus"}],
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    made = DataFolder(Path(tmp_path_factory.mktemp("columns")) / "data")
    types = ("training", "technical_assistance")
    training = {"description": GIFT, "indicators": f"{EVENTS}\n{OFFICIALS}", "year": "2024-2026", "coverage": COVERAGE}
    desk = {"description": "Advice.", "indicators": "", "year": "from 2025 onwards", "type_other": "Peer review"}
    unclear = {"description": "Three days.", "indicators": "", "year": "soon", "coverage": "selected cities"}
    silent = {"description": "A book.", "indicators": "", "year": "", "coverage": ""}
    services = [
        service("Flood training", types=types, **training),
        service("Help desk", types=("other",), **desk),
        service("Study tour", types=(), **unclear),
        service("Guide", types=(), **silent),
    ]
    motivation = "We pledge USD 25,000 a year in cash."
    named = {"city_name": "Kestrel Bay", "motivation": motivation}
    made.form(FORM, *services, received_on="2024-01-05", **named)
    made.letter(LETTER, "Dear Secretariat,", "We pledge USD 9,000 for peers.", received_on="2024-01-07")
    made.put("kestrel-bay/2024/case study.txt", b"A dune came back.")
    lists = {"hub_id": "kestrel-bay", "service": "Flood training"}
    sums = {"amount": "40000", "currency": "USD", "form": "cash", "recurrence": "multi_year_total"}
    made.row("pledges", **lists, **sums, first_year="2024", last_year="2026", **GCC)
    city = {"city": "Kisumu", "country_code": "KEN", "confirmed_on": "2026-04-01", "confirmed_by": "receiving_city"}
    made.row("confirmations", **lists, year="2025", **city, source="letter")
    made.row("members", city="Kestrel Bay", country_code="KEN", stage="C", stage_on="2023-06-14", source="list")
    made.decision("kestrel-bay", "reporting", "2026-05-01", "accepted 2025")
    made.load()
    made.report(REPORT, "kestrel-bay", 2025, TOLD, received_on="2026-03-01")
    made.load()
    return made


def test_documents_have_their_kind_day_and_language(folder):
    columns = "document_id, kind, outcome, hub_id, language, form_version, confidence, received_on, received_source"
    assert folder.rows(f"SELECT {columns} FROM document ORDER BY document_id") == [
        (FORM, "candidature", "ok", "kestrel-bay", "en", "2021", "high", date(2024, 1, 5), "test"),
        ("kestrel-bay/2024/case study.txt", "exemplary_work", "not_read", "kestrel-bay", *(None,) * 5),
        (LETTER, "motivation_letter", "ok", "kestrel-bay", None, None, None, date(2024, 1, 7), "test"),
        (REPORT, "annual_report", "ok", "kestrel-bay", "en", None, None, date(2026, 3, 1), "test"),
    ]
    standing = "SELECT standing, replaced_by, candidature_number FROM document_standing ORDER BY document_id"
    assert folder.rows(standing) == [("in_force", None, 1)] * 3 + [("in_force", None, None)]


def test_the_candidature_is_whole(folder):
    assert folder.rows("FROM candidature") == [
        ("kestrel-bay/2024", "kestrel-bay", FORM, date(2024, 1, 5), True, True, True, True)
    ]
    assert folder.rows("SELECT part, document_id, state FROM candidature_part ORDER BY part") == [
        ("annex_1", FORM, "present"),
        ("exemplary_work", "kestrel-bay/2024/case study.txt", "present"),
        ("motivation_letter", LETTER, "present"),
    ]


def test_answers_have_their_words_and_place(folder):
    columns = "text, original_text, words_count, word_limit, part, table_number, row_number, column_number"
    answers = f"SELECT {columns} FROM answer WHERE field = ?"
    said = "Essential work number 1: 81 districts took part."
    shown = f"Achievements/Good practices - {said}"
    assert folder.rows(answers, "essential_1") == [(said, shown, 8, 150, "body", 2, 3, 1)]
    assert folder.rows(answers, "country") == [("Kenya", "Kenya", 1, None, "body", 1, 2, 2)]
    assert folder.rows("SELECT count(*) FROM answer WHERE field LIKE 'contact%'") == [(0,)]


def test_services_have_their_texts_years_and_states(folder):
    keys = "service_id, service_key, work_plan_id, version, is_current, position, is_printed_example, language"
    assert folder.rows(f"SELECT {keys} FROM service ORDER BY position") == [
        (f"{TRAINING}/1", TRAINING, FORM, 1, True, 1, False, "en"),
        (f"{HELP}/1", HELP, FORM, 1, True, 2, False, "en"),
        ("kestrel-bay/study-tour/1", "kestrel-bay/study-tour", FORM, 1, True, 3, False, "en"),
        ("kestrel-bay/guide/1", "kestrel-bay/guide", FORM, 1, True, 4, False, "en"),
    ]
    texts = "title, description, indicators_text, year_text, type_other, coverage_text, part, table_number, row_number"
    assert folder.rows(f"SELECT {texts} FROM service WHERE position < 3 ORDER BY position") == [
        ("Flood training", GIFT, f"{EVENTS}\n{OFFICIALS}", "2024-2026", None, COVERAGE, "body", 8, 4),
        ("Help desk", "Advice.", None, "from 2025 onwards", "Peer review", "All cities", "body", 8, 5),
    ]
    years = "start_year, end_year, start_on, end_on, is_open_ended, years_state, coverage_mode, coverage_state"
    assert folder.rows(f"SELECT {years}, indicators_state FROM service ORDER BY position") == [
        (2024, 2026, date(2024, 1, 1), date(2026, 12, 31), False, "read", "only_with_priority", "read", "review"),
        (2025, None, date(2025, 1, 1), None, True, "read", "all", "read", "missing"),
        (*(None,) * 5, "unreadable", None, "review", "missing"),
        (*(None,) * 5, "missing", None, "missing", "missing"),
    ]
    plan = "SELECT work_plan_id, candidature_id, version, start_year, end_year, received_on FROM work_plan"
    assert folder.rows(plan) == [(FORM, "kestrel-bay/2024", 1, 2024, 2026, date(2024, 1, 5))]


def test_what_hangs_on_a_service(folder):
    assert folder.rows("SELECT service_type_id FROM service_service_type ORDER BY ALL") == [
        ("other",),
        ("technical_assistance",),
        ("training",),
    ]
    topics = "SELECT service_id, topic_id FROM service_topic"
    assert folder.rows(topics) == [(f"{TRAINING}/1", "flood")]
    kinds = "SELECT service_id, support_kind_id FROM service_support_kind ORDER BY ALL"
    assert folder.rows(kinds) == [
        (f"{TRAINING}/1", "technical_assistance_training"),
        ("kestrel-bay/study-tour/1", "study_tours"),
    ]
    assert folder.rows("SELECT region_code, is_priority FROM service_region ORDER BY ALL") == [
        ("AFR", True),
        ("APA", False),
    ]
    countries = "SELECT reach, via FROM service_country WHERE service_id = ? AND country_code = ?"
    assert folder.rows(countries, f"{TRAINING}/1", "KEN") == [("named", "")]
    assert folder.rows(countries, f"{TRAINING}/1", "JPN") == [("region", "APA")]
    assert folder.rows(countries, f"{TRAINING}/1", "NGA") == [("priority", "AFR")]
    assert folder.rows(countries, f"{TRAINING}/1", "FRA") == []
    assert folder.rows(countries, f"{HELP}/1", "FRA") == [("all", "")]


def test_targets_have_their_numbers_and_days(folder):
    columns = "position, text, span_start, span_end, quantity, total_target, unit, period, deadline, due_on, starts_on"
    first, last = date(2024, 1, 1), date(2026, 12, 31)
    june = date(2025, 6, 30)
    assert folder.rows(f"SELECT {columns} FROM indicator ORDER BY position") == [
        (1, EVENTS, 0, 24, 3, 3, "event", None, june, june, first),
        (2, EVENTS, 35, 36, 1, None, "event", None, None, last, first),
        (3, OFFICIALS, 38, 68, 50, None, "official", "year", None, last, first),
    ]
    told = "SELECT service_id, nature, way_of_counting, baseline, state FROM indicator ORDER BY position"
    assert folder.rows(told) == [
        (f"{TRAINING}/1", "target", "total", 1, "read"),
        (f"{TRAINING}/1", "baseline", "total", None, "review"),
        (f"{TRAINING}/1", "target", "per_period", None, "read"),
    ]


def test_each_text_has_its_reading(folder):
    columns = "field, service_id, text, context, state, table_number, row_number, column_number, is_corrected"
    readings = folder.rows(f"SELECT kind, {columns} FROM reading ORDER BY kind, text")
    assert len(readings) == 10
    assert readings[0] == ("coverage", "coverage", f"{HELP}/1", "All cities", "work_plan", "read", 8, 5, 6, False)
    pledges = [row[2:7] for row in readings if row[0] == "money"]
    assert pledges == [
        (f"{TRAINING}/1", GIFT, "work_plan", "read", 8),
        (None, "We pledge USD 25,000 a year in cash.", "text", "read", 1),
        (None, "We pledge USD 9,000 for peers.", "text", "read", None),
    ]


def test_sums_have_their_rung_form_years_and_place(folder):
    columns = "rung, amount, form, recurrence, first_year, last_year, report_year, total_usd, service_key, service_id"
    dollars = tuple(map(Decimal, (5000, 6000, 9000, 25000, 75000, 40000)))
    delivered, gift, letter, yearly, whole, confirmed = dollars
    years, service_id = (2024, 2026, None), f"{TRAINING}/1"
    assert folder.rows(f"SELECT {columns} FROM amount WHERE hub_id IS NOT NULL ORDER BY amount") == [
        ("delivered", delivered, "cash", "one_off", 2025, 2025, 2025, delivered, TRAINING, None),
        ("stated", gift, "in_kind", "unspecified", *years, gift, TRAINING, service_id),
        ("stated", letter, "unknown", "unspecified", *years, letter, None, None),
        ("stated", yearly, "cash", "annual", *years, whole, None, None),
        ("confirmed", confirmed, "cash", "multi_year_total", *years, confirmed, TRAINING, None),
    ]
    place = "document_id, part, table_number, row_number, column_number, rate_on, part_of IS NOT NULL"
    assert folder.rows(f"SELECT {place} FROM amount WHERE hub_id IS NOT NULL ORDER BY amount") == [
        (REPORT, "Money", None, 5, None, date(2026, 3, 1), False),
        (FORM, "body", 8, 4, 2, date(2024, 1, 5), True),
        (LETTER, "letter", None, 2, None, date(2024, 1, 7), True),
        (FORM, "body", 1, 4, 1, date(2024, 1, 5), False),
        (None, None, None, None, None, date(2024, 3, 1), False),
    ]


def test_the_report_has_what_was_filled_in(folder):
    report = "SELECT report_year, received_on, accepted_on, is_latest FROM annual_report"
    assert folder.rows(report) == [(2025, date(2026, 3, 1), date(2026, 5, 1), True)]
    service_columns = "service_key, delivery_status, reason, people_reached, people_reached_text, problems, changes"
    assert folder.rows(f"SELECT {service_columns}, row_number FROM service_result ORDER BY row_number") == [
        (TRAINING, "under_way", "Rain", 120, "120", "Roads", "One more", 5),
        (HELP, *(None,) * 6, 6),
        ("kestrel-bay/study-tour", *(None,) * 6, 7),
        ("kestrel-bay/guide", *(None,) * 6, 8),
    ]
    columns = "value, value_text, state, evidence_kind, evidence, evidence_rung, note, part, row_number, column_number"
    assert folder.rows(f"SELECT {columns} FROM indicator_result ORDER BY value") == [
        (2, "2", "read", "link", "https://x.example", "confirmed_by_city", "See list", "Results", 5, 7),
        (55, "55", "read", None, None, "confirmed_by_city", None, "Results", 6, 7),
    ]
    cities = "SELECT city, country_code, is_confirmed, city_key, state FROM supported_city ORDER BY city"
    assert folder.rows(cities) == [
        ("Kisumu", "KEN", True, "kisumu", "read"),
        ("Lagos", "NGA", False, "lagos", "read"),
    ]


def test_each_answer_that_the_report_asks_for_reaches_the_snapshot(tmp_path):
    """A column of the form that nobody keeps would lose what a hub writes into it."""
    made = DataFolder(tmp_path / "data")
    made.form(FORM, service("Flood training", indicators=EVENTS, year="2024-2026"), received_on="2024-01-05")
    in_words = [row for row in rows("annual_report_column") if row["is_answer"] == "true" and not row["vocabulary"]]
    fields = [(row["sheet"], row["field"]) for row in in_words if row["field"] != "cities_supported"]
    asked = {(sheet, field): f"{sheet} {field} here" for sheet, field in fields}
    texts = {sheet: {field: text for (own, field), text in asked.items() if own == sheet} for sheet in SHEETS}
    told = {"service": "Flood training", **texts["services"], "result": [{"indicator": EVENTS} | texts["results"]]}
    made.load()
    made.report(REPORT, "kestrel-bay", 2025, told | {"money": [texts["money"]]}, received_on="2026-03-01")
    made.load()
    kept = [str(made.rows(f"FROM {table}")) for table in ("service_result", "indicator_result", "amount")]
    assert {text for text in asked.values() if not any(text in table for table in kept)} == set()


def test_lists_stand_beside_what_they_are_about(folder):
    columns = "hub_id, report_year, service_key, city, country_code, confirmed_on, confirmed_by, source"
    assert folder.rows(f"SELECT {columns} FROM confirmation") == [
        ("kestrel-bay", 2025, TRAINING, "Kisumu", "KEN", date(2026, 4, 1), "receiving_city", "letter")
    ]
    assert folder.rows("SELECT city, hub_id, stage, stage_on FROM member") == [
        ("Kestrel Bay", "kestrel-bay", "C", date(2023, 6, 14))
    ]
    assert folder.rows("SELECT step, outcome, decided_on, precision, who FROM decision ORDER BY decided_on") == [
        ("recognised", None, date(2024, 2, 1), "day", "test"),
        ("reporting", "accepted 2025", date(2026, 5, 1), "day", "test"),
    ]


def test_only_what_is_wrong_is_found(folder):
    found = "SELECT rule_id, document_id, text, part, row_number, column_number FROM finding ORDER BY row_number"
    untold = ((6, "Help desk"), (7, "Study tour"), (8, "Guide"))
    assert folder.rows(found) == [("report_status_missing", REPORT, title, "Services", row, 2) for row, title in untold]
