"""Findings on their way into the database: each once, without addresses, in letters that a database takes."""

import pytest

from etl.findings import Finding, Place
from etl.rows.collection import Collection
from etl.rows.made import Made
from etl.snapshot.tables import Refusal


def found(tables: Collection) -> list[tuple]:
    return [(row["message"], row["text"], row["next_step"]) for row in tables.rows("finding")]


def test_a_finding_stands_once_with_its_place_and_next_step():
    tables = Collection()
    for _ in range(2):
        tables.find(
            Finding("empty_file", "It is empty.", Place(1, 2, 3, "letter"), hint="Send it again."), "a.docx", "h"
        )
    tables.find(Finding("empty_file", "It is empty."), "b.docx")
    rows = tables.rows("finding")
    assert [(row["document_id"], row["part"], row["table_number"], row["row_number"]) for row in rows] == [
        ("a.docx", "letter", 1, 2),
        ("b.docx", rows[1]["part"], None, None),
    ]
    assert rows[0]["next_step"] == "Send it again."
    assert rows[1]["next_step"]
    assert rows[1]["text"] is None


def test_a_rule_that_is_not_listed_is_refused():
    with pytest.raises(KeyError):
        Collection().find(Finding("no_such_rule", "?"))


@pytest.mark.parametrize(
    ("message", "document", "shown"),
    [
        ("Write to desk@ngor.example now", "a.docx", "Write to (e-mail address) now"),
        ("Write to desk@ngor.example now", None, "Write to desk@ngor.example now"),  # of a list that nobody else reads
        ("plan@home.docx is broken", "a.docx", "plan@home.docx is broken"),
        ("plan@home.docx by desk@ngor.example", "a.docx", "plan@home.docx by (e-mail address)"),
        ("the plan@home.docx.docx is broken", "a.docx", "the plan@home.docx.docx is broken"),
        ("my-plan@home.docx is broken", "a.docx", "my-plan@home.docx is broken"),
    ],
)
def test_an_address_is_left_out_of_what_a_document_says(message, document, shown):
    tables = Collection(["plan@home.docx", "plan@home.docx.docx", "my-plan@home.docx", "letter.docx"])
    tables.find(Finding("empty_file", message, text=message), document)
    assert found(tables)[0][:2] == (shown, shown)


def test_halves_of_characters_are_written_out():
    tables = Collection()
    tables.find(Finding("empty_file", "caf\udce9.docx", text="half \ud800"), "a.docx")
    assert found(tables)[0][:2] == ("caf\\xe9.docx", "half \\ud800")


def test_a_finding_that_is_answered_is_taken_back():
    tables = Collection()
    tables.find(Finding("empty_file", "One.", text="x"), "a.docx")
    tables.find(Finding("empty_file", "Two.", text="y"), "a.docx")
    tables.find(Finding("empty_file", "Three.", text="x"), "b.docx")
    tables.take_back("empty_file", "a.docx", "x")
    assert [message for message, _, _ in found(tables)] == ["Two.", "Three."]


def test_a_row_that_the_schema_refuses_is_told_with_its_origin_and_place():
    tables = Collection()
    place = {"part": "letter", "table_number": 1, "row_number": 2, "column_number": 3}
    row = place | {"annual_report_id": "r.xlsx", "hub_id": "h", "title": "Training"}
    tables.refuse(Refusal("service_result", row, "", "A key is missing."))
    tables.refuse(Refusal("hub", {"hub_id": "h", "text": "x", "title": "y"}, "hubs.csv, line 3", "It stands twice."))
    assert [row["message"] for row in tables.rows("finding")] == [
        "A row: it cannot stand in service_result. A key is missing.",
        "hubs.csv, line 3: it cannot stand in hub. It stands twice.",
    ]
    columns = ("document_id", "hub_id", "text", "part", "table_number", "row_number", "column_number")
    assert [tuple(row[name] for name in columns) for row in tables.rows("finding")] == [
        ("r.xlsx", "h", "Training", "letter", 1, 2, 3),
        (None, "h", "x", "body", None, None, None),
    ]


def test_a_step_of_the_load_hands_on_its_rows_and_findings_and_takes_back_what_it_answers():
    tables, step = Collection(), Made()
    tables.find(Finding("empty_file", "One.", text="x"), "a.docx")
    step.add("hub", hub_id="h")
    step.find(Finding("empty_file", "Two.", text="y"), "b.docx", "h")
    step.answered.append(("empty_file", "a.docx", "x"))
    tables.take(step)
    assert tables.rows("hub") == [{"hub_id": "h"}]
    assert [(row["message"], row["document_id"], row["hub_id"]) for row in tables.rows("finding")] == [
        ("Two.", "b.docx", "h")
    ]
