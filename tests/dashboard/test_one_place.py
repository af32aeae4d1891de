"""What is known in one place is changed in one place: a data folder's own table reaches verdicts, charts and words."""

import csv
import json
import re
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from dashboard import colors, shell, store
from etl.folder.reference import SHIPPED
from tests.dashboard.app import opened, said
from tests.dashboard.life import CASES, TODAY
from tests.dashboard.snapshots import publish_rows

Change = Callable[[dict[str, str]], dict[str, str]]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str, Change], None]:
    """Point the dashboard to a snapshot of `life` that a data folder with one changed table makes."""

    def changed(name: str, table: str, change: Change) -> None:
        folder = tmp_path / "reference"
        folder.mkdir()
        with (SHIPPED / "reference" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            rows = [change(row) for row in csv.DictReader(file)]
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, rows[0])
            writer.writeheader()
            writer.writerows(rows)
        monkeypatch.setenv("RESILIENCE_HUB_DATA", str(tmp_path))
        monkeypatch.setenv("RESILIENCE_HUB_TODAY", TODAY)
        monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(publish_rows(tmp_path, name, CASES["life"])))
        store.pin()

    return changed


def statuses_of(app) -> dict[str, str]:
    table = next(table.value for table in app.dataframe if "reason" in table.value)
    return dict(zip(table["text"], table["status"], strict=True))


def statuses_of_the_method() -> pd.DataFrame:
    return next(table.value for table in opened("method.py").dataframe if list(table.value) == ["status", "meaning"])


def test_the_threshold_of_behind_stands_in_one_place(own):
    shares = {"on_track": "0.95", "behind": "0.6"}
    own("ownshares000000", "progress_status", lambda row: row | {
        "share_of_expected_at_least": shares.get(row["status_id"], row["share_of_expected_at_least"])
    })  # fmt: skip
    told = statuses_of(opened("progress.py", data="Examples"))
    assert told["100 people trained"] == "◔ far behind"
    assert told["warning in 10 minutes instead of 30"] == "◑ behind"
    method = statuses_of_the_method()
    assert dict(zip(method["status"], method["meaning"], strict=True)).items() >= {
        "◕ on track": "At least 95 % of the progress expected by this day.",
        "◑ behind": "From 60 % to less than 95 % of the progress expected by this day.",
        "◔ far behind": "Less than 60 % of the progress expected by this day.",
    }.items()  # fmt: skip


def test_the_shipped_thresholds_are_said_as_the_rule_has_them(live):
    live("life")
    method = statuses_of_the_method()
    assert method["meaning"].tolist()[1:4] == [
        "At least 90 % of the progress expected by this day.",
        "From 50 % to less than 90 % of the progress expected by this day.",
        "Less than 50 % of the progress expected by this day.",
    ]


def test_mark_colour_and_slipping_of_a_status_stand_in_one_place(own):
    looks = {"behind": {"color": "#123456", "mark": "◆", "is_slipping": "false"}, "missed": {"color": "#654321"}}
    own("ownlooks0000000", "progress_status", lambda row: row | looks.get(row["status_id"], {}))
    app = opened("progress.py", data="Examples")
    assert "2 of 9 targets of 3 example hubs slip: 1 missed, 1 far behind." in said(app)
    assert "“slipping” is missed or far behind" in said(app)
    assert statuses_of(app)["100 people trained"] == "◆ behind"
    bars = json.loads(app.get("plotly_chart")[0].proto.spec)["data"][0]
    assert {"#123456", "#654321"} <= set(bars["marker"]["color"])
    calendar = json.loads(opened("reports.py", data="Examples").get("plotly_chart")[0].proto.spec)["layout"]
    assert {"#123456", "#654321"} <= {shape["fillcolor"] for shape in calendar["shapes"]}
    assert any(note["text"].startswith("◆ received late") for note in calendar["annotations"])


def test_the_name_of_a_form_of_money_stands_in_one_place(own):
    own("ownforms0000000", "money_form", lambda row: row | {"name": f"as {row['name']}"})
    app = opened("funding.py", data="Examples")
    assert "US$ 75,000 as cash and US$ 20,000 as loan" in said(app)
    assert "As cash, every year" in app.dataframe[0].value["kind"].tolist()
    assert "as in kind" in next(box.options for box in app.selectbox if box.label == "Form")


def test_name_mark_and_order_of_a_severity_stand_in_one_place(own):
    names = {"error": {"name": "stop", "mark": "■", "position": "9"}}
    own("ownseverity0000", "finding_severity", lambda row: row | names.get(row["severity"], {}))
    rules = next(table.value for table in opened("method.py").dataframe if "severity" in table.value)
    assert rules["severity"].tolist() == ["▲ warning", "■ stop"]


def test_the_accent_of_the_theme_is_that_of_the_icon():
    colors_of_icon = set(re.findall("#[0-9A-F]{6}", Path(shell.ICON).read_text(encoding="utf-8")))
    assert colors_of_icon == {colors.LIGHT.accent}
