"""Annual reports as rows: what a filled row becomes, which of several reports counts, and what waits or is told."""

from datetime import date
from typing import Any

import pytest

from etl.folder.table_file import ListRow
from etl.forms.annual_report.cities import SupportedCity
from etl.forms.annual_report.possible_values import PossibleValue
from etl.forms.annual_report.report import AnnualReport
from etl.rows.corrections import read_corrections
from etl.rows.hubs import Hubs
from etl.rows.made import Made
from etl.rows.reports.results import Report, accepted_on, confirmation_rows, report_rows
from tests.rows.plan_rows import index, service, target
from tests.rows.report_rows import HERE, money_row, number, result_row, service_row

MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)
TRAINING = service("h/training", indicators_text="3 events\n9 maps\nBetter schools")
EVENTS = target("h/training/event", TRAINING, "3 events")
MAPS = target("h/training/map", TRAINING, "9 maps", quantity=9, unit="map", unit_id=None)
PLANS = index([TRAINING], [EVENTS, MAPS])
ABOUT = {"hub_id": "h", "report_year": 2025, "service_key": "h/training"}
FLOOD = {"reason": "Flood"}


def report(document_id: str = "a.xlsx", *, on: date | None = MARCH, of: str | None = "h", **content: Any) -> Report:
    return Report(document_id, "h", on, None, AnnualReport(**{"hub_id": of, "report_year": 2025} | content))


def made(*reports: Report, plans=PLANS, answers=(), confirmations=(), cities=()) -> Made:
    return report_rows(reports, plans, read_corrections(answers), confirmations, cities)


def found(rows: Made) -> list[tuple[str, str | None]]:
    return [(one.finding.code, one.document_id) for one in rows.findings]


def columns(rows: Made, table: str, *names: str) -> list[tuple]:
    return [tuple(row.get(name) for name in names) for row in rows.rows(table)]


def of_service(**values: Any) -> dict[str, Any]:
    """The row that a service's row of one report becomes."""
    (row,) = made(report(services=(service_row(**values),))).rows("service_result")
    return row


def of_target(confirmations=(), **values: Any) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The row that a target's row of one report becomes, and the values that it may have."""
    rows = made(report(results=(result_row(**values),)), confirmations=confirmations)
    (row,) = rows.rows("indicator_result")
    return row, rows.rows("result_alternative")


# --- the rows of one report -------------------------------------------------------------------------------------------


def test_a_report_is_a_row_with_its_days():
    sent = Report("a.xlsx", "h", MARCH, APRIL, AnnualReport(hub_id="h", report_year=2025, money=(money_row(),)))
    names = ("annual_report_id", "document_id", "hub_id", "report_year", "received_on", "accepted_on", "is_latest")
    rows = made(sent)
    assert columns(rows, "annual_report", *names) == [("a.xlsx", "a.xlsx", "h", 2025, MARCH, APRIL, True)]
    assert columns(rows, "document_standing", "document_id", "standing", "replaced_by") == [
        ("a.xlsx", "in_force", None)
    ]
    assert found(rows) == []


def test_a_row_of_a_service_is_its_result():
    told = {"reason": "Rain", "problems": "Roads", "changes": "One more", "people_reached": number(120, "120")}
    row = of_service(delivery_status="under_way", status_text="under way", **told)
    assert (row["service_key"], row["annual_report_id"], row["report_year"]) == ("h/training", "a.xlsx", 2025)
    assert (row["delivery_status"], row["reason"], row["problems"]) == ("under_way", "Rain", "Roads")
    assert (row["changes"], row["people_reached"], row["people_reached_text"]) == ("One more", 120, "120")
    assert (row["table_number"], row["row_number"], "column_number" in row) == (1, 2, False)


def test_what_is_left_empty_in_a_row_of_a_service_is_empty():
    row = of_service(status_text="?")
    names = ("delivery_status", "reason", "people_reached", "people_reached_text", "problems", "changes")
    assert [row[name] for name in names] == [None] * 6


