import csv
import io
import json
from collections.abc import Callable
from datetime import date

import pytest

from dashboard import menu, store
from dashboard.screens import review
from etl.answers import problems
from etl.findings import Place
from tests.dashboard.app import opened, said

pytest_plugins = ("tests.dashboard.review_cases",)

ANY = {"is_example": True, "kind": None, "hub": None, "language": None}
TODAY = date(2026, 11, 21)
COVERAGE, YEARS, INDICATORS, MONEY, UNREADABLE = (
    ("coverage", "Our own country"),
    ("years", "FY2026"),
    ("indicators", "50 cities *join* by 2024\n10 people =1+1"),
    ("money", "KES 5,000 a year $x$"),
    ("years", "soon"),
)


def queue(**chosen):
    return store.ask("review_queue", first=0, rows=None, as_of=TODAY, **ANY | chosen)


def key_of(question: tuple[str, str]) -> str:
    found = queue()
    return found[(found["kind"] == question[0]) & (found["text"] == question[1])]["question_key"].iloc[0]


def at(question: tuple[str, str], **address: str):
    return opened("review.py", data="Examples", question=key_of(question), **address)


def answered(app, choice: str, who: str = "A. Person", why: str = "asked the hub"):
    app.radio[0].set_value(choice).run()
    app.text_input(key="who").set_value(who)
    next(box for box in app.text_input if box.label == "Why").set_value(why)
    return app.run()


def row_shown(app) -> dict[str, str]:
    """The row in the code block, as the loader's CSV reader takes it."""
    return dict(zip(review.answers.COLUMNS, next(csv.reader(io.StringIO(app.code[0].value, newline=""))), strict=True))


def test_the_answer_counts_what_waits_with_its_denominators(wait):
    wait("review")
    words = said(opened("review.py", data="Examples"))
    assert (
        "6 of 8 readings wait for a person: 2 on coverage, 2 on years, 1 on indicators and 1 on money, "
        "in the documents of 2 of 3 example hubs. The same words are asked about once, which makes 5 questions."
    ) in words


def test_real_hubs_and_examples_are_apart(wait):
    wait("review")
    words = said(opened("review.py", data="Real hubs"))
    assert "None: each of 1 reading is trusted." in words
    assert "Kisima" not in words


def test_without_documents_the_examples_are_offered(wait):
    wait("empty")
    app = opened("review.py", data="Real hubs")
    assert "No document of any real hub with these filters was read, so nothing waits." in said(app)
    assert [button.label for button in app.button] == ["See this screen with the examples"]


def test_each_question_stands_once_those_that_free_alike_in_most_places_first(wait):
    wait("review")
    found = queue()
    assert found[["kind", "text"]].duplicated().sum() == 0
    assert found.iloc[0][["text", "places_count", "hubs"]].tolist() == [
        "Our own country",
        2,
        "Kisima, Wadi <b>Test</b>",
    ]
    assert found["places_count"].sum() == store.ask("review_summary", **ANY).iloc[0]["waiting_count"] == 6


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ({"kind": "Years"}, "2 of 3 readings wait for a person: 2 on years, in the documents of 2 of 3 example hubs."),
        ({"hub": "Kisima"}, "3 of 3 readings wait"),
        ({"language": "French"}, "1 of 1 reading waits"),
        ({"language": "not told"}, "1 of 1 reading waits for a person: 1 on money"),
        ({"hub": "Quiet"}, "None: each of 2 readings is trusted."),
    ],
)
def test_each_filter_in_the_address(wait, address, told):
    wait("review")
    assert told in said(opened("review.py", data="Examples", **address))


