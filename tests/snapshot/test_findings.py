"""What the snapshot's rows say of each other: values and plans that contradict, and what only seems to."""

import pytest

from etl.snapshot.publish import SQL
from tests.rules.test_progress import add, database, document, one_hub

__all__ = ["database", "one_hub"]
UNSURE = " are not known well enough to tell which came first."
STATES = dict.fromkeys(("years_state", "coverage_state", "indicators_state"), "read")


@pytest.fixture
def hub(database):
    """A hub with a current plan and an earlier one that it replaced, and a service in both."""
    add(database, "unit", unit_id="event", singular="event", plural="events")
    for version, (name, replaced_by) in enumerate((("plan-1.docx", "plan-2.docx"), ("plan-2.docx", None)), start=1):
        document(database, name, "work_plan")
        add(database, "work_plan", work_plan_id=name, hub_id="h", document_id=name, version=version)
        service(database, f"s.{version}", "s", version, work_plan_id=name, replaced_by=replaced_by)
    return database


def service(database, service_id: str, key: str, version: int, **values) -> None:
    given = {"work_plan_id": "plan-2.docx", "is_current": version == 2, "is_printed_example": False, "position": 1}
    given |= {"title": "Training"} | values
    keys = {"service_id": service_id, "service_key": key, "document_id": given["work_plan_id"], "version": version}
    add(database, "service", hub_id="h", **keys, **STATES, **given)
    reading = {"kind": "indicators", "field": "indicators", "text": "…", "context": "work_plan", "value_json": "{}"}
    add(
        database, "reading", reading_id=service_id, state="read", reason="", is_corrected=False, row_number=3, **reading
    )


def target(database, service_id: str, key: str = "i", **values) -> None:
    given = {"way_of_counting": "total", "quantity": 3, "unit": "event", "state": "read", "nature": "target"}
    if values.get("unit", "event") == "event":
        given |= {"unit_id": "event"}
    keys = {"indicator_id": f"{service_id}/{key}", "indicator_key": key, "service_id": service_id}
    given |= {"text": "3 events", "position": 1, "reason": "", "reading_id": service_id}
    add(database, "indicator", hub_id="h", **keys, **given | values)


def result(database, year: int, value: float | None, text: str = "", state: str = "read", key="i", name="") -> None:
    """One value of the latest report of a year, or of another report by its name."""
    report = f"{year}{name}.xlsx"
    if not database.execute("SELECT 1 FROM annual_report WHERE annual_report_id = ?", [report]).fetchone():
        document(database, report, "annual_report")
        keys = {"annual_report_id": report, "hub_id": "h", "report_year": year, "document_id": report}
        add(database, "annual_report", is_latest=not name, **keys)
    given = {"annual_report_id": report, "hub_id": "h", "report_year": year, "indicator_key": key, "row_number": 7}
    told = {"value": value, "value_text": text, "state": state, "reason": "", "evidence_rung": "self_reported"}
    add(database, "indicator_result", **given, **told)


def found(database, name: str) -> list[tuple]:
    """(rule, document, message) of the findings that one query tells."""
    query = (SQL / "findings" / f"{name}.sql").read_text(encoding="utf-8")
    return database.execute(f"SELECT rule_id, document_id, message FROM ({query}) ORDER BY ALL").fetchall()


# --- reported values --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("way", ["latest", "percentage"])
def test_a_state_that_fell_is_asked_about(hub, way):
    target(hub, "s.2", way_of_counting=way)
    for year, value in ((2023, 50), (2024, 50), (2025, 40), (2026, 60)):
        result(hub, year, value)
    message = "2025 reports 40 events, less than the 50 of 2024."
    assert found(hub, "result_contradicts") == [("value_fell", "2025.xlsx", message)]


@pytest.mark.parametrize("way", ["total", "per_period", "falling"])
def test_what_counts_anew_each_year_may_fall(hub, way):
    target(hub, "s.2", way_of_counting=way)
    result(hub, 2024, 50)
    result(hub, 2025, 40)
    assert found(hub, "result_contradicts") == []


