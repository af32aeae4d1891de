import itertools
import json
from datetime import date

import pandas as pd
import pytest

from dashboard import colors, pickers, store
from dashboard.screens import progress
from etl.folder.reference import rows
from tests.dashboard.app import opened, said

STATUSES = {row["status_id"]: row for row in rows("progress_status")}
ANY = {
    "is_example": True,
    "as_of": date(2026, 11, 21),
    "least_rung": "self_reported",
    "hub": None,
    "types": [],
    "region": None,
    "year": None,
    "statuses": [],
}


def targets(**chosen) -> pd.DataFrame:
    return store.ask("progress_targets", first=0, rows=None, **ANY | chosen)


def counts(**chosen) -> dict[str, int]:
    found = store.ask("progress_counts", **ANY | chosen)
    return dict(zip(found["status_id"], found["targets_count"], strict=True))


def test_each_status_is_counted_as_by_hand(live):
    live("life")
    assert counts() == {
        "achieved": 1,
        "on_track": 2,
        "behind": 1,
        "far_behind": 1,
        "missed": 1,
        "no_evidence": 1,
        "not_yet_due": 1,
        "cannot_be_assessed": 1,
    }


@pytest.mark.parametrize(
    ("chosen", "texts"),
    [
        ({"hub": "example-wadi"}, {"5 study tours"}),
        ({"region": "ECA"}, {"4 heat maps"}),
        ({"types": ["research"]}, {"4 heat maps"}),
        ({"year": 2027}, {"5 study tours", "4 heat maps"}),
        ({"statuses": ["missed", "far_behind"]}, {"10 reports by 2025", "from 40 to 80 members"}),
        ({"hub": "'; DROP TABLE hub; --"}, set()),
        ({"is_example": False}, set()),
    ],
)
def test_each_filter(live, chosen, texts):
    live("life")
    assert set(targets(**chosen)["text"]) == texts


def test_slipping_targets_come_first(live):
    live("life")
    assert targets()["status_id"].tolist()[:4] == ["missed", "far_behind", "behind", "no_evidence"]


@pytest.mark.parametrize(
    ("case", "chosen"),
    [
        ("empty", {}),
        ("one", {}),
        ("many", {}),
        ("many", {"region": "AFR", "year": 2025}),
        ("life", {}),
        ("life", {"hub": "example-kisima"}),
        ("life", {"types": ["events"]}),
        ("life", {"least_rung": "document"}),
        ("life", {"as_of": date(2025, 6, 30)}),
        ("life", {"statuses": ["no_evidence", "achieved"]}),
    ],
)
def test_every_count_is_the_rows_under_the_same_filters(live, case, chosen):
    live(case)
    rows, counted = targets(**chosen), counts(**chosen)
    by_hub = store.ask("progress_hubs", **ANY | chosen)
    summary = store.ask("progress_summary", **ANY | chosen).iloc[0]
    assert summary["targets_count"] == len(rows) == sum(counted.values()) == by_hub["targets_count"].sum()
    assert summary["hubs_count"] == rows["hub_id"].nunique() == by_hub["is_most_common"].sum()
    assert {status: (rows["status_id"] == status).sum() for status in counted} == counted


def test_choosing_a_status_opens_as_many_rows_as_its_bar_counts(live):
    live("life")
    assert {status: len(targets(statuses=[status])) for status in counts()} == counts()


def test_only_evidence_of_the_rung_counts(live):
    live("life")
    told = targets(least_rung="document").set_index("text")
    assert told.loc["3 events", "status_id"] == "achieved"
    assert told.loc["100 people trained", ["status_id", "actual_value"]].tolist() == ["far_behind", 30]
    assert told.loc["2 events a year", ["status_id", "actual_value"]].tolist() == ["behind", 1]
    assert told.loc["10 reports by 2025", "actual_value"] == 3
    assert told.loc["from 40 to 80 members", "status_id"] == "no_evidence"


def test_the_answer_gives_figures_with_denominators(live):
    live("life")
    words = said(opened("progress.py", data="Examples"))
    assert "3 of 9 targets of 3 example hubs slip: 1 missed, 1 far behind, 1 behind." in words
    assert "For 1 a report is due and nothing was reported; 1 cannot be assessed." in words
    assert "9 targets of current work plans" in words


def test_the_table_gives_reason_figures_with_units_and_hub(live):
    live("life")
    table = screen_table(opened("progress.py", data="Examples"), "reason").set_index("text")
    missed = table.loc["10 reports by 2025"]
    assert missed[["status", "actual", "target", "baseline", "due_on"]].tolist() == [
        "✕ missed",
        "7 reports",
        "10 reports",
        "0, none stated",
        "31 Dec 2025",
    ]
    assert missed["reason"] == "7 of 10 reports by 2026-11-21; the time ended on 2025-12-31."
    assert missed["hub"] == "/hub?hub=example-kisima#Kisima"
    assert table.loc["2 events a year", ["actual", "target"]].tolist() == [
        "2 of 3 years kept",
        "2 events a year for 3 years",
    ]
    assert table.loc["5 study tours", "actual"] == "nothing reported"
    assert table.loc["Better schools for <i>all</i>", ["target", "baseline"]].tolist() == ["no number", "none stated"]


def screen_table(app, column: str) -> pd.DataFrame:
    return next(table.value for table in app.dataframe if column in table.value)


def test_a_link_reproduces_the_view_of_its_day(live):
    live("life")
    app = opened("progress.py", data="Examples", as_of="2025-06-30")
    table = screen_table(app, "reason").set_index("text")
    assert table.loc["3 events", "reason"] == "1 of 3 events by 2025-06-30, 49 % of the time gone."
    assert table.loc["3 events", "status"] == "◑ behind"
    assert table.loc["10 reports by 2025", "status"] == "◑ behind"
    assert "As of 30 Jun 2025, snapshot lifelife." in said(app)


