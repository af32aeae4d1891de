"""Forms, letters and plans that were sent again, in the published snapshot: what is replaced counts nowhere."""

from pathlib import Path
from shutil import copyfile

import pytest

from tests.published import DataFolder, service

FIRST, LATER, LATEST = "2024-01-05", "2024-01-20", "2024-03-01"
PLEDGE = "We pledge USD 15,000 for peer cities."
REWORDED = "We pledge a sum of USD 15,000 for our peers."
DAY = "DATE '2026-11-27'"


def training(participants: int = 400, **more: str):
    """The service of most plans here; its indicator names so many participants."""
    told = {"indicators": f"{participants} participants by 2026", "year": "2024-2026", "coverage": "Kenya"}
    return service("Flood training", **told | more)


def form(folder: DataFolder, document: str, *services, on: str = "", motivation: str = PLEDGE, **answers: str) -> str:
    """The candidature form of the hub whose folder it lies in, or that `city_name` names."""
    named = {"city_name": document.partition("/")[0], "motivation": motivation}
    return folder.form(document, *(services or [training()]), received_on=on, **named | answers)


def again(folder: DataFolder, document: str, copy: str, on: str = "") -> None:
    """The same bytes once more."""
    target = folder.path / "inbox" / copy
    target.parent.mkdir(parents=True, exist_ok=True)
    copyfile(folder.path / "inbox" / document, target)
    if on:
        folder.row("received", file=copy, received_on=on, source="test")


def hubs(folder: DataFolder, *hub_ids: str) -> None:
    for hub_id in hub_ids:
        folder.hub(hub_id, hub_id.capitalize(), "KEN")
        folder.decision(hub_id, "recognised", "2024-02-01")