def test_a_question_is_shown_in_its_row_of_the_work_plan(wait):
    wait("review")
    words = said(at(INDICATORS))
    assert "Kisima · annex\\-1\\.docx\\, table 9\\, row 3\\, column 3" in words
    assert ":blue-background[⟦50 cities \\*join\\* by 2024⟧]  \n:blue-background[⟦10 people⟧] \\=1\\+1" in words
    assert "**Service**  \nEarly \\*warning\\*" in words
    assert "**Year**  \nFY2026" in words
    assert "**Description**  \nTwo days of \\<i\\>drill\\<\\/i\\>\\." in words
    assert "- at least 50 cities\\, by 31 Dec 2024 \\(target\\)" in words
    assert "- 10 per year\\, of what is not told \\(target\\)" in words
    assert "What it counts is not known" in words


def test_a_letter_shows_the_passage_alone(wait):
    wait("review")
    words = said(at(MONEY))
    assert "**Service**" not in words
    assert "⟦KES 5\\,000⟧] a year \\$x\\$" in words
    assert "- about KES 5\\,000\\, annual\\, in kind \\(pledge\\)" in words


def test_accepting_the_proposal_gives_the_row(wait):
    wait("review")
    app = answered(at(YEARS), "The proposal is right")
    assert not app.exception
    row = row_shown(app)
    assert json.loads(row.pop("value"))["precision"] == "fiscal_year"
    assert row == {
        "field": "years",
        "document": "",
        "place": "",
        "text": "FY2026",
        "language": "en",
        "context": "work_plan",
        "reason": "asked the hub",
        "who": "A. Person",
        "decided_on": "2026-11-21",
    }


def test_another_period_is_read_back_in_words_and_checked(wait):
    wait("review")
    app = answered(at(YEARS), "Another value is right")
    end = next(box for box in app.text_input if box.label == "End")
    end.set_value("2025-13").run()
    assert "The end “2025\\-13” is no year\\, month or day" in said(app)
    assert len(app.code) == 0
    next(box for box in app.text_input if box.label == "End").set_value("2027-03").run()
    assert "- 2026 to 2027\\-03\\, exact to the year" in said(app)
    assert json.loads(row_shown(app)["value"])["end_year"] == 2027


def test_a_text_without_a_value_may_only_hold_another_or_none(wait):
    wait("review")
    app = at(UNREADABLE)
    assert app.radio[0].options == ["Another value is right", "The text holds no such value"]
    value = json.loads(row_shown(answered(app, "The text holds no such value"))["value"])
    assert value == review.values.nothing("years")


def test_where_proposals_differ_the_answer_is_for_one_place_unless_said(wait):
    wait("review")
    app = answered(at(COVERAGE), "The proposal is right")
    assert "The proposal differs from place to place" in said(app)
    row = row_shown(app)
    assert (row["document"], row["place"]) == ("example-kisima/annex-1.docx", "table 9, row 3, column 6")
    assert json.loads(row["value"])["countries"] == ["KEN"]
    app.radio[1].set_value("Wherever this text stands").run()
    assert row_shown(app)["document"] == ""


def test_places_of_a_coverage_are_picked_by_name(wait):
    wait("review")
    app = answered(at(COVERAGE), "Another value is right")
    countries = next(box for box in app.multiselect if box.label == "Countries")
    assert {"Kenya", "Tuvalu"} <= set(countries.options)
    countries.set_value([]).run()
    assert "Name the places that it is for" in said(app)
    next(box for box in app.multiselect if box.label == "Regions of UNDRR").set_value(["AFR"]).run()
    assert "- named\\: Africa" in said(app)
    assert json.loads(row_shown(app)["value"])["regions"] == ["AFR"]


def test_who_and_why_are_asked_before_a_row_is_offered(wait):
    wait("review")
    app = answered(at(YEARS), "The proposal is right", who=" ", why="")
    assert len(app.code) == 0
    assert "- Say who answers\\.\n- Say why\\, so that others can follow\\." in said(app)


