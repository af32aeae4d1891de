import pandas as pd
import pytest

from dashboard import words

NOTHING = "quantity quantity_max comparator unit unit_plural period per total_target deadline baseline"
TARGET = dict.fromkeys(NOTHING.split()) | {"state": "read"}
EVENTS = {"unit": "event", "unit_plural": "events"}
VISITS = {"unit": "visit", "unit_plural": "visits"}
CITIES = {"unit": "city", "unit_plural": "cities"}


@pytest.mark.parametrize(
    ("value", "precision", "shown"),
    [
        ("2026-11-01", "day", "1 Nov 2026"),
        (pd.Timestamp("2026-11-21"), "day", "21 Nov 2026"),
        ("2026-11-01", "month", "Nov 2026"),
        ("2026-01-01", "year", "2026"),
        (pd.NaT, "day", ""),
    ],
)
def test_dates_are_as_exact_as_they_are_known(value, precision, shown):
    assert words.day(value, precision) == shown


def test_numbers_counts_and_denominators():
    assert words.number(1204.0) == "1,204"
    assert words.number(2.50) == "2.5"
    assert words.count(1, "country", "countries") == "1 country"
    assert words.count(0, "country", "countries") == "0 countries"
    assert words.out_of(9, 17, "hub") == "9 of 17 hubs"
    assert words.usd(25000.4) == "US$ 25,000"


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (
            {"quantity": 1, **EVENTS, "period": "year", "total_target": 3},
            "1 event per year, 3 in total",
        ),
        (
            {"quantity": 50, **CITIES, "deadline": "2024-12-31"},
            "50 cities, by 31 Dec 2024",
        ),
        ({"quantity": 40, "comparator": "at_least", "unit": "%", "baseline": 25}, "at least 40%, from 25"),
        (
            {"quantity": 10, "quantity_max": 12, **VISITS, "per": "city"},
            "10–12 visits per city",
        ),
        ({"total_target": 3, **EVENTS}, "3 events in total"),
        ({"quantity": 3, "total_target": 3, **EVENTS}, "3 events"),
        ({"quantity": 7}, "7"),
        ({}, "no number"),
        ({"state": "review"}, "◑ waits for a person"),
    ],
)
def test_targets_in_words(given, shown):
    assert words.target(TARGET | given) == shown


def test_years_of_a_service():
    row = {"start_year": 2022, "end_year": 2024, "is_open_ended": False, "years_state": "read"}
    assert words.years(row) == "2022–2024"
    assert words.years(row | {"end_year": 2022}) == "2022"
    assert words.years(row | {"end_year": pd.NA, "is_open_ended": True}) == "from 2022 on"
    assert words.years(row | {"start_year": pd.NA, "years_state": "missing"}) == "○ not answered"
    assert words.years(row | {"start_year": pd.NA, "years_state": "review"}) == "◑ waits for a person"


def test_money_says_what_is_not_stated():
    row = {"amount": 25000.0, "amount_max": None, "currency_code": "USD", "comparator": "at_least"}
    assert words.money(row) == "at least US$ 25,000"
    assert words.money(row | {"currency_code": "KRW", "amount_max": 3e4, "comparator": "exact"}) == "KRW 25,000–30,000"
    assert words.money(row | {"currency_code": None, "comparator": None}) == "currency not told 25,000"
    assert words.money(row | {"amount": None}) == "no amount stated"


def test_places_name_file_table_row_and_column():
    row = {"file_name": "annex-1.docx", "part": "body", "table_number": 9, "row_number": 3, "column_number": 4}
    assert words.place(row) == "annex-1.docx, table 9, row 3, column 4"
    assert words.place({"file_name": "plan.xlsx", "part": "Plan", "row_number": 2}) == 'plan.xlsx, sheet "Plan", row 2'
    assert words.place({"file_name": "letter.docx", "table_number": pd.NA}) == "letter.docx"


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("recognised", "Recognised 18 Nov 2021, for a term to 18 Nov 2024."),
        ("renewal can be prepared", "Recognised 18 Nov 2021, for a term to 18 Nov 2024; a renewal can be prepared."),
        ("term ended, renewal unknown", "Recognised 18 Nov 2021; the term ended 18 Nov 2024, renewal unknown."),
        ("ended", "Recognised 18 Nov 2021; the recognition ended 18 Nov 2024."),
    ],
)
def test_terms(state, said):
    hub = {"starts_on": "2021-11-18", "term_ends_on": "2024-11-18", "precision": "day", "is_renewed": False}
    assert words.term(hub | {"recognition_state": state}) == said


def test_a_hub_without_a_day_claims_none():
    hub = {
        "starts_on": None,
        "term_ends_on": None,
        "precision": None,
        "recognition_state": "day of recognition unknown",
    }
    assert words.term(hub) == "Recognised; the day is not known, so neither is the end of the term."
    known_by = hub | {"starts_on": "2021-11-18", "precision": "no_later_than"}
    assert words.term(known_by).startswith("Recognised by 18 Nov 2021; the day is not known")
    assert words.term(known_by | {"precision": "month"}).startswith("Recognised Nov 2021; the day is not known")
    assert words.term(hub | {"recognition_state": "candidate"}) == "A candidate; no recognition is known."


def test_markdown_of_a_passage_is_shown_literally():
    assert words.text("*a* <b> $x$ [l](u)") == r"\*a\* \<b\> \$x\$ \[l\]\(u\)"
    assert words.WORD_JOINER in words.text("http://evil.example")
    assert words.text("plain words") == "plain words"
    assert words.text(None) == ""


def test_labels_carry_their_unit():
    assert words.label("term_ends_on") == "Term ends on"
    assert words.label("total_usd") == "Total, US$"
    assert words.label("hubs_count") == "Hubs"
    assert words.label("is_example") == "Example"