@pytest.mark.parametrize(
    ("reached", "people"),
    [
        (number(0, "0"), 0),
        (number(120, "120"), 120),
        (number(120, "about 120", "review"), None),
        (number(None, "many", "unreadable"), None),
        (number(), None),
    ],
)
def test_only_people_that_were_read_are_counted(reached, people):
    assert of_service(reason="Rain", people_reached=reached)["people_reached"] == people


def test_a_row_of_a_target_is_its_result():
    row, _ = of_target(number=number(2, "2"), evidence_kind="link", evidence="https://x.example")
    assert (row["indicator_key"], row["value"], row["value_text"], row["state"]) == ("h/training/event", 2, "2", "read")
    assert (row["evidence_kind"], row["evidence"], row["row_number"]) == ("link", "https://x.example", 2)
    empty, _ = of_target()
    assert (empty["value"], empty["value_text"], empty["state"], empty["evidence"]) == (None, None, "missing", None)


CONFIRMED = ABOUT | {"confirmed_by": "receiving_city", "city": "Kisumu", "country_code": "KEN"}


@pytest.mark.parametrize(
    ("confirmations", "values", "rung"),
    [
        ([], {}, "self_reported"),
        ([], {"evidence_kind": "link", "evidence": "https://x.example"}, "document"),
        ([], {"evidence_kind": "document", "evidence": "annex"}, "document"),
        ([], {"evidence_kind": "link"}, "self_reported"),  # announced and not named
        ([], {"evidence": "a photo"}, "self_reported"),
        ([CONFIRMED], {"evidence_kind": "link", "evidence": "https://x.example"}, "confirmed_by_city"),
        ([CONFIRMED | {"report_year": 2024}], {}, "self_reported"),
        ([CONFIRMED | {"service_key": None}], {}, "self_reported"),
        ([CONFIRMED | {"hub_id": "other"}], {}, "self_reported"),
        ([CONFIRMED | {"confirmed_by": "secretariat"}], {}, "verified"),
        ([CONFIRMED, CONFIRMED | {"confirmed_by": "secretariat"}], {}, "verified"),
    ],
)
def test_the_highest_rung_of_evidence_stands_behind_a_result(confirmations, values, rung):
    assert of_target(confirmations, number=number(2, "2"), **values)[0]["evidence_rung"] == rung


def test_the_values_that_a_cell_in_doubt_may_have_are_listed():
    possible = (PossibleValue(1200, False), PossibleValue(1.2, True))
    _, ways = of_target(number=number(1200, "1.200", "review", possible))
    names = ("indicator_key", "position", "value", "is_since_start", "why")
    assert [tuple(way[name] for name in names) for way in ways] == [
        ("h/training/event", 1, 1200, False, "1,200 in 2025"),
        ("h/training/event", 2, 1.2, True, "1.2 since the start"),
    ]
    assert of_target(number=number(2, "2", "read", possible))[1] == []


def city(name: str, country_code: str | None) -> SupportedCity:
    return SupportedCity(name, country_code, name, HERE, name=name)


def test_a_city_stands_once_however_often_it_is_named():
    cities = city("Kisumu", "KEN"), city("KISUMU", "KEN"), city("Kisumu", "UGA")
    rows = made(report(services=(service_row(cities=cities),)))
    assert columns(rows, "supported_city", "service_key", "country_code") == [
        ("h/training", "KEN"),
        ("h/training", "UGA"),
    ]


