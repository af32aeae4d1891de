"""People's answers: which one counts for a text, and what is said of one that cannot be applied."""

import json

import pytest

from etl.findings import Place
from etl.folder.table_file import ListRow
from etl.meaning.interpret import Question
from etl.rows.corrections import Corrections, applied, correction_rows, read_corrections
from etl.rows.made import Asked

YEARS = '{"start": "2024", "end": "2026", "start_year": 2024, "end_year": 2026, "open_ended": false}'
LATER = YEARS.replace("2026", "2027")
HERE, ELSEWHERE = Place(1, 2, 3), Place(4, 5, 6)


def row(line: int = 2, **values: str) -> ListRow:
    given = {
        "field": "years",
        "text": "2024 on",
        "language": "en",
        "context": "work_plan",
        "value": YEARS,
        "who": "Ann",
    }
    return ListRow("corrections.csv", line, given | {"decided_on": "2026-01-05"} | values)


def corrections(*rows: ListRow) -> Corrections:
    return read_corrections(rows)


def found(known: Corrections) -> list[str]:
    return [finding.code for finding in known.findings]


def outcome(known: Corrections, text="2024 on") -> tuple[list[tuple[int, bool]], list[str]]:
    """Line and use of each answer after a load that asks for one text, and the codes of all findings."""
    asked = [Asked(Question("years", text, "en", None, "work_plan"), "a.docx", HERE)]
    lines, changed = applied(known, asked)
    made = correction_rows(known, lines)
    used = [(one["line_number"], one["is_applied"]) for one in made.rows("correction")]
    return used, [one.finding.code for one in (*changed.findings, *made.findings)]


def end_year(known: Corrections, text="2024 on", language="en", context="work_plan", document="a.docx", place=HERE):
    answer = known.answer(Question("years", text, language, None, context), document, place)
    return answer and answer.value["end_year"]


def test_an_answer_holds_for_its_text_language_and_context_in_every_document():
    known = corrections(row())
    assert [end_year(known), end_year(known, document="b.docx"), end_year(known, text="2024  on")] == [2026] * 3
    assert [end_year(known, text="2025 on"), end_year(known, language="fr"), end_year(known, context="text")] == [
        None
    ] * 3
    assert outcome(known) == ([(2, True)], [])
    assert outcome(known, "2024  on") == ([(2, True)], [])


def test_an_answer_with_its_place_holds_there_alone():
    known = corrections(row(document="a.docx", place=str(HERE)))
    assert [end_year(known), end_year(known, place=ELSEWHERE), end_year(known, document="b.docx")] == [2026, None, None]


def test_an_answer_at_a_place_goes_before_one_for_the_text():
    known = corrections(row(), row(3, value=LATER, document="a.docx", place=str(HERE)))
    assert [end_year(known), end_year(known, place=ELSEWHERE)] == [2027, 2026]


def test_the_answer_given_last_counts_and_another_one_before_it_is_told():
    known = corrections(row(2, decided_on="2026-02-01"), row(3, value=LATER))
    assert end_year(known) == 2026
    assert found(known) == ["correction_twice"]
    assert found(corrections(row(2), row(3))) == []


def test_an_answer_for_words_that_have_changed_is_not_applied():
    known = corrections(row(document="a.docx", place=str(HERE)))
    assert end_year(known, text="2025 on") is None
    assert outcome(known, "2025 on") == ([(2, False)], ["correction_text_changed", "correction_not_applied"])


def test_an_answer_that_cannot_be_read_costs_only_itself():
    target = {"field": "target", "value": '{"target": "3 events"}', "context": "annual_report"}
    known = corrections(
        row(2, value="{"), row(3, decided_on="soon"), row(4, **target), row(5, **target, document="a.docx"), row(6)
    )
    assert found(known) == ["correction_unreadable"] * 4
    assert end_year(known) == 2026


def test_the_reading_names_who_answered_and_why():
    known = corrections(row(reason="Asked by phone"), row(3, text="2025 on"))
    told = known.answer(Question("years", "2024 on", "en", None, "work_plan"), "a.docx", HERE).reading("KEN")
    assert (told["state"], told["reason"]) == ("read", "Ann answered on 2026-01-05: Asked by phone")
    bare = known.answer(Question("years", "2025 on", "en", None, "work_plan"), "a.docx", HERE).reading("KEN")
    assert bare["reason"] == "Ann answered on 2026-01-05: no reason given"


@pytest.mark.parametrize("priority", [None, {}, {"countries": ["UGA"]}, {"countries": ["UGA"], "regions": None}])
def test_lists_that_an_answer_about_coverage_leaves_out_are_empty(priority):
    value = {"mode": "only", "countries": ["KEN"], "regions": None, "groups": [], "subnational": None}
    known = corrections(row(field="coverage", text="our shores", value=json.dumps(value | {"priority": priority})))
    question = Question("coverage", "our shores", "en", "KEN", "work_plan")
    told = known.answer(question, "a.docx", HERE).reading("KEN")
    assert set(told["countries"]) == {"KEN"} | set((priority or {}).get("countries", ()))


def test_an_answer_that_no_load_can_take_is_told():
    known = corrections(row(2, value=YEARS.replace("2024", "soon", 1)), row(3, value="{"))
    assert found(known) == ["correction_unreadable"] * 2
    assert outcome(known) == ([], ["correction_unreadable"] * 2)


def test_an_answer_is_a_row_with_what_it_says():
    made = correction_rows(corrections(row(reason="", document="")), [])
    (told,) = made.rows("correction")
    assert (told["field"], told["text"], told["who"], told["value"]) == ("years", "2024 on", "Ann", YEARS)
    assert (told["reason"], told["document"], told["place"], told["is_applied"]) == (None, None, None, False)
    assert str(told["decided_on"]) == "2026-01-05"


@pytest.mark.parametrize(("document", "place"), [("a.docx", ""), ("", str(HERE))])
def test_an_answer_for_a_target_names_document_and_place(document, place):
    known = corrections(row(field="target", value='{"target": null}', document=document, place=place))
    assert found(known) == ["correction_unreadable"]
    whole = row(field="target", value='{"target": null}', document="a.docx", place=str(HERE))
    assert found(corrections(whole)) == []
