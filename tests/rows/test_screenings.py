"""Which candidatures are screened by which documents, and what is said where several may count."""

from datetime import date

from etl.forms.content import Content, ExemplaryWork, Letter, Other
from etl.rows.documents.order import DocumentOrder
from etl.rows.documents.rounds import Sent
from etl.rows.money.investments import Investments
from etl.rows.screenings import Known, ScreeningTask, screened, screening_rows, screening_tasks
from etl.rules.minimum import NOTHING_STATED, investment
from etl.rules.screening.application import MemberStage, ServiceYears
from tests.rules import screening_files as files

JANUARY, FEBRUARY = date(2024, 1, 5), date(2024, 2, 5)
FORM, LATER = files.form(), files.form(motivation="Otherwise.")
LETTER, OTHER_LETTER = Letter(lines=("We pledge USD 30,000.",)), Letter(lines=("We pledge USD 40,000.",))
WORK = ExemplaryWork(first_lines=("A dune",))
Days = dict[str, date | None]


def order_of(contents: dict[str, Content], days: Days) -> DocumentOrder:
    sent = (
        Sent(name, "h", content.kind, days.get(name), content, names_sums=True)
        for name, content in contents.items()
        if content.kind != "other"
    )
    return DocumentOrder(sent, {})


def tasks(contents: dict[str, Content], days: Days | None = None, **known) -> list[ScreeningTask]:
    """The tasks for documents of which each form lies in the folder that its candidature is called by, or loose."""
    order = order_of(contents, days or {})
    forms = [name for name, content in contents.items() if content.kind == "candidature"]
    ids = {name: name.rpartition("/")[0] or name for name in forms}
    candidatures = [
        {"candidature_id": ids[name], "document_id": name, "hub_id": "h", "received_on": (days or {}).get(name)}
        for name in forms
    ]
    parts = [
        {"candidature_id": ids[form], "document_id": name}
        for form in forms
        for name, content in contents.items()
        if name == form or (content.kind not in ("candidature", "other") and name.startswith(form.rpartition("/")[0]))
    ]
    told = {"candidatures": candidatures, "parts": [*parts, *({**part, "document_id": None} for part in parts[:1])]}
    told |= {"documents": [{"document_id": name, "sha256": f"sha {name}"} for name in contents]}
    told |= {"members": [], "services": []}
    judged = known.pop("investments", Investments({}, [], []))
    return screening_tasks(Known(**told | known, contents=contents), judged, order)


def test_a_candidature_is_screened_by_all_that_lies_in_its_folder():
    contents = {
        "h/1/a.docx": FORM,
        "h/1/l.docx": LETTER,
        "h/1/w.pdf": WORK,
        "h/1/scan.pdf": Other(),
        "scan.pdf": Other(),
    }
    contents |= {"h/2/scan.pdf": Other()}
    (task,) = tasks(contents, {"h/1/a.docx": JANUARY})
    assert (task.candidature_id, task.form_id, task.letter_id, task.received_on) == (
        *("h/1", "h/1/a.docx", "h/1/l.docx"),
        JANUARY,
    )
    mine = ["h/1/a.docx", "h/1/l.docx", "h/1/scan.pdf", "h/1/w.pdf"]
    assert list(task.contents) == mine
    assert task.sha256s == tuple(f"sha {name}" for name in mine)
    assert (task.stage, task.years, task.investment) == (None, (), NOTHING_STATED)


def test_a_task_knows_the_stage_of_its_hub_the_years_of_its_services_and_what_it_pledges():
    members = [
        {"hub_id": hub_id, "stage": stage, "stage_on": day, "source": "list"}
        for hub_id, stage, day in (("h", "B", JANUARY), ("h", "C", FEBRUARY), ("other", "A", FEBRUARY))
    ]
    own = {"document_id": "h/1/a.docx", "is_printed_example": False, "end_year": None}
    services = [
        own | {"position": 2, "start_year": 2026},
        own | {"position": 1, "start_year": 2024, "end_year": 2025},
        own | {"position": 3, "start_year": 2030, "is_printed_example": True},
        own | {"position": 1, "start_year": 2031, "document_id": "other.docx"},
    ]
    pledged = investment([files.pledge(30_000)])
    known = {"members": members, "services": services, "investments": Investments({("h", 1): pledged}, [], [])}
    (task,) = tasks({"h/1/a.docx": FORM}, **known)
    assert task.stage == MemberStage("C", FEBRUARY, "list")
    assert task.years == (ServiceYears(2024, 2025), ServiceYears(2026, None))
    assert task.investment == pledged