@pytest.mark.parametrize(
    ("country_code", "confirmed", "is_confirmed"),
    [
        ("KEN", ["KEN"], True),
        ("KEN", ["UGA"], False),
        ("KEN", ["UGA", "KEN"], True),
        ("KEN", [None], True),  # the confirmation does not say the country
        (None, ["KEN"], True),
        ("KEN", [], False),
    ],
)
def test_a_city_is_confirmed_by_the_one_of_its_name_in_its_country(country_code, confirmed, is_confirmed):
    confirmations = [CONFIRMED | {"country_code": country} for country in confirmed]
    sent = report(services=(service_row(cities=(city("Kisumu", country_code), city("Lagos", "NGA"))),))
    rows = made(sent, confirmations=confirmations)
    assert columns(rows, "supported_city", "city", "is_confirmed") == [("Kisumu", is_confirmed), ("Lagos", False)]


def test_the_lists_tell_the_country_of_a_city_and_answer_its_question():
    sent = report(services=(service_row(cities=(city("Maji", None),)),))
    rows = made(sent, cities=[{"city": "Maji", "country_code": "KEN"}])
    assert columns(rows, "supported_city", "country_code") == [("KEN",)]
    assert rows.answered == [("report_city_unplaced", "a.xlsx", "Maji")]


def sums(rows: Made) -> list[tuple]:
    return columns(rows, "amount", "amount", "service_key", "state", "document_id")


def test_a_sum_is_delivered_in_the_year_of_the_report():
    rows = made(report(money=(money_row(5000, note="bus"), money_row(7))))
    names = ("rung", "service_key", "report_year", "first_year", "last_year", "nature", "recurrence", "text", "form")
    assert columns(rows, "amount", *names)[0] == (
        "delivered",
        "h/training",
        *(2025, 2025, 2025),
        "transfer",
        "one_off",
        "5000 USD cash bus",
        "cash",
    )
    assert columns(rows, "amount", "total_usd", "row_number", "hub_id")[0] == (5000, 2, "h")
    assert len({row["amount_id"] for row in rows.rows("amount")}) == 2


def test_a_sum_without_a_number_is_unreadable_and_one_in_doubt_waits():
    money = money_row(amount=number()), money_row(amount=number(5, "5?", "review"))
    assert [state for _, _, state, _ in sums(made(report(money=money)))] == ["unreadable", "review"]


def test_a_sum_for_a_title_that_several_services_have_counts_for_the_hub():
    plans = index([TRAINING, service("h/other")], [])
    rows = made(report(money=(money_row(5),)), plans=plans)
    assert sums(rows) == [(5, None, "read", "a.xlsx")]
    (told,) = (one.finding for one in rows.findings if one.finding.code == "result_unmatched")
    assert told.message == '2 services are called "Training"; the sum counts for the hub as a whole.'
    no_service = made(report(money=(money_row(5, service_key=None, title=""),)))
    assert (sums(no_service), found(no_service)) == ([(5, None, "read", "a.xlsx")], [])


# --- rows that fit nothing, or several things -------------------------------------------------------------------------


def told_of_services(*rows, plans=PLANS) -> list[str]:
    return [one.finding.message for one in made(report(services=rows), plans=plans).findings]


def test_a_row_of_a_service_that_is_in_no_plan_or_counts_for_none_is_told():
    boat = service_row(service_key=None, title="Boat tour", reason="Rain")
    assert told_of_services(boat) == ['"Boat tour" is in no work plan of the hub.']
    row = service_row(service_key=None, **FLOOD)
    assert told_of_services(row, plans=index([TRAINING, service("h/other")], [])) == [
        '"Training": 2 services are called so; the row counts for none.'
    ]
    twice = ['"Training": several rows are about it; the row counts for none.'] * 2
    assert told_of_services(row, service_row(service_key=None, reason="Rain")) == twice


def unknown_value(words: str, **values: Any):
    return result_row(indicator_key=None, text=words, target="", unit="", number=number(5, "5"), **values)