@pytest.fixture(scope="module")
def resent(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Hubs that sent their form again: where and how says their name."""
    made = DataFolder(Path(tmp_path_factory.mktemp("resent")) / "data")
    hubs(
        made,
        "once",
        "bytes",
        "words",
        "reworded",
        "recognised",
        "loose",
        "same-folder",
        "planless",
        "unnamed",
        "letters",
    )
    for hub_id in ("once", "bytes", "words", "reworded", "recognised", "loose", "planless"):
        form(made, f"{hub_id}/candidature/annex-1.docx", on=FIRST)
    again(made, "bytes/candidature/annex-1.docx", "bytes/candidature-2/annex-1.docx", LATER)
    form(made, "words/candidature-2/annex-1.docx", on=LATER, mayor_name="Ines  Oyelaran")
    form(made, "reworded/candidature-2/form.docx", training(350), on=LATER, motivation=REWORDED)
    form(made, "recognised/candidature-2/form.docx", training(350), on=LATEST, motivation=REWORDED)
    form(made, "loose-form.docx", training(350), on=LATER, motivation=REWORDED, city_name="Loose")
    form(made, "same-folder/candidature/annex-1.docx", on=FIRST)
    form(made, "same-folder/candidature/annex-1 corrected.docx", training(350), on=LATER, motivation=REWORDED)
    made.letter("same-folder/candidature/motivation letter.docx", "Dear committee", received_on=FIRST)
    planless = form(made, "planless/candidature-2/annex-1.docx", on=LATER, motivation=REWORDED)
    blank = service("", **dict.fromkeys(("description", "indicators", "coverage"), ""), year="", types=())
    form(made, planless, blank, motivation=REWORDED)
    tours = service("Study tours", indicators="3 tours by 2026", year="2024-2026")
    form(made, "unnamed/candidature/annex-1.docx", training(), tours, on=FIRST)
    form(made, "unnamed/candidature-2/annex-1.docx", training(), on=LATER)
    form(made, "letters/candidature/annex-1.docx", on=FIRST, motivation="We want to share what we know.")
    made.letter("letters/candidature/motivation letter.docx", PLEDGE, received_on=FIRST)
    made.letter("letters/motivation letter 2.docx", REWORDED, received_on=LATER)
    made.put("letters/motivation letter 3.pdf", b"%PDF-1.4 a scan", LATEST)
    made.letter("letters/letter with the report.docx", "Dear all, please find our report.", received_on="2025-03-01")
    made.load()
    return made


RESENT = ("bytes", "words", "reworded", "recognised", "loose", "same-folder", "planless", "letters")


@pytest.mark.parametrize("hub_id", ["once", *RESENT])
def test_a_pledge_sent_again_counts_once(resent, hub_id):
    ladder = "SELECT sums_count, total_usd FROM money_ladder WHERE rung = 'stated' AND hub_id = ?"
    assert resent.rows(ladder, hub_id) == [(1, 15000)]
    minimum = "SELECT pledges_count, pledged_usd, verdict FROM minimum_investment WHERE hub_id = ?"
    assert resent.rows(minimum, hub_id) == [(1, 15000, "not met")]


@pytest.mark.parametrize("hub_id", ["once", *RESENT])
def test_the_screening_judges_what_is_in_force(resent, hub_id):
    judged = """
        SELECT verdict FROM screening JOIN candidature USING (candidature_id)
        WHERE is_latest AND hub_id = ? AND requirement_id = 'minimum_investment'
    """
    assert resent.rows(judged, hub_id) == [("not_met",)]


@pytest.mark.parametrize(
    ("hub_id", "participants"),
    [("once", 400), ("bytes", 400), ("words", 400), ("reworded", 350), ("recognised", 350), ("loose", 350)]
    + [("same-folder", 350), ("planless", 400)],
)
def test_a_service_and_its_target_are_there_once(resent, hub_id, participants):
    assert resent.rows("SELECT title FROM service WHERE is_current AND hub_id = ?", hub_id) == [("Flood training",)]
    assert resent.rows(f"SELECT target_value FROM progress({DAY}) WHERE hub_id = ?", hub_id) == [(participants,)]
    countries = "SELECT count(*) FROM service_country JOIN service USING (service_id) WHERE is_current AND hub_id = ?"
    assert resent.rows(countries, hub_id) == [(1,)]
    texts = (
        "SELECT kind, count(*) FROM reading_in_force WHERE hub_id = ? AND kind <> 'money' GROUP BY ALL ORDER BY kind"
    )
    assert resent.rows(texts, hub_id) == [("coverage", 1), ("indicators", 1), ("years", 1)]


@pytest.mark.parametrize("hub_id", ["once", *RESENT])
def test_one_candidature_is_the_latest(resent, hub_id):
    latest = resent.rows(
        "SELECT count(*), count(DISTINCT document_id) FROM candidature WHERE is_latest AND hub_id = ?", hub_id
    )
    assert latest == [(1, 1)]


def test_the_answers_of_the_latest_are_those_of_the_form_sent_last(resent):
    answer = """
        SELECT answer.text FROM answer JOIN candidature USING (candidature_id)
        WHERE is_latest AND field = 'motivation' AND hub_id = ?
    """
    assert resent.rows(answer, "reworded") == [(REWORDED,)]
    assert resent.rows(answer, "same-folder") == [(REWORDED,)]
    assert resent.rows(answer, "planless") == [(REWORDED,)]


def test_the_replaced_form_stays_in_sight_as_replaced(resent):
    stands = "SELECT document_id, standing, replaced_by FROM document_standing WHERE document_id LIKE ? ORDER BY 1"
    assert resent.rows(stands, "reworded/%") == [
        ("reworded/candidature-2/form.docx", "in_force", None),
        ("reworded/candidature/annex-1.docx", "replaced", "reworded/candidature-2/form.docx"),
    ]
    was = "SELECT indicators_text, replaced_by FROM service WHERE NOT is_current AND hub_id = 'reworded'"
    assert resent.rows(was) == [("400 participants by 2026", "reworded/candidature-2/form.docx")]
    ((_, message, step),) = [row for row in resent.found("document_replaced") if row[0].startswith("reworded")]
    assert message.endswith("stands in its place: reworded/candidature-2/form.docx.")
    assert "data/decisions.csv" in step
    assert ("bytes/candidature/annex-1.docx",) in resent.rows(
        "SELECT document_id FROM finding WHERE rule_id = 'duplicate_document'"
    )


def test_a_replaced_form_lacks_nothing_any_more(resent):
    found = "SELECT document_id FROM finding WHERE rule_id = 'missing_part' AND hub_id = 'reworded'"
    assert {name for (name,) in resent.rows(found)} == {"reworded/candidature-2/form.docx"}


def test_what_a_form_sent_again_leaves_out_is_out(resent):
    assert resent.rows("SELECT title FROM service WHERE is_current AND hub_id = 'unnamed'") == [("Flood training",)]


def test_a_letter_that_lies_elsewhere_belongs_to_the_candidature(resent):
    part = """
        SELECT candidature_part.document_id FROM candidature_part JOIN candidature USING (candidature_id)
        WHERE hub_id = ? AND part = ?
    """
    assert resent.rows(part, "letters", "motivation_letter") == [("letters/motivation letter 2.docx",)]
    ((name, message, _),) = [row for row in resent.found("version_empty") if row[0].startswith("letters")]
    assert (name, "motivation letter 2.docx stays in force" in message) == ("letters/motivation letter 3.pdf", True)


@pytest.fixture(scope="module")
def renewed(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """A hub with a term from 2022 and one from 2025, a form and plans for each, and reports of both."""
    made = DataFolder(Path(tmp_path_factory.mktemp("renewed")) / "data")
    made.hub("twice", "Twice", "KEN")
    made.decision("twice", "recognised", "2022-02-01")
    made.decision("twice", "renewal", "2025-01-20", "renewed")
    first = service("Flood training", indicators="400 participants by 2024", year="2022-2024")
    second = service("Flood training", indicators="600 participants by 2027", year="2025-2027")
    form(made, "twice/candidature-2021/annex-1.docx", first, on="2021-11-03", motivation="We pledge USD 40,000.")
    form(made, "twice/candidature-2024/annex-1.docx", second, on="2024-11-03")
    made.load()
    for year, value in ((2022, 300), (2023, 150), (2025, 90)):
        result = {
            "indicator": f"{'400 participants by 2024' if year < 2025 else '600 participants by 2027'}",
            "value": value,
        }
        told = {"service": "Flood training", "status": "under_way", "result": [result | {"value": str(value)}]}
        made.report(f"twice/report-{year}.xlsx", "twice", year, told, received_on=f"{year + 1}-02-01")
    made.load()
    return made


def test_each_term_keeps_its_promise_and_its_results(renewed):
    targets = f"SELECT target_value, actual_value, status_id FROM progress({DAY}) ORDER BY target_value"
    assert renewed.rows(targets) == [(400, 450, "achieved"), (600, 90, "far_behind")]
    assert renewed.found("target_lowered") + renewed.found("deadline_moved") + renewed.found("value_fell") == []


def test_each_term_keeps_its_pledge_and_the_last_one_is_judged(renewed):
    years = "SELECT first_year, total_usd FROM pledge WHERE rung = 'stated' ORDER BY ALL"
    assert renewed.rows(years) == [(2022, 40000), (2025, 15000)]
    assert renewed.rows("SELECT pledged_usd, verdict FROM minimum_investment WHERE hub_id = 'twice'") == [
        (15000, "not met")
    ]
    assert renewed.rows("SELECT candidature_id FROM candidature WHERE is_latest") == [("twice/candidature-2024",)]


def test_the_form_for_a_year_is_filled_from_the_plan_of_its_term(renewed):
    import duckdb

    from etl.send.packs import report_plan

    with duckdb.connect(str(renewed.snapshot), read_only=True) as database:
        texts = {
            year: [item.text for row in report_plan(database, "twice", year).services for item in row.indicators]
            for year in (2024, 2025)
        }
    assert texts == {2024: ["400 participants by 2024"], 2025: ["600 participants by 2027"]}


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Hubs with a form and plans sent alone, in an order that is known, or not."""
    made = DataFolder(Path(tmp_path_factory.mktemp("plans")) / "data")
    hubs(made, "later", "undated", "same-day", "alike", "rowless", "retitled", "next-year", "forms", "letters")
    hubs(made, "anew", "added", "anew-undated")
    for hub_id in ("later", "undated", "same-day", "alike", "rowless", "retitled", "next-year"):
        offered = training(description="Our pledge: USD 15,000.")
        form(made, f"{hub_id}/candidature/annex-1.docx", offered, on=FIRST, motivation="We share what we know.")
    less = training(350, description="Our pledge: USD 12,000.", coverage="Uganda", types=("training", "events"))
    made.plan("later/plan-1.csv", training(380, description="Our pledge: USD 11,000."), received_on=LATEST)
    made.plan("later/plan-2.csv", less, received_on="2024-06-05")
    made.plan("undated/plan.csv", less)
    made.plan("same-day/plan.csv", less, received_on=FIRST)
    made.plan("alike/plan.xlsx", training(description="Our pledge: USD 15,000."))
    made.plan("rowless/plan.csv", received_on=LATER)
    old = training(description="Our pledge: USD 15,000.")
    for hub_id in ("anew", "added", "anew-undated"):
        form(made, f"{hub_id}/candidature/annex-1.docx", old, on=FIRST, motivation="We share what we know.")
    school = service("Heat school", description="We pledge USD 14,000.", indicators="200 nurses", year="2024-2026")
    made.plan("anew/plan.csv", school, received_on=LATER)
    made.plan("added/plan.csv", school | {"year": "2025"}, received_on=LATER)
    made.plan("anew-undated/plan.csv", school)
    renamed = training(description="Our pledge: USD 15,000.") | {"service": "Training on floods"}
    made.plan("retitled/plan.csv", renamed, received_on=LATER)
    made.plan("next-year/plan.csv", training(200, year="2027", indicators="200 participants in 2027"))
    tours = service("Study tours", indicators="3 tours by 2026", year="2024-2026")
    form(made, "forms/candidature/annex-1.docx", training(), tours, on=FIRST, motivation="We pledge USD 15,000.")
    form(made, "forms/candidature-2/annex-1.docx", training(), on=FIRST, motivation="We pledge USD 30,000.")
    form(made, "letters/candidature/annex-1.docx", on=FIRST, motivation="We share what we know.")
    made.letter("letters/candidature/motivation letter.docx", "Dear all", "We pledge USD 15,000.")
    made.letter("letters/motivation letter.docx", "Dear all", "We pledge USD 30,000.")
    made.load()
    return made


def target(folder: DataFolder, hub_id: str) -> list[tuple]:
    query = f"SELECT target_value, status_id FROM progress({DAY}) WHERE hub_id = ? ORDER BY ALL"
    return folder.rows(query, hub_id)


@pytest.mark.parametrize(
    ("hub_id", "participants", "usd"), [("later", 350, 12000), ("alike", 400, 15000), ("rowless", 400, 15000)]
)
def test_a_plan_sent_again_replaces_what_it_says_otherwise(plans, hub_id, participants, usd):
    assert target(plans, hub_id) == [(participants, "no_evidence")]
    stated = "SELECT total_usd FROM pledge WHERE rung = 'stated' AND hub_id = ?"
    assert plans.rows(stated, hub_id) == [(usd,)]


def test_a_title_reworded_alone_is_the_same_service(plans):
    assert plans.rows("SELECT title FROM service WHERE is_current AND hub_id = 'retitled'") == [("Training on floods",)]
    assert plans.rows("SELECT total_usd FROM pledge WHERE hub_id = 'retitled'") == [(15000,)]


@pytest.mark.parametrize("hub_id", ["undated", "same-day"])
def test_neither_version_is_sure_where_the_order_is_unknown(plans, hub_id):
    assert {status for _, status in target(plans, hub_id)} == {"cannot_be_assessed"}
    assert plans.rows("SELECT count(*) FROM pledge WHERE hub_id = ?", hub_id) == [(0,)]
    assert plans.rows("SELECT verdict FROM minimum_investment WHERE hub_id = ?", hub_id) == [("needs a person",)]
    offer = """
        SELECT title, coverage_state, years_state, list(service_type_id), count(country_code)
        FROM service LEFT JOIN service_service_type USING (service_id) LEFT JOIN service_country USING (service_id)
        WHERE is_current AND hub_id = ? GROUP BY ALL
    """
    assert plans.rows(offer, hub_id) == [("Flood training", "review", "read", ["training"], 0)]
    told = "SELECT DISTINCT rule_id FROM finding WHERE hub_id = ? AND rule_id IN ('target_lowered', 'deadline_moved')"
    assert plans.rows(told, hub_id) == []


@pytest.mark.parametrize(
    ("hub_id", "usd", "verdict"),
    [("anew", 14000, "needs a person"), ("added", 29000, "met"), ("anew-undated", None, "needs a person")],
)
def test_sums_of_a_plan_that_may_have_been_replaced_as_a_whole_are_in_no_total(plans, hub_id, usd, verdict):
    assert plans.rows("SELECT sum(total_usd) FROM pledge WHERE hub_id = ?", hub_id) == [(usd,)]
    assert plans.rows("SELECT verdict FROM minimum_investment WHERE hub_id = ?", hub_id) == [(verdict,)]
    assert plans.rows("SELECT count(*) FROM service WHERE is_current AND hub_id = ?", hub_id) == [(2,)]
    told = [message for document, message, _ in plans.found("plan_wholly_new") if document.startswith(f"{hub_id}/")]
    assert len(told) == {"anew": 1, "added": 0, "anew-undated": 2}[hub_id]


@pytest.mark.parametrize(
    ("hub_id", "names", "step"),
    [
        (
            "undated",
            ("undated/candidature/annex-1.docx", "undated/plan.csv"),
            "Add the day of receipt of undated/plan.csv",
        ),
        (
            "same-day",
            ("same-day/candidature/annex-1.docx", "same-day/plan.csv"),
            "Put their days in data/received.csv right",
        ),
        ("forms", ("forms/candidature/annex-1.docx", "forms/candidature-2/annex-1.docx"), "Put their days"),
        (
            "letters",
            ("letters/candidature/motivation letter.docx", "letters/motivation letter.docx"),
            "Add the day of receipt",
        ),
    ],
)
def test_the_order_is_asked_with_both_names(plans, hub_id, names, step):
    query = "SELECT message, next_step FROM finding WHERE rule_id = 'version_order_unknown' AND hub_id = ?"
    ((message, next_step),) = plans.rows(query, hub_id)
    assert all(name in message for name in names)
    assert step in next_step
    assert "data/received.csv" in next_step


@pytest.mark.parametrize("hub_id", ["later", "alike", "rowless", "next-year"])
def test_nothing_is_asked_where_there_is_no_doubt(plans, hub_id):
    query = "SELECT message FROM finding WHERE rule_id = 'version_order_unknown' AND hub_id = ?"
    assert plans.rows(query, hub_id) == []


def test_a_plan_for_other_years_needs_no_order(plans):
    assert target(plans, "next-year") == [(200, "not_yet_due"), (400, "no_evidence")]


def test_of_two_forms_of_one_day_only_what_both_say_is_sure(plans):
    assert target(plans, "forms") == [(3, "cannot_be_assessed"), (400, "no_evidence")]
    assert plans.rows("SELECT count(*) FROM candidature WHERE is_latest AND hub_id = 'forms'") == [(0,)]
    assert plans.rows("SELECT verdict FROM minimum_investment WHERE hub_id = 'forms'") == [("needs a person",)]
    judged = """
        SELECT DISTINCT verdict FROM screening JOIN candidature USING (candidature_id)
        WHERE hub_id = ? AND requirement_id = 'minimum_investment'
    """
    assert plans.rows(judged, "forms") == [("needs_a_person",)]
    assert plans.rows(judged, "letters") == [("needs_a_person",)]


def test_letters_of_unknown_order_pledge_nothing_for_sure(plans):
    assert plans.rows("SELECT verdict FROM minimum_investment WHERE hub_id = 'letters'") == [("needs a person",)]
    assert plans.rows("SELECT count(*) FROM pledge WHERE hub_id = 'letters'") == [(0,)]


def test_without_days_of_receipt_the_day_of_the_document_itself_tells_the_later_one(tmp_path):
    made = DataFolder(tmp_path / "data")
    made.form("kestrel-bay/2024-02-27 draft.docx", service("Flood maps", year="2024"))
    made.form("kestrel-bay/2024-03-02 signed.docx", service("Flood training", year="2024"))
    made.load()
    assert made.rows("SELECT document_id, title, is_current FROM service ORDER BY ALL") == [
        ("kestrel-bay/2024-02-27 draft.docx", "Flood maps", False),
        ("kestrel-bay/2024-03-02 signed.docx", "Flood training", True),
    ]
    assert made.found("version_order_unknown") == []
    assert [document for document, _, _ in made.found("document_replaced")] == ["kestrel-bay/2024-02-27 draft.docx"]
    assert made.rows("SELECT count(*) FROM document WHERE received_on IS NOT NULL") == [(0,)]
