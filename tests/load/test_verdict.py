"""One verdict for a rule, and one value for a text: what screening says is what funding, progress and coverage say."""

import json
from datetime import date
from pathlib import Path

import duckdb
import pytest

from etl.folder.lists import read_lists
from etl.rows.candidature_folder import screen_folder
from etl.snapshot.folder import current_name, public_path
from tests.published import DataFolder, service

IN_SCREENING = {"met": "met", "not met": "not_met", "needs a person": "needs_a_person"}
IN_SCREENING["no amount stated"] = "needs_a_person"
BOTH = """
    SELECT hub_id, minimum_investment.verdict, screening.verdict, reason
    FROM screening JOIN candidature USING (candidature_id) JOIN minimum_investment USING (hub_id)
    WHERE is_latest AND requirement_id = 'minimum_investment' ORDER BY ALL
"""


def test_of_each_example_screening_and_funding_say_the_same(examples):
    with duckdb.connect(str(public_path(examples, current_name(examples))), read_only=True) as database:
        rows = database.execute(BOTH).fetchall()
    assert len(rows) == 17
    assert {hub_id: (IN_SCREENING[funding], screening) for hub_id, funding, screening, _ in rows} == {
        hub_id: (screening, screening) for hub_id, _, screening, _ in rows
    }
    said = {hub_id: reason for hub_id, _, _, reason in rows}
    # What a decision confirmed stands in place of what the letter leaves open.
    assert said["example-olkimbara"] == "KES 4,000,000 (US$ 31,012) is pledged."
    assert said["example-severnmouth"] == "GBP 180,000 (US$ 228,870) is pledged."
    assert said["example-thialene-les-dunes"] == "XOF 45,000,000 (US$ 73,171) is pledged."
    # What the plan names is part of what the letter names.
    assert said["example-port-lamara"] == "All that is pledged is VUV 2,400,000 (US$ 20,016)."


LETTERS = {
    "together": ("We pledge USD 15,000 in cash for peer cities.", "We pledge USD 12,000 in kind for peer cities."),
    "confirmed": ("We pledge about USD 40,000 for peer cities.",),
    "small": ("We pledge USD 10,000 for peer cities.",),
    "silent": ("We wish to help.",),
}