def test_a_value_with_words_of_no_target_waits_and_so_do_the_targets_that_it_may_belong_to():
    rows = made(report(results=(unknown_value("5 of them"),)))
    names = ("annual_report_id", "indicator_key", "text", "value_text", "row_number")
    assert columns(rows, "unmatched_result", *names) == [
        ("a.xlsx", "h/training/event", "5 of them", "5", 2),
        ("a.xlsx", "h/training/map", "5 of them", "5", 2),
    ]
    assert rows.rows("indicator_result") == []
    ((code, document_id),) = found(rows)
    assert (code, document_id, rows.findings[0].hub_id) == ("result_unmatched", "a.xlsx", "h")
    told = rows.findings[0].finding
    assert told.message == (
        '"5" was reported for "5 of them". It may belong to "3 events" or "9 maps", and counts for none yet.'
    )
    assert 'value {"target": "3 events"} or the like' in told.hint


def test_the_next_step_writes_words_as_they_are_and_names_a_target_in_a_shared_line_by_its_key():
    cell = service("h/training", indicators_text="3 fêtes\n2 cartes")
    fetes = made(
        report(results=(unknown_value("?"),)),
        plans=index([cell], [target("h/training/i", cell, "3 fêtes"), target("h/training/j", cell, "2 cartes")]),
    )
    assert 'value {"target": "3 fêtes"}' in fetes.findings[0].finding.hint
    line = service("h/training", indicators_text="3 events, 5 maps")
    shared = [target(key, line, "3 events, 5 maps") for key in ("h/training/i", "h/training/j")]
    told = made(report(results=(unknown_value("?"),)), plans=index([line], shared)).findings[0].finding
    assert 'value {"target": "h/training/i"}' in told.hint


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (unknown_value("Better schools"), '"Better schools" is a line of the plan without a target; "5" was'),
        (unknown_value("4 towers", service_key=None, service_title="Tower"), '"4 towers" is in no work plan of the'),
    ],
)
def test_a_value_that_belongs_to_no_target_is_outside_the_plan(row, message):
    rows = made(report(results=(row,)))
    assert [one.finding.code for one in rows.findings] == ["result_outside_plan"]
    assert rows.findings[0].finding.message.startswith(message)
    assert rows.rows("unmatched_result") == rows.rows("indicator_result") == []


OLD, NEW = service("h/training", 1, is_current=False), service("h/training", 2, indicators_text="4 events")
ENDED = index(
    [OLD, NEW],
    [target("h/training/was", OLD), target("h/training/now", NEW, "4 events", quantity=4)],
)


def values(rows: Made) -> list[tuple]:
    return columns(rows, "indicator_result", "indicator_key", "value", "state")


def waiting(rows: Made) -> list[tuple]:
    return columns(rows, "unmatched_result", "indicator_key")


def test_a_value_of_an_ended_target_stands_there_and_the_targets_wait_that_it_may_go_on_as():
    rows = made(report(results=(result_row(number=number(2, "2")),)), plans=ENDED)
    assert values(rows) == [("h/training/was", 2, "read")]
    assert waiting(rows) == [("h/training/now",)]
    assert found(rows) == [("result_unmatched", "a.xlsx")]
    unanswered = made(report(results=(result_row(note="soon"),)), plans=ENDED)
    assert values(unanswered) == [("h/training/was", None, "missing")]
    assert (waiting(unanswered), unanswered.asked, found(unanswered)) == ([], [], [])


def answered(words: str, value: str) -> ListRow:
    told = {"field": "target", "document": "a.xlsx", "place": str(HERE), "text": words, "value": value, "who": "Ann"}
    return ListRow("corrections.csv", 2, told | {"context": "annual_report", "decided_on": "2026-05-01"})


@pytest.mark.parametrize(
    ("value", "given", "waits"),
    [
        ('{"target": "9 maps"}', [("h/training/map", 5, "read")], False),
        ('{"target": null}', [], False),
        ('{"target": "4 towers"}', [], True),  # no target has these words
    ],
)
def test_a_person_tells_to_which_target_a_value_belongs(value, given, waits):
    sent = report(results=(unknown_value("5 of them"),))
    rows = made(sent, answers=[answered("5 of them", value)])
    assert (values(rows), bool(waiting(rows)), bool(rows.findings)) == (given, waits, waits)
    assert [(one.question.text, one.document_id, one.place) for one in rows.asked] == [("5 of them", "a.xlsx", HERE)]