def test_years_without_a_trusted_value_are_passed_over(hub):
    target(hub, "s.2", way_of_counting="latest", unit=None)
    result(hub, 2022, 50)
    result(hub, 2023, None, state="missing")
    result(hub, 2024, 10, state="review")
    result(hub, 2025, 45)
    assert [message for _, _, message in found(hub, "result_contradicts")] == [
        "2025 reports 45, less than the 50 of 2022."
    ]


def test_a_report_that_was_replaced_contradicts_nothing(hub):
    target(hub, "s.2", way_of_counting="latest")
    result(hub, 2024, 90, name=" first")
    result(hub, 2024, 40)
    result(hub, 2025, 45)
    assert found(hub, "result_contradicts") == []


def test_another_target_and_another_term_have_their_own_values(hub):
    target(hub, "s.2", way_of_counting="latest")
    target(hub, "s.2", "other", way_of_counting="latest")
    result(hub, 2024, 50)
    result(hub, 2024, 20, key="other")
    result(hub, 2025, 55)
    result(hub, 2025, 25, key="other")
    assert found(hub, "result_contradicts") == []


def test_of_a_service_taken_up_again_the_later_term_begins_anew(hub):
    service(hub, "s.3", "s", 3, is_current=True, start_year=2026)
    hub.execute("UPDATE service SET start_year = 2024 WHERE service_id = 's.2'")
    for service_id in ("s.2", "s.3"):
        target(hub, service_id, way_of_counting="latest")
    for year, value in ((2024, 50), (2025, 55), (2026, 40), (2027, 45)):
        result(hub, year, value)
    assert found(hub, "result_contradicts") == []
    hub.execute("UPDATE indicator_result SET value = 60 WHERE report_year = 2024")
    assert [document for _, document, _ in found(hub, "result_contradicts")] == ["2025.xlsx"]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (0, None),
        (100, None),
        (100.5, "100.5 percent is no share of a whole."),
        (-1, "-1 percent is no share of a whole."),
    ],
)
def test_a_share_lies_between_nothing_and_all(hub, value, message):
    target(hub, "s.2", way_of_counting="percentage")
    result(hub, 2025, value)
    expected = [("percentage_out_of_range", "2025.xlsx", message)] if message else []
    assert found(hub, "result_contradicts") == expected


def test_other_ways_of_counting_know_no_hundred(hub):
    target(hub, "s.2", way_of_counting="latest")
    result(hub, 2025, 101)
    assert found(hub, "result_contradicts") == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("30 % (12 of 40)", None),
        ("45 % (12 of 40)", "12 of 40 is 30 percent, not 45."),
        ("31 % (12 of 40)", None),  # a rounded share
        ("31.5 % (12 of 40)", "12 of 40 is 30 percent, not 31.5."),
        ("28,5 % (12/40)", "12 of 40 is 30 percent, not 28.5."),
        ("45 % (12 sur 40)", "12 of 40 is 30 percent, not 45."),
        ("45 % (12 von 40)", "12 of 40 is 30 percent, not 45."),
        ("45 % (0 of 0)", None),
        ("45 %", None),
        ("12 of 40", None),
    ],
)
def test_a_percentage_follows_from_its_numbers(hub, text, message):
    target(hub, "s.2", way_of_counting="latest")
    result(hub, 2025, 12, text)
    assert found(hub, "result_contradicts") == ([("percentage_contradicts", "2025.xlsx", message)] if message else [])


# --- plans ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ({"quantity": 5}, {"quantity": 3}, ("3 events", "5")),
        ({"quantity": 3_000_000}, {"quantity": 1_250_000}, ("1,250,000 events", "3,000,000")),
        ({"quantity": 3}, {"quantity": 3}, None),
        ({"quantity": 3}, {"quantity": 5}, None),
        ({"total_target": 9, "quantity": 1}, {"total_target": 6, "quantity": 2}, ("6 events", "9")),
        ({"quantity": 2, "period": "month"}, {"quantity": 5, "period": "quarter"}, ("20 events a year", "24")),
        ({"quantity": 5}, {"quantity": 3, "unit": "city"}, None),
        ({"quantity": 5, "unit": None}, {"quantity": 3, "unit": None}, ("3", "5")),
        ({"quantity": 20}, {"quantity": 10, "way_of_counting": "falling"}, None),
        ({"quantity": 10}, {"quantity": 20, "way_of_counting": "falling"}, ("20 events", "10")),
        ({"quantity": 20}, {"quantity": 20, "way_of_counting": "falling"}, None),
        ({"quantity": 5, "state": "review"}, {"quantity": 3}, None),
        ({"quantity": 5}, {"quantity": 3, "state": "review"}, None),
        ({"quantity": 5, "nature": "background"}, {"quantity": 3}, None),
    ],
)
def test_a_lowered_target_is_told_beside_its_first_promise(hub, before, now, told):
    target(hub, "s.1", **before)
    target(hub, "s.2", **now)
    message = told and "The target is {}; plan-1.docx promised {}.".format(*told)
    assert found(hub, "target_changed") == ([("target_lowered", "plan-2.docx", message)] if message else [])