def test_a_loose_form_is_no_whole_candidature_but_where_another_of_its_forms_has_a_folder():
    assert tasks({"a.docx": FORM}) == []
    later = tasks(
        {"h/1/a.docx": FORM, "b.docx": LATER, "scan.pdf": Other()}, {"h/1/a.docx": JANUARY, "b.docx": FEBRUARY}
    )
    assert [(task.candidature_id, list(task.contents)) for task in later] == [
        ("h/1", ["h/1/a.docx"]),
        ("b.docx", ["b.docx"]),
    ]
    earlier = tasks({"h/1/a.docx": FORM, "b.docx": LATER}, {"h/1/a.docx": FEBRUARY, "b.docx": JANUARY})
    assert [task.candidature_id for task in earlier] == ["h/1"]


LETTERS = {"h/1/a.docx": FORM, "h/1/k.docx": LETTER, "h/1/l.docx": OTHER_LETTER}


def letters(contents: dict[str, Content], days: Days) -> list[str | None]:
    return [task.letter_id for task in tasks(contents, days)]


def test_the_letter_in_force_is_judged_and_each_where_that_is_not_known():
    assert letters(LETTERS, {"h/1/k.docx": FEBRUARY, "h/1/l.docx": JANUARY}) == ["h/1/k.docx"]
    assert letters(LETTERS, {}) == ["h/1/k.docx", "h/1/l.docx"]
    assert letters({"h/1/a.docx": FORM}, {}) == [None]


def test_a_letter_that_another_folder_replaced_is_judged_where_no_other_lies():
    contents = LETTERS | {"h/2/b.docx": LATER, "h/2/m.docx": Letter(lines=("We pledge USD 1,000.",))}
    days: Days = {"h/1/a.docx": JANUARY, "h/1/k.docx": JANUARY, "h/1/l.docx": JANUARY}
    days |= {"h/2/b.docx": FEBRUARY, "h/2/m.docx": FEBRUARY}
    assert letters(contents, days) == ["h/1/k.docx", "h/2/m.docx"]


# --- results ----------------------------------------------------------------------------------------------------------


def test_documents_that_cannot_be_told_are_named_and_the_letter_is_the_tasks_own():
    contents = {"h/1/a.docx": FORM, "h/1/l.docx": LETTER, "h/1/scan.pdf": Other()}
    about = {"document_id": "h/1/a.docx", "is_printed_example": False, "start_year": 2024, "end_year": 2026}
    services = [about | {"position": position} for position in (1, 2)]
    (task,) = tasks(contents, services=services)
    found = {row["requirement_id"]: row for row in screened(task)}
    assert found["motivation_letter"]["verdict"] == "met"
    assert found["exemplary_work"]["verdict"] == "needs_a_person"
    assert found["exemplary_work"]["reason"] == "It may be scan.pdf; which document that is could not be told."
    assert found["annex_1"]["requirement_group"]
    (whole_task,) = tasks({"h/1/a.docx": FORM, "h/1/w.pdf": WORK}, services=services)
    whole = {row["requirement_id"]: row for row in screened(whole_task)}
    assert (whole["exemplary_work"]["verdict"], whole["motivation_letter"]["verdict"]) == ("met", "not_met")


def verdict(name: str, **values) -> list[dict]:
    told = {"requirement_id": "annex_1", "reason": f"Because of {name}.", "evidence": name, "evidence_place": "page 1"}
    return [told | {"verdict": "met"} | values]


def test_one_verdict_of_one_task_stands():
    made = tasks({"h/1/a.docx": FORM})
    order = order_of({"h/1/a.docx": FORM}, {})
    rows = screening_rows(made, {made[0].key: verdict("a")}, order).rows("screening")
    assert rows == [{"candidature_id": "h/1"} | verdict("a")[0]]


def test_where_rivals_lead_to_different_verdicts_a_person_decides():
    contents = {"h/1/a.docx": FORM, "h/1/l.docx": LETTER, "h/2/b.docx": LATER}
    one, other = tasks(contents)
    order = order_of(contents, {})
    same = screening_rows([one, other], {one.key: verdict("a"), other.key: verdict("b")}, order).rows("screening")
    assert [(row["candidature_id"], row["verdict"], row["reason"]) for row in same] == [
        ("h/1", "met", "Because of a."),
        ("h/2", "met", "Because of b."),
    ]
    results = {one.key: verdict("a"), other.key: verdict("b", verdict="not_met")}
    differing = screening_rows([one, other], results, order).rows("screening")
    reason = "h/1/a.docx, h/1/l.docx, h/2/b.docx lead to different verdicts, and which of them came last is not known."
    assert [(row["candidature_id"], row["verdict"], row["reason"]) for row in differing] == [
        ("h/1", "needs_a_person", reason),
        ("h/2", "needs_a_person", reason),
    ]
    assert [(row["evidence"], row["evidence_place"], row["requirement_id"]) for row in differing] == [
        (None, None, "annex_1")
    ] * 2