@pytest.mark.parametrize(("value", "key"), [("null", "h/training/was"), ('"4 events"', "h/training/now")])
def test_a_value_of_an_ended_target_stays_there_where_a_person_gives_it_to_no_other(value, key):
    sent = report(results=(result_row(number=number(2, "2")),))
    rows = made(sent, plans=ENDED, answers=[answered("3 events", f'{{"target": {value}}}')])
    assert (values(rows), waiting(rows), found(rows)) == ([(key, 2, "read")], [], [])


# --- several reports of one year --------------------------------------------------------------------------------------

STANDING = ("document_id", "standing", "replaced_by")


def test_the_later_report_stands_in_place_of_the_earlier_and_its_sums_with_it():
    first = report("a.xlsx", on=MARCH, services=(service_row(**FLOOD),), money=(money_row(5),))
    later = report("b.xlsx", on=APRIL, services=(service_row(reason="Rain"),), money=(money_row(7),))
    rows = made(first, later)
    assert columns(rows, "document_standing", *STANDING) == [
        ("a.xlsx", "replaced", "b.xlsx"),
        ("b.xlsx", "in_force", None),
    ]
    assert columns(rows, "annual_report", "document_id", "is_latest") == [("a.xlsx", False), ("b.xlsx", True)]
    assert columns(rows, "service_result", "annual_report_id", "reason") == [("a.xlsx", "Flood"), ("b.xlsx", "Rain")]
    assert sums(rows) == [(7, "h/training", "read", "b.xlsx")]
    (told,) = rows.findings
    assert (told.finding.code, told.document_id, told.hub_id) == ("report_replaced", "a.xlsx", "h")
    assert told.finding.message == "A later report for the same year stands in its place: b.xlsx."


def test_reports_of_two_years_both_stand():
    rows = made(report(money=(money_row(5),)), report("b.xlsx", report_year=2024, money=(money_row(5),)))
    assert columns(rows, "annual_report", "report_year", "is_latest") == [(2025, True), (2024, True)]


def test_a_report_that_says_the_same_is_told_as_a_twin():
    told = {"services": (service_row(**FLOOD),)}
    assert found(made(report("a.xlsx", **told), report("b.xlsx", on=APRIL, **told))) == [
        ("duplicate_document", "a.xlsx")
    ]


def test_a_report_without_an_answer_replaces_nothing():
    filled = report("a.xlsx", services=(service_row(**FLOOD),))
    empty = report("b.xlsx", on=APRIL, services=(service_row(),), results=(result_row(),))
    rows = made(filled, empty)
    assert columns(rows, "document_standing", *STANDING) == [("a.xlsx", "in_force", None), ("b.xlsx", "empty", None)]
    assert columns(rows, "annual_report", "document_id", "is_latest") == [("a.xlsx", True), ("b.xlsx", False)]
    (told,) = rows.findings
    assert (told.finding.code, told.document_id, told.hub_id) == ("report_empty", "b.xlsx", "h")
    assert told.finding.message == "The report holds no answer, so it replaces nothing: a.xlsx stays in force."
    alone = made(empty)
    assert columns(alone, "document_standing", *STANDING) == [("b.xlsx", "in_force", None)]
    assert columns(alone, "annual_report", "is_latest") == [(True,)]