@pytest.mark.parametrize(
    ("before", "now", "message"),
    [
        ("2025-12-31", "2026-12-31", "The target is due on 2026-12-31; plan-1.docx promised it for 2025-12-31."),
        ("2025-12-31", "2025-12-31", None),
        ("2026-12-31", "2025-12-31", None),
        (None, "2025-12-31", None),
    ],
)
def test_a_target_that_is_put_off_is_told(hub, before, now, message):
    target(hub, "s.1", due_on=before)
    target(hub, "s.2", due_on=now)
    assert found(hub, "target_changed") == ([("deadline_moved", "plan-2.docx", message)] if message else [])


def test_only_the_plan_that_was_replaced_promised_it(hub):
    target(hub, "s.1", quantity=9)
    target(hub, "s.2", quantity=3)
    hub.execute("UPDATE service SET replaced_by = NULL")
    assert found(hub, "target_changed") == []


def test_a_target_that_a_later_plan_lacks_is_told(hub):
    target(hub, "s.1", "kept")
    target(hub, "s.1", "dropped", text="5 maps")
    target(hub, "s.2", "kept")
    message = 'The plan no longer has the target "5 maps" of "Training", which plan-1.docx promised.'
    assert found(hub, "target_ended") == [("target_not_in_later_plan", "plan-2.docx", message)]


@pytest.mark.parametrize(
    ("state", "has_other", "is_told"),
    [("read", True, True), ("missing", False, True), ("unreadable", False, False), ("review", True, True)],
)
def test_a_cell_that_could_not_be_read_may_still_hold_it(hub, state, has_other, is_told):
    target(hub, "s.1", "dropped")
    hub.execute("UPDATE service SET indicators_state = ? WHERE service_id = 's.2'", [state])
    if has_other:
        target(hub, "s.2", "other")
    assert bool(found(hub, "target_ended")) == is_told


def test_what_was_no_target_ends_without_a_word(hub):
    target(hub, "s.1", "dropped", nature="background")
    assert found(hub, "target_ended") == []


def test_a_target_is_told_where_it_ended_and_not_again(hub):
    document(hub, "plan-3.docx", "work_plan")
    add(hub, "work_plan", work_plan_id="plan-3.docx", hub_id="h", document_id="plan-3.docx", version=3)
    service(hub, "s.3", "s", 3, work_plan_id="plan-3.docx")
    hub.execute("UPDATE service SET replaced_by = 'plan-3.docx' WHERE service_id = 's.2'")
    target(hub, "s.1", "dropped")
    message = 'The plan no longer has the target "3 events" of "Training", which plan-1.docx promised.'
    assert found(hub, "target_ended") == [("target_not_in_later_plan", "plan-2.docx", message)]


def test_a_service_without_a_title_goes_by_its_description(hub):
    hub.execute("UPDATE service SET title = NULL, description = 'Three days' WHERE service_id = 's.1'")
    target(hub, "s.1", "dropped")
    ((_, _, message),) = found(hub, "target_ended")
    assert 'of "Three days", which' in message


