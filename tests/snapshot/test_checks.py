"""Each check of the snapshot: what it lets through at its edge, and the row that it refuses."""

import pytest

from etl.snapshot.publish import NotPublished, check
from tests.rules.test_progress import add, database, document, one_hub

__all__ = ["database", "one_hub"]
STATES = dict.fromkeys(("years_state", "coverage_state", "indicators_state"), "read")


@pytest.fixture
def plan(database):
    """A plan of the hub, a form of a candidature and the vocabulary that rows hang on."""
    name = document(database, "plan.docx", "work_plan")
    add(database, "work_plan", work_plan_id=name, hub_id="h", document_id=name, version=1)
    candidature = {"has_motivation_letter": True, "has_annex_1": True, "has_exemplary_work": True, "is_latest": True}
    add(database, "candidature", candidature_id="c", hub_id="h", document_id=name, **candidature)
    add(database, "currency", currency_code="USD", name="US dollar")
    add(database, "currency", currency_code="EUR", name="Euro")
    add(database, "service_type", service_type_id="training", name="Training", position=1)
    add(database, "topic", topic_id="flood", name="Floods")
    add(database, "country", country_code="KEN", name="Kenya", region_is_uncertain=False)
    severity = {"position": 3, "name": "note", "mark": "○", "meaning": "Test"}
    add(database, "finding_severity", severity="note", **severity)
    rule = {"severity": "note", "title": "Test", "who_can_mend": "city", "next_step": "Look."}
    add(database, "finding_rule", rule_id="rule", **rule)
    return database


def service(database, service_id: str, key: str = "", **values) -> None:
    keys = {"service_id": service_id, "service_key": key or service_id, "work_plan_id": "plan.docx"}
    given = {"is_current": True, "is_printed_example": False, "version": 1, "position": 1, "document_id": "plan.docx"}
    add(database, "service", hub_id="h", **keys, **STATES, **given | values)


def refused(database) -> str:
    """The names of the checks that refuse the snapshot."""
    try:
        check(database)
    except NotPublished as problem:
        return "; ".join(line.partition(":")[0] for line in str(problem).splitlines())
    return ""


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        ((2024, 2026, False), (2027, 2028, False), ""),
        ((2027, 2028, False), (2024, 2026, False), ""),
        ((2024, 2026, False), (2026, 2028, False), "current_service"),
        ((2026, 2028, False), (2024, 2026, False), "current_service"),
        ((2024, None, False), (2025, None, False), ""),
        ((2025, None, False), (2024, None, False), ""),
        ((2024, None, False), (2024, None, False), "current_service"),
        ((2024, None, True), (2027, 2028, False), "current_service"),
        ((2027, 2028, False), (2024, None, True), "current_service"),
        ((2027, None, True), (2024, 2026, False), ""),
        ((None, None, None), (2024, 2026, False), "current_service"),
        ((2024, 2026, False), (None, None, None), "current_service"),
    ],
)
def test_versions_in_force_have_years_of_their_own(plan, one, other, name):
    names = ("start_year", "end_year", "is_open_ended")
    service(plan, "s.1", "s", **dict(zip(names, one, strict=True)))
    service(plan, "s.2", "s", **dict(zip(names, other, strict=True)))
    assert refused(plan) == name
    plan.execute("UPDATE service SET is_current = false WHERE service_id = 's.1'")
    assert refused(plan) == ""
    plan.execute("UPDATE service SET is_current = service_id = 's.1'")
    assert refused(plan) == ""


def test_other_services_may_have_the_same_years(plan):
    service(plan, "s", start_year=2024, end_year=2026)
    service(plan, "t", start_year=2024, end_year=2026)
    assert refused(plan) == ""


@pytest.mark.parametrize(
    ("longitude", "latitude", "name"),
    [
        (None, None, ""),
        (180, 90, ""),
        (-180, -90, ""),
        (180.1, 0, "hub_place"),
        (-180.1, 0, "hub_place"),
        (0, 90.1, "hub_place"),
        (0, -90.1, "hub_place"),
        (10, None, "hub_place"),
        (None, 10, "hub_place"),
    ],
)
def test_a_place_is_on_the_globe(plan, longitude, latitude, name):
    plan.execute("UPDATE hub SET longitude = ?, latitude = ?", [longitude, latitude])
    assert refused(plan) == name


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "name"),
    [
        ("2024-06-05", "2024-06-05", ""),
        ("2024-06-05", "2024-06-04", "period_order"),
        (None, "2024-06-04", ""),
        ("2024-06-05", None, ""),
    ],
)
def test_nothing_ends_before_it_begins(plan, starts_on, ends_on, name):
    service(plan, "s", start_on=starts_on, end_on=ends_on)
    assert refused(plan) == name
    plan.execute("UPDATE service SET start_on = NULL")
    target(plan, starts_on=starts_on, due_on=ends_on)
    assert refused(plan) == name


def reading(database, reading_id="r", **values) -> None:
    given = {"kind": "years", "field": "year", "text": "2024", "context": "work_plan", "value_json": "{}"}
    given |= {"state": "read", "reason": "", "is_corrected": False, "document_id": "plan.docx"}
    add(database, "reading", reading_id=reading_id, **given | values)


