"""Which texts still matter, and what a load says of the whole."""

import pytest

from etl.snapshot.publish import SQL
from tests.rules.test_progress import add, database, document, one_hub

__all__ = ["database", "one_hub"]
STATES = dict.fromkeys(("years_state", "coverage_state", "indicators_state"), "read")
READING = {"kind": "indicators", "field": "indicators", "text": "…", "context": "work_plan", "value_json": "{}"}


def service(database, service_id: str, **values) -> str:
    plan = document(database, f"{service_id}.docx", "work_plan")
    add(database, "work_plan", work_plan_id=plan, hub_id="h", document_id=plan, version=1)
    keys = {"service_id": service_id, "service_key": service_id, "work_plan_id": plan, "document_id": plan}
    given = {"position": 1, "is_printed_example": False, "version": 1, "is_current": True}
    add(database, "service", hub_id="h", **keys, **STATES, **given | values)
    return service_id


def reading(database, reading_id: str, **values) -> None:
    given = {"state": "read", "reason": "", "is_corrected": False}
    add(database, "reading", reading_id=reading_id, **READING, **given | values)


@pytest.mark.parametrize(
    ("standing", "in_force"),
    [("in_force", 1), ("order_unknown", 1), ("replaced", 0), ("empty", 0), ("refused", 0), (None, 1)],
)
def test_a_text_matters_as_long_as_its_document_does(database, standing, in_force):
    name = document(database, "letter.docx", "motivation_letter")
    if standing:
        add(database, "document_standing", document_id=name, standing=standing)
    reading(database, "r", document_id=name)
    assert database.execute("SELECT count(*) FROM reading_in_force").fetchone() == (in_force,)


@pytest.mark.parametrize(
    ("values", "in_force"),
    [
        ({}, 1),
        ({"is_current": False}, 0),
        ({"is_current": False, "order_unknown_with": "other.docx"}, 1),
        ({"is_current": True, "order_unknown_with": "other.docx"}, 1),
    ],
)
def test_a_text_of_a_service_matters_as_long_as_the_service_does(database, values, in_force):
    reading(database, "r", service_id=service(database, "s", **values), document_id="s.docx")
    add(database, "document_standing", document_id="s.docx", standing="replaced" if in_force else "in_force")
    assert database.execute("SELECT count(*) FROM reading_in_force").fetchone() == (in_force,)


def test_a_load_counts_what_it_read_and_what_it_could_not(database):
    """Documents 6 (1 not read, 1 unreadable), hubs 3 (2 real), readings 5 in force (2 review, 1 unreadable)."""
    for number, real in enumerate((True, True)):
        add(database, "hub", hub_id=f"r{number}", programme_id="mcr2030", name="Real", is_example=not real)
    for service_id, values in (("a", {}), ("b", {}), ("old", {"is_current": False})):
        service(database, service_id, **values)
        reading(database, service_id, service_id=service_id)
        for position, nature in enumerate(("target", "background", "background"), start=1):
            keys = {"indicator_id": f"{service_id}{position}", "indicator_key": service_id, "service_id": service_id}
            told = {"text": "…", "nature": nature, "reason": "", "state": "read", "reading_id": service_id}
            add(database, "indicator", hub_id="h", position=position, **keys, **told)
    for number, state in enumerate(("review", "review", "unreadable")):
        reading(database, f"waits {number}", state=state)
    report = document(database, "2025.xlsx", "annual_report")
    add(
        database,
        "annual_report",
        annual_report_id=report,
        document_id=report,
        hub_id="h",
        report_year=2025,
        is_latest=True,
    )
    for name, outcome in (("photo.jpg", "not_read"), ("broken.docx", "corrupt_archive"), ("form.pdf", "draft")):
        document(database, name, "other")
        database.execute("UPDATE document SET outcome = ? WHERE document_id = ?", [outcome, name])
    for count, severity in ((3, "error"), (2, "warning"), (1, "note")):
        add(database, "finding_severity", severity=severity, position=count, name=severity, mark="○", meaning="Test")
        rule = {"severity": severity, "title": "Test", "who_can_mend": "city", "next_step": "Look."}
        add(database, "finding_rule", rule_id=severity, **rule)
        for number in range(count):
            keys = {"finding_id": f"{severity}{number}", "rule_id": severity, "hub_id": "h"}
            add(database, "finding", message="Test.", next_step="Look.", **keys)
    lines = database.execute((SQL / "summary.sql").read_text(encoding="utf-8")).fetchall()
    assert [line for (line,) in lines] == [
        "7 documents: 4 read, 1 recorded as present, 1 drafts to confirm, 1 unreadable",
        "3 hubs: 2 real, 1 examples",
        "2 services in force, 2 targets, 1 annual reports",
        "5 readings: 2 read, 2 wait for a person, 1 unreadable",
        "6 findings: 3 errors, 2 warnings, 1 notes",
    ]


def test_findings_of_one_cause_are_one_line_with_its_places(database):
    document(database, "plan.docx", "other")
    document(database, "other.docx", "other")
    add(database, "finding_severity", severity="error", position=1, name="error", mark="●", meaning="Test")
    rule = {"severity": "error", "title": "Test", "who_can_mend": "city", "next_step": "Look."}
    add(database, "finding_rule", rule_id="rule", **rule)
    told = {"rule_id": "rule", "next_step": "Look.", "part": "body"}
    for number in range(6):
        place = {"table_number": 2, "row_number": number % 5 + 1}
        keys = {"finding_id": f"f{number}", "document_id": "plan.docx"}
        add(database, "finding", message="Struck.", text=f"text {number}", **keys, **place, **told)
    add(database, "finding", finding_id="g", document_id="plan.docx", message="Empty.", **told)
    add(database, "finding", finding_id="h", document_id="other.docx", message="Struck.", **told)
    query = "SELECT document_id, message, findings_count, text, places FROM finding_cause ORDER BY finding_id"
    assert database.execute(query).fetchall() == [
        ("plan.docx", "Struck.", 6, "text 0", "table 2, row 1; table 2, row 2; table 2, row 3 and 2 more"),
        ("plan.docx", "Empty.", 1, None, None),
        ("other.docx", "Struck.", 1, None, None),
    ]
    lines = database.execute((SQL / "causes.sql").read_text(encoding="utf-8")).fetchall()
    assert [line for (line,) in lines] == [
        "  Test: other.docx: Struck.",
        "  Test: plan.docx: Struck. (6 times: table 2, row 1; table 2, row 2; table 2, row 3 and 2 more)",
        "  Test: plan.docx: Empty.",
    ]