def test_a_fourth_type_is_told_of_a_service_in_force(hub):
    setting = {"value": 3, "unit": "types", "is_assumption": False, "meaning": "Most types", "source": "test"}
    hub.execute("DELETE FROM setting WHERE setting_id = 'types_per_service'")
    add(hub, "setting", setting_id="types_per_service", **setting)
    service(hub, "three", "three", 2)
    for position, kind in enumerate(("research", "events", "training", "consultancy"), start=1):
        add(hub, "service_type", service_type_id=kind, name=kind, position=position)
        for service_id in ("s.1", "s.2", "three"):
            if (service_id, kind) != ("three", "consultancy"):
                add(hub, "service_service_type", service_id=service_id, service_type_id=kind)
    message = "4 types are ticked; the form allows 3."
    assert found(hub, "too_many_types") == [("too_many_types", "plan-2.docx", message)]


# --- decisions --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decisions", "told"),
    [
        ("recognised 2022-06-01; renewal 2025-05-01; ended 2026-01-01", []),
        ("recognised -", ['3: the step "recognised" has no day, so no term and no pipeline knows of it.']),
        ("received -", ['3: the step "received" has no day, so no term and no pipeline knows of it.']),
        (
            "recognised 2022-06-01; recognised 2022-07-10",
            ['4: "recognised" on 2022-07-10 falls into the term from 2022-06-01 to 2025-06-01 and adds none.'],
        ),
        (
            "recognised 2022-06-01; recognised 2022-08-01 month",
            ['4: "recognised" on 2022-08 falls into the term from 2022-06-01 to 2025-06-01 and adds none.'],
        ),
        (
            "recognised 2022-06-01; recognised 2023-01-01 year",
            ['4: "recognised" on 2023 falls into the term from 2022-06-01 to 2025-06-01 and adds none.'],
        ),
        ("ended 2022-02-01", ["3: no term is known that ended on 2022-02-01."]),
        ("ended 2022-02-01; recognised 2022-06-01", ["3: no term is known that ended on 2022-02-01."]),
        ("recognised 2022-06-01; ended 2022-06-02", []),
        (
            "recognised 2022-06-01; ended 2024-02-01; ended 2024-03-01",
            ["5: no term is known that ended on 2024-03-01."],
        ),
        (
            "recognised 2020-06-01; ended 2024-02-01; recognised 2024-02-01",
            ['4: the end on 2024-02-01 and "recognised" on 2024-02-01 (line 5)' + UNSURE],
        ),
        (
            "recognised 2020-06-01; ended 2024-02-29; recognised 2024-02-01 month",
            ['4: the end on 2024-02-29 and "recognised" on 2024-02 (line 5)' + UNSURE],
        ),
        ("recognised 2020-06-01; ended 2024-03-01; recognised 2024-02-01 month", []),
        (
            "recognised 2020-06-01; recognised 2024-02-29; ended 2024-02-01 month",
            ['5: the end on 2024-02 and "recognised" on 2024-02-29 (line 4)' + UNSURE],
        ),
        ("recognised 2020-06-01; recognised 2024-03-01; ended 2024-02-01 month", []),
        (
            "recognised 2020-06-01; recognised 2024-12-31; ended 2024-01-01 year",
            ['5: the end on 2024 and "recognised" on 2024-12-31 (line 4)' + UNSURE],
        ),
        (
            "recognised 2022-06-01; ended 2025-05-01; renewal 2025-05-01",
            ['4: the end on 2025-05-01 and "renewal" on 2025-05-01 (line 5)' + UNSURE],
        ),
        ("recognised 2022-06-01; ended 2025-05-01; asked 2025-05-01", []),
    ],
)
def test_a_decision_that_cannot_be_placed_is_asked_about(database, decisions, told):
    """The steps of one hub, line by line of decisions.csv from line 3."""
    for line, said in enumerate(decisions.split("; "), start=3):
        step, on, *precision = said.split()
        known = {"precision": precision[0] if precision else "day", "decided_on": None if on == "-" else on}
        outcome = {"renewal": "renewed", "asked": "requested"}.get(step, step)
        keys = {"decision_id": f"decisions.csv/{line}", "hub_id": "h", "step": "renewal" if step == "asked" else step}
        add(database, "decision", outcome=outcome, source="test", **keys, **known)
    found_here = [
        message.removeprefix("decisions.csv, line ") for _, _, message in found(database, "decision_doubtful")
    ]
    assert found_here == told
