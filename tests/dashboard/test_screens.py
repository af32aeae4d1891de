import pytest

from dashboard import menu
from tests.dashboard.app import opened, said
from tests.dashboard.snapshots import CASES

FILES = [screen.file for screen in menu.SCREENS]


@pytest.mark.parametrize("data", ["Real hubs", "Examples"])
@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("page", FILES)
def test_every_screen_opens_on_every_snapshot(use, monkeypatch, page, case, data):
    use(case)
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", "secretariat")
    app = opened(page, data=data)
    assert not app.exception
    assert len(app.title) == 1
    assert app.title[0].value.endswith("?")


@pytest.mark.parametrize("page", FILES)
def test_without_a_snapshot_the_secretariat_sees_the_command(page, tmp_path, monkeypatch):
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(tmp_path))
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", "secretariat")
    app = opened(page)
    assert not app.exception
    assert app.title[0].value == "There is nothing to show yet"
    assert app.code[0].value == "make load"


def test_the_public_is_offered_public_screens_alone(monkeypatch):
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", "anything else")
    assert {screen.audience for screen in menu.offered()} == {"public"}
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", "secretariat")
    assert menu.offered() == list(menu.SCREENS)


def test_every_file_in_pages_is_in_the_menu():
    assert sorted(FILES) == sorted(path.name for path in menu.PAGES.glob("*.py"))


def test_overview_counts_real_hubs_alone(use):
    use("one")
    words = said(opened("overview.py", data="Real hubs"))
    assert "1 hub in 1 country and 1 of 5 regions." in words
    assert "for 1 the three-year term has ended and no renewal is known" in words
    assert "Example data" not in words


def test_a_visitor_sees_first_what_has_services(use):
    use("one")
    assert "1 example hub in 1 country" in said(opened("overview.py"))
    use("empty")
    assert "Example data" not in said(opened("overview.py"))


def test_examples_say_that_they_are_invented(use):
    use("one")
    words = said(opened("overview.py", data="Examples"))
    assert "Example data: invented hubs in invented places." in words
    assert "1 example hub in 1 country" in words


def test_services_of_real_hubs_are_not_invented(use):
    use("one")
    words = said(opened("services.py", data="Real hubs"))
    assert "No work plan of any of the 1 hub stands in this snapshot." in words
    assert "No full work plan of a real hub is public" in words


def test_the_examples_are_one_click_away(use):
    use("one")
    app = opened("services.py", data="Real hubs")
    app.button[0].click().run()
    assert "2 of 2 services from 1 of 1 example hub" in said(app)
    assert "Example data" in said(app)


def test_filters_in_the_address_are_applied(use):
    use("one")
    app = opened("services.py", data="Examples", country="Italy", type="Training and education")
    assert "1 of 2 services from 1 of 1 example hub is open to Italy." in said(app)
    assert [table.value["why"].tolist() for table in app.dataframe if "why" in table.value] == [["priority (Italy)"]]


def test_no_fit_names_the_filters(use):
    use("one")
    assert "No service fits all of these filters" in said(opened("services.py", data="Examples", q="volcano"))


def test_a_hub_shows_its_term_services_and_missing_parts(use):
    use("one")
    words = said(opened("hub.py", hub="example-one"))
    assert (
        "Recognised 1 Mar 2025, for a term to 1 Mar 2028. 2 services with 1 target in its current work plan." in words
    )
    assert "1 of 3 parts present; 1 of 2 fields of the form answered." in words
    assert "Example data" in words


def test_passages_are_shown_as_written(use):
    use("one")
    app = opened("hub.py", hub="example-one")
    assert "*Flood* <b>maps</b> $x^2$ [here](http://evil.example) =1+1 :smile:" in [
        element.value for element in app.text
    ]
    assert not any("<b>maps" in element.value for element in app.markdown)


def test_a_register_hub_says_that_its_renewal_is_unknown(use):
    use("one")
    words = said(opened("hub.py", hub="verona-test"))
    assert "Recognised 18 Nov 2021; the term ended 18 Nov 2024, renewal unknown." in words
    assert "Example data" not in words


def test_the_choice_of_data_decides_which_hubs_can_be_chosen(use):
    use("one")
    app = opened("hub.py", hub="example-one")
    assert app.selectbox[0].options == ["Kisima"]
    app.session_state["data"] = "real"
    app.run()
    assert app.selectbox[0].options == ["Testona"]
    assert app.title[0].value == "Which hub do you want to know about?"
    assert "No hub has this address" not in said(app)


def test_an_unknown_hub_is_said_plainly(use):
    use("one")
    assert "No hub has this address." in said(opened("hub.py", hub="'; DROP TABLE hub"))


@pytest.mark.parametrize(("audience", "people"), [("public", False), ("secretariat", True)])
def test_focal_points_are_the_secretariats_alone(use, monkeypatch, audience, people):
    use("one")
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", audience)
    app = opened("hub.py", hub="example-one")
    assert ("Whom to write to?" in said(app)) == people
    assert any("Amina Otieno" in table.value.to_string() for table in app.dataframe) == people


def test_problems_of_no_known_hub_stand_apart(use):
    use("one")
    assert "1 problem in 2 documents of example hubs" in said(opened("quality.py", data="Examples"))
    words = said(opened("quality.py", data="Examples", about="of no known hub"))
    assert "1 problem in 1 document whose sender is not known; 1 of 1 document could not be read." in words


def test_many_services_come_page_by_page(use):
    use("many")
    app = opened("services.py", data="Examples")
    assert "8,000 of 8,000 services from 1,000 of 1,000 example hubs." in said(app)
    assert max(len(table.value) for table in app.dataframe) == 100