@pytest.fixture(scope="module")
def pledging(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Hubs whose letters pledge what LETTERS holds."""
    made = DataFolder(Path(tmp_path_factory.mktemp("pledging")) / "data")
    for hub_id, lines in LETTERS.items():
        made.hub(hub_id, hub_id.capitalize(), "KEN")
        training = service("Flood training", year="2024-2026")
        form = f"{hub_id}/candidature/annex-1.docx"
        made.form(form, training, city_name=hub_id.capitalize(), motivation="", received_on="2024-01-05")
        made.letter(f"{hub_id}/candidature/motivation letter.docx", *lines, received_on="2024-01-05")
    told = {"currency": "USD", "form": "cash", "recurrence": "one_off", "who": "us", "source": "Decision 7"}
    made.row("pledges", hub_id="confirmed", amount="30000", confirmed_on="2024-03-01", **told)
    made.load()
    return made


def test_one_verdict_from_one_computation(pledging):
    assert pledging.rows(BOTH) == [
        ("confirmed", "met", "met", "USD 30,000 is pledged."),
        ("silent", "no amount stated", "needs_a_person", "No amount is stated in the letter or the form."),
        ("small", "not met", "not_met", "All that is pledged is USD 10,000."),
        ("together", "met", "met", "Pledged together, US$ 27,000 at the least: USD 15,000, USD 12,000."),
    ]


@pytest.mark.parametrize("hub_id", LETTERS)
def test_the_command_for_one_folder_says_the_same(pledging, hub_id):
    inbox = pledging.path / "inbox"
    told = screen_folder(inbox / hub_id / "candidature", date(2024, 1, 5), read_lists(pledging.path))
    in_snapshot = """
        SELECT requirement_id, verdict, reason FROM screening JOIN candidature USING (candidature_id)
        WHERE hub_id = ? ORDER BY position
    """
    assert [(one.requirement_id, one.verdict, one.reason) for one in told] == pledging.rows(in_snapshot, hub_id)


# --- people's answers -------------------------------------------------------------------------------------------------

ITEM = {"amount": 30000, "currency": "USD", "comparator": "exact", "form": "cash", "recurrence": "one_off"}
PLACES = {"mode": "only", "countries": ["KEN", "UGA"], "regions": [], "groups": [], "subnational": []}
PLACES["priority"] = {"countries": [], "regions": [], "groups": []}
TARGET = {"quantity": 40, "unit": "training", "period": None, "total_target": 40, "deadline": "2026-12-31"}
TEXTS = {
    "years": ("some time soon", {"start": "2024", "end": "2026", "start_year": 2024, "end_year": 2026}),
    "coverage": ("our friends on both shores", PLACES),
    "indicators": ("a good number of trainings", {"items": [TARGET | {"nature": "target"}]}),
    "money": ("We pledge about USD 30,000 for peer cities.", {"items": [ITEM | {"nature": "pledge"}]}),
}
TEXTS["years"][1]["open_ended"] = False
WHAT_IS_KNOWN = {
    "screening": """
        SELECT verdict, reason FROM screening
        WHERE requirement_id IN ('minimum_investment', 'three_year_plan') ORDER BY position
    """,
    "funding": "SELECT verdict, pledged_usd FROM minimum_investment WHERE hub_id = 'kestrel-bay'",
    "totals": "SELECT total_usd FROM pledge",
    "progress": """
        SELECT status_id, is_either_way, CASE WHEN NOT is_either_way THEN target_value END
        FROM progress(DATE '2024-06-01')
    """,
    "coverage": "SELECT country_code FROM service_country ORDER BY ALL",
}


def test_an_answer_given_in_review_reaches_every_figure(tmp_path):
    folder = DataFolder(tmp_path)
    year, coverage, indicators, money = (TEXTS[kind][0] for kind in ("years", "coverage", "indicators", "money"))
    training = service("Flood training", year=year, coverage=coverage, indicators=indicators)
    folder.form("kestrel-bay/candidature/annex-1.docx", training, motivation="", received_on="2024-01-05")
    folder.letter("kestrel-bay/candidature/motivation letter.docx", money, received_on="2024-01-05")
    folder.load()
    assert {name: folder.rows(query) for name, query in WHAT_IS_KNOWN.items()} == {
        "screening": [
            ("needs_a_person", "The years of the plan are not clear: “Flood training”."),
            ("needs_a_person", "Whether the minimum is reached needs a person: USD 30,000."),
        ],
        "funding": [("needs a person", 30000)],
        "totals": [(30000,)],
        "progress": [("not_yet_due", True, None)],  # whatever its text means
        "coverage": [],
    }
    for field, text, language, context in folder.rows("SELECT field, text, language, context FROM reading"):
        kind = {"year": "years", "motivation_letter": "money"}.get(field, field)
        answered = {"value": json.dumps(TEXTS[kind][1]), "who": "A. Person", "decided_on": "2024-05-01"}
        folder.row("corrections", field=kind, text=text, language=language or "", context=context, **answered)
    folder.load()
    assert folder.found("correction_not_applied") == folder.found("correction_unreadable") == []
    assert {name: folder.rows(query) for name, query in WHAT_IS_KNOWN.items()} == {
        "screening": [
            ("met", "The services run from 2024 to 2026: 3 years."),
            ("met", "USD 30,000 is pledged."),
        ],
        "funding": [("met", 30000)],
        "totals": [(30000,)],
        "progress": [("not_yet_due", False, 40)],
        "coverage": [("KEN",), ("UGA",)],
    }
    told = screen_folder(folder.path / "inbox/kestrel-bay/candidature", date(2024, 1, 5), read_lists(folder.path))
    verdicts = {one.requirement_id: one.verdict for one in told}
    assert (verdicts["three_year_plan"], verdicts["minimum_investment"]) == ("met", "met")