@pytest.fixture(scope="module")
def rivals() -> Made:
    """Two reports of one day of which the second leads, that say only the events alike."""
    one = report(
        "a.xlsx",
        services=(
            service_row(
                delivery_status="done",
                status_text="done",
                people_reached=number(5, "5"),
                cities=(city("Kisumu", "KEN"),),
            ),
        ),
        results=(result_row(number=number(2, "2")), unmapped(4)),
        money=(money_row(5), money_row(6)),
    )
    other = report(
        "b.xlsx",
        services=(
            service_row(
                delivery_status="under_way",
                status_text="under way",
                people_reached=number(6, "6"),
                cities=(city("Lagos", "NGA"),),
            ),
        ),
        results=(result_row(number=number(2, "2"), evidence_kind="link", evidence="https://x.example"),),
        money=(money_row(6), money_row(7)),
    )
    return made(one, other)


def unmapped(value: float):
    return result_row(
        indicator_key=None, text="9 maps", target="9", unit="map", number=number(value, str(value)), evidence=""
    )


def test_of_two_reports_without_an_order_one_is_shown_and_it_is_asked(rivals):
    assert columns(rivals, "document_standing", *STANDING) == [
        ("a.xlsx", "order_unknown", None),
        ("b.xlsx", "order_unknown", None),
    ]
    assert columns(rivals, "annual_report", "document_id", "is_latest") == [("a.xlsx", False), ("b.xlsx", True)]
    assert found(rivals) == [("version_order_unknown", "b.xlsx")]
    assert rivals.findings[0].hub_id == "h"


def test_what_they_do_not_say_alike_of_a_service_is_not_known(rivals):
    names = ("annual_report_id", "delivery_status", "people_reached", "people_reached_text")
    assert columns(rivals, "service_result", *names) == [("a.xlsx", None, None, "5"), ("b.xlsx", None, None, "6")]
    assert rivals.rows("supported_city") == []


def test_what_they_say_alike_of_a_target_counts_and_the_rest_waits(rivals):
    reason = "b.xlsx says otherwise, and which of the reports came last is not known."
    names = ("annual_report_id", "indicator_key", "value", "state", "reason", "evidence_rung")
    told = columns(rivals, "indicator_result", *names)
    assert told[:2] == [
        ("a.xlsx", "h/training/event", 2, "read", "", "self_reported"),
        ("a.xlsx", "h/training/map", 4, "review", reason, "self_reported"),
    ]
    assert told[2:] == [
        ("b.xlsx", "h/training/event", 2, "read", "", "self_reported"),  # its link is in doubt
        ("b.xlsx", "h/training/map", None, "review", reason.replace("b.xlsx", "a.xlsx"), "self_reported"),
    ]


def test_the_sums_that_only_one_of_them_names_wait(rivals):
    assert sorted(sums(rivals)) == [
        (5, "h/training", "review", "a.xlsx"),
        (6, "h/training", "read", "b.xlsx"),
        (7, "h/training", "review", "b.xlsx"),
    ]
    assert {row["reason"] for row in rivals.rows("amount") if row["state"] == "review"} == {
        "a.xlsx says otherwise, and which of the reports came last is not known.",
        "b.xlsx says otherwise, and which of the reports came last is not known.",
    }


def test_a_value_that_fits_no_target_lets_none_wait_where_the_report_is_replaced():
    first = report("a.xlsx", results=(unknown_value("5 of them"),))
    rows = made(first, report("b.xlsx", on=APRIL, results=(result_row(number=number(2, "2")),)))
    assert waiting(rows) == []
    assert ("result_outside_plan", "a.xlsx") in found(rows)
    ended = report("a.xlsx", results=(result_row(number=number(2, "2")),))
    later = report("b.xlsx", on=APRIL, results=(result_row(text="4 events", target="4", number=number(3, "3")),))
    assert found(made(ended, later, plans=ENDED)) == [("report_replaced", "a.xlsx")]