def test_an_answer_is_added_and_the_question_marked(wait, data):
    wait("review")
    app = answered(at(YEARS), "The proposal is right")
    next(button for button in app.button if button.label == "Add to data/corrections.csv").click().run()
    assert app.success[0].value.startswith("The answer stands in data/corrections.csv. The queue shrinks when")
    assert "1 of 5 questions is answered in data/corrections.csv and leaves the queue with the next load." in said(app)
    assert [row["text"] for row in review.answers.given()] == ["FY2026"]


def test_a_folder_that_cannot_be_written_offers_the_download_alone(wait, monkeypatch):
    wait("review")
    monkeypatch.setenv("RESILIENCE_HUB_DATA", "/nonexistent")
    app = answered(at(YEARS), "The proposal is right")
    assert not app.exception
    assert "Add to data/corrections.csv" not in [button.label for button in app.button]
    assert [button.label for button in app.get("download_button")][-1] == "Download the row"


@pytest.mark.parametrize("question", ["'; DROP TABLE reading", "000000000000"])
def test_an_unknown_question_is_said_plainly(wait, question):
    wait("review")
    app = opened("review.py", data="Examples", question=question)
    assert not app.exception
    assert "No text of the example hubs asks this question." in said(app)


def test_the_next_question_is_one_click_away(wait):
    wait("review")
    app = opened("review.py", data="Examples")
    first, second = queue()["question_key"][:2]
    assert next(box for box in app.selectbox if box.label == "Question").value == first
    next(button for button in app.button if button.label == "Next question").click().run()
    assert next(box for box in app.selectbox if box.label == "Question").value == second


def test_many_questions_come_page_by_page(wait):
    wait("many")
    app = opened("review.py", data="Examples")
    assert "2,400 of 2,400 readings wait" in said(app)
    assert "which makes 1,200 questions" in said(app)
    assert max(len(table.value) for table in app.dataframe) == 100


@pytest.mark.parametrize(("audience", "is_offered"), [("public", False), ("", False), ("secretariat", True)])
def test_only_the_secretariat_is_offered_the_screen(wait, monkeypatch, audience, is_offered):
    wait("review")
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", audience)
    assert ("review.py" in [screen.file for screen in menu.offered()]) == is_offered
    assert ("What waits for a person?" in said(opened("review.py", data="Examples"))) == is_offered


@pytest.mark.parametrize(
    "place",
    [
        Place(9, 3, 4),
        Place(None, 4, None, "letter"),
        Place(1, 2, 3, "Work plan"),
        Place(),
        Place(2, None, None),
        Place(None, None, None, "Sheet 1"),
    ],
)
def test_places_are_the_loaders_words(place):
    numbers = {"table_number": place.table, "row_number": place.row, "column_number": place.column}
    assert review.answers.place(numbers | {"part": place.part}) == str(place)


def an_answer(**changed: str) -> review.answers.Answer:
    known = dict.fromkeys(review.answers.COLUMNS, "x") | {"text": 'one\n"two", three', "document": ""}
    return review.answers.Answer(**known | changed)


def test_rows_are_added_under_the_header_and_lines_come_back(data):
    review.answers.append(an_answer())
    review.answers.append(an_answer(text="=1+1"))
    assert review.answers.path().read_text(encoding="utf-8").startswith("field,document,place,text,language,context,")
    assert [row["text"] for row in review.answers.given()] == ['one\n"two", three', "=1+1"]


def test_a_row_follows_the_files_own_columns_and_a_last_line_without_end(data):
    columns = [*reversed(review.answers.COLUMNS), "seen_by"]
    review.answers.path().write_text("\ufeff" + ",".join(columns) + "\na,b", encoding="utf-8")
    review.answers.append(an_answer())
    rows = review.answers.given()
    assert len(rows) == 2
    assert rows[1]["text"] == 'one\n"two", three'
    assert rows[1]["seen_by"] == ""


