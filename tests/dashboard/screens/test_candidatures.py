import pytest

from dashboard import menu, store
from dashboard.screens import candidatures
from tests.dashboard.app import opened, said

pytest_plugins = ("tests.dashboard.review_cases",)

TOLD = {"is_example": True, "as_of": "2026-11-21"}


def listed(**chosen):
    return store.ask("candidature_matching", first=0, rows=None, **TOLD | {"step": None, "screened": None} | chosen)


def test_the_answer_counts_what_is_missing_and_where_they_stand(wait):
    wait("candidatures")
    words = said(opened("candidatures.py", data="Examples"))
    assert (
        "1 of 4 candidatures misses something that the guideline asks for, and 1 has points that a person must judge. "
        "1 waits for a committee, the longest for 20 days; 1 went back to the city."
    ) in words
    assert "For 1 candidature no decision is recorded." in words


def test_real_hubs_have_none(wait):
    wait("candidatures")
    app = opened("candidatures.py", data="Real hubs")
    assert "No candidature and no decision of any real hub stands in this snapshot by 21 Nov 2026." in said(app)
    assert "Kisima" not in said(app)
    app.button[0].click().run()
    assert "1 of 4 candidatures" in said(app)


def test_open_steps_come_first_and_each_hub_once(wait):
    wait("candidatures")
    found = listed()
    assert found["hub"].tolist() == ["Newly", "Kisima", "Wadi <b>Test</b>", "Oldest", "Testona Nuova"]
    assert found["days_in_step"].fillna(-1).tolist() == [-1, 20, 194, 2119, 995]
    assert found["recognition_state"].fillna("").tolist() == [
        "", "", "", "term ended, renewal unknown", "renewal can be prepared",
    ]  # fmt: skip


def test_the_steps_count_each_hub_with_a_decision_once(wait):
    wait("candidatures")
    steps = store.ask("pipeline_steps", **TOLD).set_index("name")
    assert steps["hubs_count"].sum() == 4
    assert steps.loc["received", ["hubs_count", "left_count", "typical_days"]].tolist() == [0, 3, 60]
    assert steps.loc["returned", ["hubs_count", "least_days", "most_days"]].tolist() == [1, 194, 194]


def test_a_day_in_the_past_knows_nothing_of_later_steps(wait):
    wait("candidatures")
    app = opened("candidatures.py", data="Examples", as_of="2026-09-11")
    assert "1 waits for a committee, the longest for 10 days; 1 went back" in said(app)
    assert "of 3 candidatures" in said(app)


@pytest.mark.parametrize(
    ("address", "hubs"),
    [
        ({"screening": "Misses something"}, ["Wadi <b>Test</b>"]),
        ({"screening": "Needs a person"}, ["Kisima"]),
        ({"screening": "Nothing missing"}, ["Kisima", "Testona Nuova"]),
        ({"screening": "Not screened"}, ["Newly", "Oldest"]),
        ({"step": "returned"}, ["Wadi <b>Test</b>"]),
        ({"step": "no step recorded"}, ["Newly"]),
    ],
)
def test_each_filter_in_the_address(wait, address, hubs):
    wait("candidatures")
    app = opened("candidatures.py", data="Examples", **address)
    table = next(table.value for table in app.dataframe if "missing" in table.value)
    assert [hub.partition("#")[2].replace("%20", " ") for hub in table["hub"]] == [
        hub.replace("<b>", "%3Cb%3E").replace("</b>", "%3C/b%3E") for hub in hubs
    ]


def test_no_fit_names_the_filters(wait):
    wait("candidatures")
    words = said(opened("candidatures.py", data="Examples", step="returned", screening="Nothing missing"))
    assert "No candidature fits these filters" in words


def test_a_candidature_shows_parts_verdicts_reasons_and_passages(wait):
    wait("candidatures")
    app = opened("candidatures.py", data="Examples", candidature="example-wadi/c1")
    assert not app.exception
    words = said(app)
    assert "Received 1 May 2026. Step: returned since 11 May 2026, 194 days." in words
    assert "1 of 4 requirements met, 2 not met, 1 not asked." in words
    assert "✕ not met — **Motivation letter**: It was not received\\." in words
    assert "179 words\\, 29 over the limit of 150" in words
    assert "*Flood* <b>maps</b> $x^2$" in [element.value for element in app.text]
    parts = next(table.value for table in app.dataframe if "part" in table.value)
    assert parts[["part", "state"]].values.tolist()[0] == ["Motivation letter", "○ missing"]
    assert [box.label for box in app.expander if "requirement" in box.label] == [
        "Documents: 0 of 1 requirement met, 1 not met",
        "Word limits: 0 of 2 requirements met, 1 not met, 1 not asked",
        "Work plan: 1 of 1 requirement met",
    ]


def test_what_is_missing_comes_before_what_a_person_judges(wait):
    wait("candidatures")
    words = said(opened("candidatures.py", data="Examples", candidature="example-kisima/c1"))
    assert "◑ needs a person — **Investment of at least US\\$25\\,000**: No amount is stated\\." in words
    assert "says that it is complete" in words


def test_one_that_was_not_screened_says_so(wait):
    wait("candidatures")
    words = said(opened("candidatures.py", data="Examples", candidature="example-new/c1"))
    assert "It was not screened" in words
    assert "No step is recorded." in words


def test_an_unknown_candidature_is_said_plainly(wait):
    wait("candidatures")
    app = opened("candidatures.py", data="Examples", candidature="../../etc/passwd")
    assert not app.exception
    assert "No candidature with these filters has this address" in said(app)


def test_the_command_is_one_that_the_shell_takes_and_letters_are_offered(wait, data):
    wait("candidatures")
    letters = data / "out" / "letters"
    letters.mkdir(parents=True)
    (letters / "example-wadi.docx").write_bytes(b"letter")
    (letters / "notes.txt").write_bytes(b"no letter")
    outside = data / "secret.docx"
    outside.write_bytes(b"secret")
    (letters / "link.docx").symlink_to(outside)
    app = opened("candidatures.py", data="Examples", candidature="example-wadi/c1")
    command = app.code[0].value
    assert f"python -m etl screen {data}/inbox/example-wadi/c1 --letter {letters}/example-wadi.docx" in command
    assert command.endswith(f"--data {data}")
    box = next(box for box in app.selectbox if "to download" in box.label)
    assert (box.label, box.options) == ("1 letter to download", ["example-wadi.docx"])


def test_a_folder_with_spaces_and_signs_is_quoted(data):
    assert "'" in candidatures.words.screen_command("a b/$(rm)", "a").splitlines()[1]


def test_many_candidatures_come_page_by_page(wait):
    wait("candidatures_many")
    app = opened("candidatures.py", data="Examples")
    assert "1,000 of 1,000 candidatures miss something" in said(app)
    assert max(len(table.value) for table in app.dataframe) == 100


def test_requirements_stand_under_the_group_that_the_snapshot_gives_them(wait):
    wait("candidatures")
    app = opened("candidatures.py", data="Examples", candidature="example-wadi/c1")
    groups = [box.label.partition(":")[0] for box in app.expander if box.label.count(" requirement")]
    assert groups == ["Documents", "Word limits", "Work plan"]


@pytest.mark.parametrize(("audience", "is_offered"), [("public", False), ("", False), ("secretariat", True)])
def test_only_the_secretariat_is_offered_the_screen(wait, monkeypatch, audience, is_offered):
    wait("candidatures")
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", audience)
    assert ("candidatures.py" in [screen.file for screen in menu.offered()]) == is_offered
    assert ("where does it stand?" in said(opened("candidatures.py", data="Examples"))) == is_offered