# --- reports that are filed wrong -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wrong", "codes"),
    [
        ({"report_year": None}, ["report_without_year"]),
        ({"of": "other"}, ["report_other_hub"]),
        ({"report_year": 2027}, ["report_other_year"]),
        (
            {"of": "other", "money": (money_row(service_key="h/tower", title="Tower"),)},
            ["report_other_hub", "report_key_foreign"],
        ),
    ],
)
def test_a_report_that_is_filed_wrong_is_refused_and_replaces_nothing(wrong, codes):
    refused = report("b.xlsx", on=APRIL, **{"services": (service_row(**FLOOD),)} | wrong)
    right = report("a.xlsx", services=(service_row(reason="Rain"),))
    rows = made(right, refused)
    assert columns(rows, "document_standing", *STANDING) == [("b.xlsx", "refused", None), ("a.xlsx", "in_force", None)]
    assert columns(rows, "annual_report", "document_id") == [("a.xlsx",)]
    assert [one.finding.code for one in rows.findings if one.document_id == "b.xlsx"] == codes
    assert {one.hub_id for one in rows.findings} == {"h"}


def test_a_report_with_a_key_of_another_plan_is_told_and_stands():
    rows = made(report(services=(service_row(service_key="h/tower", title="Tower", reason="Rain"),)))
    assert columns(rows, "document_standing", "standing") == [("in_force",)]
    assert [code for code, _ in found(rows)] == ["report_key_foreign", "result_outside_plan"]


# --- lists ------------------------------------------------------------------------------------------------------------

HUB = ListRow("hubs.csv", 2, {"hub_id": "h", "name": "Kestrel Bay", "country_code": "KEN", "is_example": "true"})


def confirmed(plans=PLANS, **values: str) -> tuple[dict[str, Any], list[tuple[str, str | None]]]:
    told = {"hub_id": "H", "service": "Training", "year": "2025", "city": "Kisumu", "country_code": "KEN"}
    told |= {"confirmed_on": "2026-04-01", "confirmed_by": "receiving_city", "source": "letter"}
    rows = confirmation_rows([ListRow("confirmations.csv", 2, told | values)], Hubs([HUB]), plans)
    (row,) = rows.rows("confirmation")
    return row, [(one.finding.code, one.hub_id) for one in rows.findings]


def test_a_confirmation_is_of_a_city_a_service_and_a_year():
    row, told = confirmed()
    assert row == {
        "hub_id": "h",
        "report_year": 2025,
        "service_key": "h/training",
        "service": "Training",
        "city": "Kisumu",
        "country_code": "KEN",
        "confirmed_on": APRIL,
        "confirmed_by": "receiving_city",
        "source": "letter",
    }
    assert told == []
    bare, _ = confirmed(confirmed_by="secretariat", source="", country_code="", year="")
    assert (bare["confirmed_by"], bare["source"], bare["country_code"], bare["report_year"]) == (
        "secretariat",
        *(None, None, 0),
    )


def test_a_confirmation_of_no_service_or_of_several_is_told():
    for plans in (index([], []), index([TRAINING, service("h/other")], [])):
        row, told = confirmed(plans)
        assert (row["service_key"], told) == (None, [("confirmation_unmatched", "h")])
    years = index([TRAINING | {"start_year": 2024}, service("h/other", start_year=2026, end_year=2027)], [])
    assert confirmed(years)[0]["service_key"] == "h/training"


ACCEPTED = {"hub_id": "h", "step": "reporting", "outcome": "accepted 2025", "decided_on": MARCH}


@pytest.mark.parametrize(
    ("decisions", "day"),
    [
        ([ACCEPTED], MARCH),
        ([ACCEPTED, ACCEPTED | {"decided_on": APRIL}, ACCEPTED], APRIL),
        ([ACCEPTED | {"decided_on": None}], None),
        ([ACCEPTED | {"hub_id": "other"}], None),
        ([ACCEPTED | {"step": "renewal"}], None),
        ([ACCEPTED | {"outcome": "accepted 2024"}], None),
        ([], None),
    ],
)
def test_a_report_is_accepted_by_the_last_decision_of_its_year(decisions, day):
    assert accepted_on(decisions, "h", 2025) == day
