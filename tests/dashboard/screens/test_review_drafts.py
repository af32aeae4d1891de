"""Forms in PDF on the Review screen: each page beside its cells, and the line that confirms them."""

import json
from functools import partial

import pytest

from dashboard.screens.review import confirming
from tests.dashboard.app import opened, said
from tests.dashboard.snapshots import publish_rows

pytest_plugins = ("tests.dashboard.review_cases",)

DRAFT = "example-one/annex-1.pdf"


@pytest.fixture
def draft(tmp_path_factory, data, monkeypatch):
    """One draft of an example hub, and an empty data folder."""
    folder = publish_rows(
        tmp_path_factory.mktemp("drafts"),
        "testdrafts00000",
        ("vocabulary", "one", "drafts_public"),
        ("private", "drafts"),
    )
    monkeypatch.setenv("RESILIENCE_HUB_TODAY", "2026-11-21")
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", "secretariat")
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(folder))
    return partial(opened, "review.py", data="Examples")


def area(app, label: str):
    return next(box for box in app.text_area if box.label == label)


def test_a_draft_stands_beside_its_page_with_what_is_asked_marked(draft):
    app = draft()
    words = said(app).replace("\\", "")
    assert (
        "1 form waits to be compared with the pages. Nothing of a draft counts before a person has confirmed it."
        in words
    )
    assert area(app, "City name").value == "Kisima"
    assert "**To be given.** A box is drawn here." in words
    assert "Still to be given: 1.types." in words
    assert not app.code or DRAFT not in app.code[-1].value
    (picture,) = [one.proto.body for one in app.get("html") if "<img" in one.proto.body]
    assert 'alt="Page 1 of 1 of annex-1.pdf, as the city sent it"' in picture


def test_what_is_put_right_and_given_makes_the_line_that_the_button_adds(draft):
    app = draft()
    area(app, "Service 1: service").set_value("Flood drills")
    next(box for box in app.multiselect if box.label == "Service 1: types").set_value(["training"])
    app.text_input(key="draft who").set_value("A. Person")
    app.run()
    app.button(key="draft add").click().run()
    (line,) = confirming.LIST.rows()
    assert json.loads(line.pop("answers")) == {"1.service": "Flood drills", "1.types": ["training"]}
    assert line == {"file": DRAFT, "sha256": "abc", "confirmed_by": "A. Person", "confirmed_on": "2026-11-21"}
    assert [box.value for box in app.success] == [f"The form is confirmed in data/drafts.csv. {confirming.NEXT_LOAD}"]


def test_a_row_that_is_no_service_asks_nothing(draft):
    app = draft()
    next(box for box in app.checkbox if box.label == "Row 1 is no service of the city").check()
    app.text_input(key="draft who").set_value("A. Person")
    app.run()
    assert '"{""1"": null}"' in app.code[-1].value


def test_the_public_sees_no_draft(draft, monkeypatch):
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", "public")
    assert "Kisima" not in [box.value for box in draft().text_area]


def test_without_a_draft_nothing_is_said(wait):
    wait("review")
    assert "Forms in PDF" not in said(opened("review.py", data="Examples"))
