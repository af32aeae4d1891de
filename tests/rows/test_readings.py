"""Answers to the loader's questions as rows of `reading` and `amount`, with people's answers and what is in doubt."""

from datetime import date
from typing import Any

import pytest

from etl.findings import Place
from etl.folder.table_file import ListRow
from etl.meaning.interpret import Question, answer
from etl.rows.corrections import read_corrections
from etl.rows.made import Made
from etl.rows.readings import Readings

HERE = Place(1, 2, 3)
KEYS = {"document_id": "a.docx", "hub_id": "h", "service_id": "h/s/1"}
YEARS = '{"start": "2024", "end": "2026", "start_year": 2024, "end_year": 2026, "open_ended": false}'


def asked(kind: str, text: str, *corrections: ListRow, doubt: str = "") -> tuple[dict[str, Any], dict[str, Any], Made]:
    """What a text is found to mean at one place, its row of `reading`, and all that was made."""
    question, made = Question(kind, text, "en", "KEN", "work_plan"), Made()
    readings = Readings({question.key: answer(question)}, read_corrections(corrections))
    found = readings.record(made, question, kind, HERE, KEYS, doubt)
    (row,) = made.rows("reading")
    return found, row, made


def test_a_reading_is_a_row_with_its_text_place_and_value():
    _, row, made = asked("years", "2024-2026")
    told = {
        name: row[name]
        for name in ("kind", "field", "text", "language", "context", "state", "document_id", "service_id")
    }
    assert told == {
        **{"kind": "years", "field": "years", "text": "2024-2026", "language": "en", "context": "work_plan"},
        **{"state": "read", "document_id": "a.docx", "service_id": "h/s/1"},
    }
    assert (row["table_number"], row["row_number"], row["column_number"]) == (1, 2, 3)
    assert '"start_year": 2024' in row["value_json"]
    assert row["spans_json"] == "[[0, 9]]"
    assert row["rules"]
    assert (row["is_corrected"], row["corrected_by"]) == (False, None)
    assert [(one.question.text, one.document_id, one.place) for one in made.asked] == [("2024-2026", "a.docx", HERE)]


def test_a_value_stands_in_its_own_letters():
    assert '"Żeranów"' in asked("coverage", "Cities of Żeranów")[1]["value_json"]


def test_only_a_coverage_reaches_countries():
    assert asked("coverage", "Kenya and Uganda")[1]["countries_count"] == 2
    assert asked("years", "2024-2026")[1]["countries_count"] is None


def test_a_text_that_no_rule_reads_has_no_rules():
    assert asked("years", "soon")[1]["rules"] is None


def test_a_persons_answer_stands_in_place_of_ours():
    given = {"field": "years", "text": "soon", "language": "en", "context": "work_plan", "value": YEARS, "who": "Ann"}
    correction = ListRow("corrections.csv", 2, given | {"decided_on": "2026-01-05"})
    found, row, _ = asked("years", "soon", correction, doubt="The cell is hidden.")
    assert (found["state"], row["state"], row["is_corrected"], row["corrected_by"]) == ("read", "read", True, "Ann")
    assert found["value"]["end_year"] == 2026


@pytest.mark.parametrize(
    ("kind", "text", "state", "items"),
    [
        ("indicators", "3 events", "review", [("review", "The cell is hidden.")]),
        ("years", "2024-2026", "review", []),
        ("years", "soon", "unreadable", []),
    ],
)
def test_what_stands_in_a_cell_in_doubt_is_a_proposal(kind, text, state, items):
    found, _, _ = asked(kind, text, doubt="The cell is hidden.")
    assert (found["state"], found["reason"]) == (state, "The cell is hidden.")
    assert [(item["state"], item["reason"]) for item in found.get("items", ())] == items


def test_an_item_in_doubt_already_keeps_its_own_reason_and_has_no_other_values():
    own = asked("indicators", "3-5 events")[0]["items"][0]
    doubted = asked("indicators", "3-5 events", doubt="The cell is hidden.")[0]["items"][0]
    assert len(own["possible"]) == 3
    assert (doubted["reason"], doubted["possible"]) == (own["reason"], [])


@pytest.mark.parametrize(
    ("text", "holds"),
    [("Worth USD 6,000.", True), ("A walk along the shore.", False), ("About 6,000 or USD 7,000?", True)],
)
def test_a_text_holds_a_sum_or_may_hold_one(text, holds):
    question = Question("money", text, "en", "KEN", "work_plan")
    assert Readings({question.key: answer(question)}, read_corrections([])).has_money(question) is holds


@pytest.mark.parametrize(("doubt", "state"), [("", "read"), ("Two letters differ.", "review")])
def test_a_sum_is_a_row_that_waits_where_it_is_in_doubt(doubt, state):
    question, made = Question("money", "Worth USD 6,000.", "en", "KEN", "work_plan"), Made()
    readings = Readings({question.key: answer(question)}, read_corrections([]))
    found = readings.record(made, question, "description", HERE, KEYS)
    readings.add_amounts(made, found, KEYS, HERE, {"hub_id": "h", "rung": "stated"}, date(2024, 1, 5), doubt)
    (row,) = made.rows("amount")
    assert (row["state"], row["amount"], row["document_id"], row["column_number"]) == (state, 6_000, "a.docx", 3)
    assert (row["reason"] == doubt) is bool(doubt)
    assert row["text"] in "Worth USD 6,000."
    assert row["text"]
