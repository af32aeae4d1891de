import html
import re

import pytest

from dashboard import cards, store
from dashboard.archive import words as archive
from dashboard.cards import Card, Link
from tests.dashboard.app import opened, said
from tests.dashboard.parameters import SAMPLE


def asked(name: str, **changed):
    known = SAMPLE | changed
    from dashboard import query

    return store.ask(name, **{key: known[key] for key in query.named(name).parameters})


def shown(app) -> str:
    """The words of the screen's cards, without their mark-up."""
    return html.unescape(re.sub(r"<[^>]+>", " ", "\n".join(str(element.proto.body) for element in app.get("html"))))


def test_the_answer_names_what_is_recorded_and_adds_no_rungs(use):
    use("one")
    words = said(opened("recovery.py"))
    assert "2 sessions and 1 briefing are recorded, with 2 cities of 2 countries" in words
    assert "2 of 3 things on offer have a record" in words
    assert "US$ 70 in 1 grant is documented, of a goal of US$ 1,000." in words
    assert "1,070" not in words


def test_an_empty_archive_says_so(use):
    use("empty")
    words = said(opened("recovery.py"))
    assert "The archive of the coalition is empty" in words


def test_a_theme_leads_to_what_is_about_it_and_to_the_essential(use):
    use("one")
    app = opened("recovery.py", theme="Urban money")
    words = shown(app)
    assert "Essential 1: Organize for disaster resilience and the topic Finance: Money is finance." in words
    assert "How to pay" in words
    assert "No day" not in words
    assert "A course" not in words


@pytest.mark.parametrize(
    ("about", "said_there"),
    [
        ("series", "Talks"),
        ("course", "named, no record found"),
        ("exchange", "Cities talk."),
        ("money", "Money for cities."),
        ("believe", "It does not say: how many were asked."),
    ],
)
def test_each_thing_has_an_address_that_shows_it_alone(use, about, said_there):
    use("one")
    app = opened("recovery.py", about=about)
    assert not app.exception
    assert said_there in shown(app)
    assert not app.get("plotly_chart")


def test_an_unknown_address_is_said_plainly(use):
    use("one")
    assert "The archive holds nothing under this address." in said(opened("recovery.py", about="<script>"))


def test_a_figure_without_a_base_says_so(use):
    use("one")
    words = shown(opened("recovery.py", about="believe"))
    assert "68%" in words
    assert "base: not given by the source" in words
    assert "68% of our members <i>believe</i>" in words


def test_goal_committed_and_granted_stay_apart(use):
    use("one")
    rungs = asked("recovery_fund")[["rung", "sums_count", "total_usd"]]
    assert rungs.fillna(-1).values.tolist() == [["goal", 1, 1000], ["committed", 1, -1], ["granted", 1, 70]]


def test_no_total_of_hubs_holds_a_sum_of_the_fund(use):
    use("one")
    summary = asked("funding_summary").iloc[0]
    assert summary["all_sums_count"] == 2
    words = said(opened("funding.py", data="Examples"))
    assert "US$ 1,000" not in words
    assert "no total of hubs holds any of them" in words


def test_a_hub_that_took_part_says_so(use):
    use("one")
    words = said(opened("hub.py", hub="verona-test"))
    assert "the city spoke in 1 session of Cities for a Resilient Recovery" in words


def test_the_archive_is_found_beside_the_services(use):
    use("one")
    app = opened("services.py", data="Examples", q="pay")
    assert "1 of 3 resources of the archive fits the words, topic and types" in said(app)
    assert "licence CC BY 4.0" in shown(app)
    assert "archive · " in shown(app)


def test_many_sessions_come_page_by_page(use):
    use("many")
    app = opened("recovery.py", about="series")
    assert shown(app).count("Session ") == 25


HOSTILE = '<img src=x onerror=alert(1)>" onmouseover="alert(1)'


def test_nothing_in_a_card_becomes_markup():
    card = Card(HOSTILE, HOSTILE, (HOSTILE,), (HOSTILE,), HOSTILE, (Link(HOSTILE, "https://a.example/?q=1&r=2"),))
    written = cards.as_html([card])
    assert "<img" not in written
    assert 'onmouseover="' not in written
    assert 'href="https://a.example/?q=1&amp;r=2"' in written


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "//evil.example/x", "https://a.example/ b", 'https://a"b', ""],
)
def test_only_addresses_of_the_web_and_of_this_server_are_links(address):
    assert "<a " not in cards.as_html([Card("a", "words", links=(Link("words", address),))])
    assert "<a " in cards.as_html([Card("a", "words", address="/recovery?about=series")])


@pytest.mark.parametrize(("stated", "exact"), [("2026", "year"), ("2026-11", "month"), ("2026-11-03", "day")])
def test_a_date_is_as_exact_as_it_is_stated(stated, exact):
    assert archive.exactness(stated) == exact