def test_a_status_in_the_address_opens_its_rows(live):
    live("life")
    app = opened("progress.py", data="Examples", status="missed")
    assert screen_table(app, "reason")["text"].tolist() == ["10 reports by 2025"]
    assert "1 of 1 target of 1 example hub slips: 1 missed, 0 far behind, 0 behind." in said(app)


@pytest.mark.parametrize("day", ["yesterday", "2026-02-30", "9999-01-01", "<b>2026</b>", "20261121"])
def test_a_day_that_is_none_falls_back_to_today_and_says_so(live, day):
    live("life")
    app = opened("progress.py", data="Examples", as_of=day)
    assert not app.exception
    assert "which is no day from 1 Jan 2015 to 31 Dec 2040; shown is 21 Nov 2026." in said(app)
    assert "3 of 9 targets" in said(app)


def test_days_that_a_screen_can_judge_by():
    assert [pickers.is_day(text) for text in ("2026-11-21", "2014-12-31", "2041-01-01", "")] == [
        True,
        False,
        False,
        False,
    ]


def test_a_lowered_target_stands_beside_its_first_promise(live):
    live("life")
    app = opened("progress.py", data="Examples")
    changed = screen_table(app, "first").iloc[0]
    assert changed[["first", "now", "change", "first_document"]].tolist() == [
        "200 people by 31 Dec 2025",
        "100 people by 31 Dec 2026",
        "lowered and put off",
        "plan-2023.docx",
    ]
    assert "1 of 9 targets was lowered or put off" in said(app)
    assert "No later plan has lowered" in said(opened("progress.py", data="Examples", hub="Testona Nuova, Italy"))


def test_real_hubs_show_no_example_and_say_why(live):
    live("life")
    words = said(opened("progress.py", data="Real hubs"))
    assert "No target of any of the 1 hub stands in this snapshot" in words
    assert "No full work plan of a real hub is public" in words
    assert "Kisima" not in words


def test_no_fit_names_the_filters(live):
    live("life")
    words = said(opened("progress.py", data="Examples", status="achieved", region="Europe and Central Asia"))
    assert "No target fits all of these filters" in words


def test_many_targets_come_page_by_page(live):
    live("many")
    app = opened("progress.py", data="Examples")
    assert "12 of 180 targets of 60 example hubs slip" in said(app)
    assert len(screen_table(app, "reason")) == 100
    pages = [store.ask("progress_targets", first=first, rows=100, **ANY)["indicator_id"] for first in (0, 100)]
    assert len(set(itertools.chain(*pages))) == 180


def test_bullets_show_marks_only_for_what_is_known(live):
    live("life")
    figure = progress.charts.bullets(targets(), colors.LIGHT)
    assert len(figure.data[0].x) == 6
    assert figure.data[0].x[0] == pytest.approx(0.7)
    assert figure.layout.yaxis.range == (8.5, -0.5)
    texts = [note.text for note in figure.layout.annotations]
    assert any("7 of 10 reports" in text for text in texts)
    assert any("&lt;i&gt;all&lt;/i&gt;" in text for text in texts)
    assert not any("<i>" in text for text in texts)


def test_an_actual_beyond_the_scale_points_to_where_it_lies():
    row = {
        "text": "3 events",
        "mark": "●",
        "status": "achieved",
        "color": STATUSES["achieved"]["color"],
        "hub": "Kisima",
        "way_of_counting": "total",
        "unit": "event",
        "unit_plural": "events",
        "target_value": 3.0,
        "actual_value": 30.0,
        "baseline": None,
        "progress_share": 10.0,
        "expected_share": 0.5,
    }
    marks = progress.charts.bullets(pd.DataFrame([row, row | {"progress_share": -3.0}]), colors.LIGHT).data[0]
    assert marks.marker.symbol == ("triangle-right", "triangle-left")
    assert marks.x == (progress.charts.FURTHEST, progress.charts.LEAST)


def test_parts_of_a_hubs_bar_carry_mark_and_number(live):
    live("life")
    figure = progress.charts.by_hub(store.ask("progress_hubs", **ANY), colors.LIGHT)
    assert [text for bar in figure.data for text in bar.text] == [
        "● 1",
        "◕ 2",
        "◑ 1",
        "◔ 1",
        "✕ 1",
        "? 1",
        "○ 1",
        "– 1",
    ]
    assert figure.layout.yaxis.ticktext[0] == "Kisima"
    assert sum(sum(bar.x) for bar in figure.data) == 9


def test_the_map_shows_the_commonest_status_and_all_counts(live):
    live("life")
    hubs = store.ask("progress_hubs", **ANY)
    points = progress.maps.points(hubs).set_index("name")
    assert points.loc["Kisima", "hubs_count"] == 7
    assert points.loc["Kisima", "color"] == colors.rgb(STATUSES["on_track"]["color"])
    assert points.loc["Kisima", "detail"].startswith("7 targets: 1 achieved, 2 on track")
    layer = json.loads(progress.maps.hubs(hubs, "/land", colors.LIGHT).to_json())["layers"][-1]
    assert layer["getFillColor"] == "@@=color"
    assert progress.maps.points(hubs.assign(longitude=None)).empty


@pytest.mark.parametrize(
    ("value", "unit", "plural", "words"),
    [
        (1, "event", "events", "1 event"),
        (1250000, "person", "people", "1,250,000 people"),
        (45, "percent", None, "45 %"),
        (3, None, None, "3"),
    ],
)
def test_a_quantity_has_its_unit(value, unit, plural, words):
    assert progress.words.quantity({"unit": unit, "unit_plural": plural}, value) == words
