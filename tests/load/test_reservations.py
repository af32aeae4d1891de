"""What is promised on a condition, left out or not settled yet: shown as such, in no total, not met, open to nobody."""

import pytest

from dashboard import store
from dashboard.screens import funding, hub
from tests.dashboard.app import opened, said
from tests.published import DataFolder, service

APPROVES = "if the council approves"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> DataFolder:
    """Kestrel Bay promises on a condition only, Lark Cove also without one, and both limit whom they serve."""
    made = DataFolder(tmp_path_factory.mktemp("reserved"))
    made.hub("lark-cove", "Lark Cove", "KEN")
    made.decision("lark-cove", "recognised", "2024-02-01")
    made.form(
        "kestrel-bay/candidature/annex-1.docx",
        service("Flood training", coverage="All cities except islands", year="2024-2026"),
        service("Visits", coverage="All African countries except Nigeria", year="2024-2026"),
        service("Advice", coverage="All cities, if funds are available", year="2024-2026"),
        service("Tools", coverage="Cities in Kenya (to be confirmed)", year="2024-2026"),
        service("Pupils", indicators="50 people trained, if funds are available", year="2024-2026"),
        service("Guides", indicators="2 guides (to be confirmed)", coverage="Kenya", year="2024-2026"),
        motivation=f"We pledge USD 25,000 {APPROVES}.",
        received_on="2024-01-05",
    )
    made.form(
        "lark-cove/candidature/annex-1.docx",
        service("Grants", description="We will give a grant of USD 9,000 (to be confirmed).", coverage="Kenya"),
        motivation="We pledge USD 26,000.",
        city_name="Lark Cove",
        received_on="2024-01-05",
    )
    made.load()
    return made


@pytest.fixture
def shown(folder, monkeypatch) -> None:
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(folder.path / "snapshots"))
    monkeypatch.setenv("RESILIENCE_HUB_TODAY", "2026-11-21")
    monkeypatch.delenv("RESILIENCE_HUB_AUDIENCE", raising=False)
    store.pin()


def ask(name: str):
    asked = {"hub": None, "region": None, "types": [], "year": None, "rung": None, "form": None, "recurrence": None}
    return store.ask(name, **asked, is_example=False)


def test_only_firm_sums_enter_totals(folder):
    sums = "SELECT hub_id, amount, condition, is_tentative FROM {} ORDER BY hub_id, amount"
    assert folder.rows(sums.format("pledge")) == [("lark-cove", 26_000, None, False)]
    assert folder.rows(sums.format("reserved_pledge")) == [
        ("kestrel-bay", 25_000, APPROVES, False),
        ("lark-cove", 9_000, None, True),
    ]
    assert folder.rows("SELECT DISTINCT state FROM amount") == [("read",)]


def test_a_promise_on_a_condition_does_not_meet_the_minimum(folder):
    assert folder.rows(
        "SELECT hub_id, verdict, pledged_usd FROM minimum_investment WHERE pledges_count > 0 ORDER BY hub_id"
    ) == [
        ("kestrel-bay", "needs a person", None),
        ("lark-cove", "met", 26_000),
    ]
    assert folder.rows(
        "SELECT verdict, reason LIKE '%USD 25,000, not firm%' FROM screening "
        "WHERE candidature_id LIKE 'kestrel-bay%' AND requirement_id = 'minimum_investment'"
    ) == [("needs_a_person", True)]


def test_a_coverage_keeps_what_it_leaves_out_and_holds_on(folder):
    assert folder.rows(
        "SELECT title, coverage_state, coverage_mode, coverage_exception, coverage_condition, coverage_is_tentative, "
        "(SELECT count(*) FROM service_country AS open WHERE open.service_id = service.service_id) "
        "FROM service WHERE hub_id = 'kestrel-bay' ORDER BY position"
    ) == [
        ("Flood training", "read", "all", "islands", None, False, 194),
        ("Visits", "read", "only", "Nigeria", None, False, 43),
        ("Advice", "read", "all", None, "if funds are available", False, 0),
        ("Tools", "read", "only", None, None, True, 0),
        ("Pupils", "read", "all", None, None, False, 194),
        ("Guides", "read", "only", None, None, False, 1),
    ]
    assert folder.rows("SELECT * FROM service_country WHERE country_code = 'NGA' AND reach <> 'all'") == []


def test_a_target_on_a_condition_is_not_assessed(folder):
    promised = "SELECT text, condition, is_tentative, state FROM indicator WHERE condition IS NOT NULL OR is_tentative "
    assert folder.rows(promised + "ORDER BY text") == [
        ("2 guides (to be confirmed)", None, True, "read"),
        ("50 people trained, if funds are available", "if funds are available", False, "read"),
    ]
    told = "SELECT status_id, reason FROM progress(DATE '2026-11-21') WHERE text = ?"
    assert folder.rows(told, "50 people trained, if funds are available") == [
        ("cannot_be_assessed", "It cannot be assessed: it is promised only “if funds are available”.")
    ]
    assert folder.rows(told, "2 guides (to be confirmed)") == [
        ("cannot_be_assessed", "It cannot be assessed: its text says that it is not settled.")
    ]


def test_funding_shows_what_is_not_firm_beside_the_ladder(shown):
    assert ask("funding_reserved")[["hub_id", "condition", "is_tentative", "reserved_usd"]].fillna(
        ""
    ).values.tolist() == [
        ["kestrel-bay", APPROVES, False, 25_000],
        ["lark-cove", "", True, 9_000],
    ]
    reasons = ask("funding_outside").set_index("hub_id")["outside"].to_dict()
    assert reasons == {"kestrel-bay": "promised on a condition", "lark-cove": "tentative"}
    rows = funding.grids.ladder(ask("funding_ladder"), ask("funding_reserved"))
    assert rows[["rung", "form", "sums_count", "total_usd"]].values.tolist() == [
        ["stated", "unknown", 1, 26_000],
        ["reserved", "unknown", 1, 25_000],
        ["reserved", "cash", 1, 9_000],
    ]
    words = said(opened("funding.py"))
    assert "stated by 1, US$ 26,000 form not told" in words
    assert "2 sums of US$ 34,000 are promised on a condition or tentative, and on none of these steps." in words
    assert "What is promised only on a condition?" in words


def test_services_count_as_open_to_all_only_where_that_is_firm(shown):
    every = {"country": None, "region": None, "year": None, "topic": None, "coverage": "", "q": "", "types": []}
    counts = store.ask("service_counts", **every, is_example=False)
    assert counts.iloc[0]["open_to_all_count"] == 2
    unplaced = store.ask("coverage_unplaced", **every, is_example=False)
    assert dict(zip(unplaced["title"], unplaced["kind"], strict=True)) == {
        "Advice": "on a condition",
        "Tools": "tentative",
    }


def test_the_hub_says_what_a_value_holds_on(shown):
    services = store.ask("hub_services", hub_id="kestrel-bay").set_index("title")
    assert hub.grids.coverage(services.loc["Flood training"]).endswith("194 countries; not for “islands”")
    assert hub.grids.coverage(services.loc["Advice"]).endswith("on the condition “if funds are available”")
    sums = hub.grids.sums(store.ask("hub_amounts", hub_id="kestrel-bay"))
    assert sums["holds"].tolist() == [f"“{APPROVES}”"]