def target(database, **values) -> None:
    reading(database, "of the target")
    given = {"indicator_id": "i", "indicator_key": "i", "service_id": "s", "reading_id": "of the target"}
    told = {"position": 1, "text": "…", "nature": "target", "state": "read", "reason": ""}
    add(database, "indicator", hub_id="h", **given, **told | values)


def money(database, **values) -> None:
    given = {"amount_id": "a", "hub_id": "h", "rung": "stated", "nature": "pledge", "state": "read", "reason": ""}
    add(database, "amount", **given | values)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"amount": 0}, ""),
        ({"amount": -1}, "trusted_amount"),
        ({"amount": -1, "state": "review"}, ""),
        ({"amount": 5, "amount_usd": 5, "currency_code": "USD"}, ""),
        ({"amount": 5, "amount_usd": 6, "currency_code": "EUR", "units_per_usd": 0.9}, ""),
        ({"amount": 5, "amount_usd": 6, "currency_code": "EUR"}, "trusted_amount"),
        ({"amount": 5, "currency_code": "EUR"}, ""),
    ],
)
def test_a_trusted_sum_is_not_negative_and_has_its_rate(plan, values, name):
    money(plan, **values)
    assert refused(plan) == name


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({}, ""),
        ({"text": " "}, "value_has_text"),
        ({"document_id": None}, "value_has_text"),
        ({"text": "", "document_id": None, "state": "review"}, ""),
    ],
)
def test_a_trusted_value_has_its_text_and_document(plan, values, name):
    reading(plan, **values)
    assert refused(plan) == name


@pytest.mark.parametrize(
    "hang",
    [
        lambda database: reading(database, service_id="s"),
        target,
        lambda database: money(database, service_id="s"),
        lambda database: add(database, "service_service_type", service_id="s", service_type_id="training"),
        lambda database: add(database, "service_topic", service_id="s", topic_id="flood", keyword="flood"),
        lambda database: add(database, "service_country", service_id="s", country_code="KEN", reach="all", via="all"),
        lambda database: database.execute("UPDATE service SET is_current = true"),
    ],
)
def test_nothing_hangs_on_a_printed_example(plan, hang):
    service(plan, "s", is_printed_example=True, is_current=False)
    assert refused(plan) == ""
    hang(plan)
    assert refused(plan) == "printed_example"


def test_what_hangs_on_another_service_is_not_the_examples(plan):
    service(plan, "example", is_printed_example=True, is_current=False)
    service(plan, "s")
    reading(plan, service_id="s")
    target(plan)
    money(plan, service_id="s")
    assert refused(plan) == ""


def test_no_example_stands_in_the_register(plan):
    add(plan, "hub_fact", hub_id="h", fact="recognised_on", source="test")
    assert refused(plan) == "example_documents"
    plan.execute("UPDATE hub SET is_example = false")
    assert refused(plan) == ""


def finding(database, message: str, text: str | None = None, document_id: str | None = "plan.docx") -> None:
    keys = {"finding_id": message, "rule_id": "rule", "hub_id": "h", "document_id": document_id}
    add(database, "finding", message=message, text=text, next_step="Look.", **keys)


@pytest.mark.parametrize(
    ("message", "text", "name"),
    [
        ("Nothing private.", None, ""),
        ("Write to desk@ngor.example.", None, "private_text"),
        ("It says:", "desk@ngor.example", "private_text"),
        ("A sign @ alone.", None, ""),
        ("plan@home.docx is no Word file.", None, ""),  # the name of a file, whatever stands in it
        ("plan@home.docx names desk@ngor.example.", None, "private_text"),
    ],
)
def test_no_finding_of_a_document_holds_an_address(plan, message, text, name):
    document(plan, "plan@home.docx", "other")
    finding(plan, message, text)
    assert refused(plan) == name
    plan.execute("UPDATE finding SET document_id = NULL")  # of a list that the secretariat writes itself
    assert refused(plan) == ""


@pytest.mark.parametrize(
    ("requirement_id", "evidence", "reason", "name"),
    [
        ("contact_email", None, "It is answered.", ""),
        ("contact_email", "desk@ngor.example", "It is answered.", "private_text"),
        ("contact_email", None, "desk@ngor.example is no address.", "private_text"),
        ("motivation", "Write to desk@ngor.example", "It is answered.", ""),
    ],
)
def test_the_focal_point_is_in_no_screening(plan, requirement_id, evidence, reason, name):
    told = {
        "requirement_group": "form",
        "requirement": "Focal point",
        "verdict": "met",
        "reason": reason,
        "evidence": evidence,
        "position": 1,
    }
    add(plan, "screening", candidature_id="c", requirement_id=requirement_id, **told)
    assert refused(plan) == name


@pytest.mark.parametrize(("field", "name"), [("contact_name", "private_text"), ("mayor_name", "")])
def test_the_focal_point_is_in_no_answer(plan, field, name):
    add(plan, "answer", candidature_id="c", field=field, text="Tomas Brandt", document_id="plan.docx")
    assert refused(plan) == name


@pytest.mark.parametrize(
    ("month", "day", "name"),
    [(1, 1, ""), (12, 31, ""), (13, 31, "report_due"), (0, 1, "report_due"), (4, 32, "report_due")],
)
def test_reports_are_due_in_a_month_of_the_year(plan, month, day, name):
    for setting_id, value in (("report_due_month", month), ("report_due_day", day)):
        plan.execute("UPDATE setting SET value = ? WHERE setting_id = ?", [value, setting_id])
    assert refused(plan) == name