def test_a_file_without_the_columns_is_left_alone(data):
    review.answers.path().write_text("field,text\n", encoding="utf-8")
    with pytest.raises(review.answers.NotWritten, match="no column document, place"):
        review.answers.append(an_answer())
    assert review.answers.path().read_text(encoding="utf-8") == "field,text\n"


@pytest.fixture
def wrong(wait: Callable[[str], None]) -> Callable[[str, dict], list[str]]:
    """What is wrong with a value, by the one rule, with the codes that the snapshot has."""
    wait("review")
    known = review.answering.vocabulary()
    return lambda kind, value: problems(kind, value, known)


@pytest.mark.parametrize(
    ("start", "end", "is_open", "months", "problem"),
    [
        ("2026", "2027", False, None, None),
        ("2026-04", "2026", False, None, None),
        ("", "2027-02-28", False, None, None),
        ("2026", "", True, None, None),
        ("", "", False, 24, None),
        ("2027", "2026", False, None, "The end lies before the start."),
        ("2026-02-30", "", False, None, "no year, month or day"),
        ("26", "", False, None, "no year, month or day"),
        ("2026", "2027", True, None, "goes on and has an end"),
    ],
)
def test_periods_are_checked(wrong, start, end, is_open, months, problem):
    value = review.values.years(start, end, is_open=is_open, months=months, recurring=None)
    found = wrong("years", value)
    assert (problem is None) == (found == [])
    assert problem is None or problem in found[0]


@pytest.mark.parametrize(
    ("mode", "places", "first", "problem"),
    [
        ("all", {}, {}, None),
        ("only", {"countries": ["KEN"]}, {}, None),
        ("all_with_priority", {}, {"regions": ["AFR"]}, None),
        ("all", {"countries": ["KEN"]}, {}, "names no places"),
        ("only", {}, {}, "Name the places that it is for"),
        ("all_with_priority", {}, {}, "Name the places that come first"),
    ],
)
def test_coverages_are_checked(wrong, mode, places, first, problem):
    found = wrong("coverage", review.values.coverage(mode, places, first, []))
    assert (problem is None) == (found == [])
    assert problem is None or problem in found[0]


def test_items_of_an_edited_table_lose_empty_rows_and_keep_whole_numbers(wrong):
    rows = [{"quantity": 2.0, "unit": " event ", "nature": "target", "deadline": ""}, {"unit": ""}]
    value = review.values.items(rows, review.values.INDICATOR_COLUMNS)
    assert [(item["quantity"], item["unit"], item["deadline"]) for item in value["items"]] == [(2, "event", None)]
    assert wrong("indicators", value) == []


@pytest.mark.parametrize(
    ("kind", "item", "problem"),
    [
        ("indicators", {"quantity": 1}, "choose its nature"),
        ("indicators", {"nature": "target"}, "has no number"),
        ("indicators", {"nature": "target", "quantity": 5, "quantity_max": 2}, "from more to less"),
        ("indicators", {"nature": "target", "quantity": 5, "deadline": "soon"}, "is no day"),
        ("money", {"nature": "pledge", "currency": "USD", "recurrence": "annual"}, "has no amount"),
        ("money", {"nature": "pledge", "amount": 5, "recurrence": "annual"}, "has no currency"),
        ("money", {"amount": 5, "currency": "USD", "recurrence": "annual"}, "choose its nature"),
        ("money", {"nature": "pledge", "amount": 5, "currency": "USD"}, "how often"),
    ],
)
def test_items_are_checked(wrong, kind, item, problem):
    columns = review.values.INDICATOR_COLUMNS if kind == "indicators" else review.values.MONEY_COLUMNS
    assert problem in wrong(kind, review.values.items([item], columns))[0]


def test_spans_that_overlap_are_marked_once():
    assert review.passage.spans("[[5, 9], [0, 6], [9, 9]]") == [(0, 9)]
    assert review.passage.marked("2 [a] b", [(0, 5)]) == ":blue-background[⟦2 \\[a\\]⟧] b"
