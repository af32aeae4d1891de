"""The hubs that are known: by key, by name in their country, in the register, and what a list says wrongly of them."""

import pytest

from etl.folder import reference
from etl.folder.table_file import ListRow
from etl.rows.hubs import Hubs
from etl.rows.made import Made

COLUMNS = ("hub_id", "name", "country_code", "aliases", "local_authority_kind", "is_example", "language")


def listed(line: int = 2, **values: str) -> ListRow:
    given = dict.fromkeys(COLUMNS, "") | {"hub_id": "kestrel-bay", "name": "Kestrel Bay", "country_code": "KEN"}
    return ListRow("hubs.csv", line, given | {"is_example": "true"} | values)


def hubs(*rows: ListRow) -> tuple[Hubs, Made]:
    known = Hubs(list(rows))
    return known, known.made


def found(made: Made) -> list[tuple[str, str]]:
    return [(one.finding.code, one.finding.message) for one in made.findings]


@pytest.fixture(scope="module")
def registered() -> ListRow:
    """A hub of the register."""
    return reference.table_rows("register")[0]


@pytest.mark.parametrize(
    ("key", "hub_id"),
    [("kestrel-bay", "kestrel-bay"), ("Kestrel-Bay", "kestrel-bay"), ("kestrel", None), ("kestrel_bay", None)],
)
def test_a_hub_by_its_key(key, hub_id):
    assert hubs(listed())[0].of_key(key) == hub_id


def test_a_hub_by_the_key_that_it_had():
    known, _ = hubs(listed(aliases="old-bay; shared"), listed(hub_id="other", name="Other", aliases="shared"))
    assert [known.of_former_key(key) for key in ("old-bay", "other", "shared", "nobody")] == [
        "kestrel-bay",
        "other",
        None,
        None,
    ]
    assert [known.present_key(key) for key in ("old-bay", "nobody", "", None)] == ["kestrel-bay", "nobody", "", None]


@pytest.mark.parametrize(
    ("city", "country_code", "hub_id"),
    [
        ("Kestrel Bay", "KEN", "kestrel-bay"),
        ("KESTREL BAY", "", "kestrel-bay"),
        ("City of Kestrel Bay", "KEN", "kestrel-bay"),
        ("Kestrel Bay (KB)", "KEN", "kestrel-bay"),
        ("Kestrel Bay", "PER", None),  # a city of that name in another country
        ("Twin", "", None),
        ("Twin", "PER", "peru"),
        ("Kestrel Bays", "KEN", None),
    ],
)
def test_a_hub_by_its_name_in_its_country(city, country_code, hub_id):
    twins = listed(hub_id="kenya", name="Twin"), listed(hub_id="peru", name="Twin", country_code="PER")
    assert hubs(listed(), *twins)[0].of_name(city, country_code) == hub_id


def test_names_that_may_be_misspelt():
    names = hubs(listed())[0].names
    assert names.alike("Kestrell Bay", "KEN") == {"kestrel-bay"}
    assert names.alike("Kestrell Bay", None) == {"kestrel-bay"}
    assert names.alike("Kestrell Bay", "PER") == set()
    assert names.alike("Heron Bay", "KEN") == set()


def test_a_part_of_a_text_may_name_a_hub():
    names = hubs(listed())[0].names
    assert names.named_in_part("Coast Province, Kestrel Bay (KB)", "KEN") == {"kestrel-bay"}
    assert names.named("Coast Province, Kestrel Bay (KB)", "KEN") == set()


def test_a_listed_hub_is_a_row_with_what_the_list_says():
    _, tables = hubs(listed(aliases="KB | Old Bay", language="en", local_authority_kind="city", is_example="false"))
    (row,) = (row for row in tables.rows("hub") if row["hub_id"] == "kestrel-bay")
    assert (row["name"], row["is_example"], row["language"], row["programme_id"]) == (
        "Kestrel Bay",
        False,
        "en",
        "mcr2030",
    )
    aliases = [row["alias"] for row in tables.rows("hub_alias") if row["hub_id"] == "kestrel-bay"]
    assert aliases == ["KB", "Old Bay"]


@pytest.mark.parametrize(
    ("longitude", "latitude", "said"),
    [
        ("39.6", "-4.0", None),
        ("-4.0", "39.6", "longitude and latitude seem to be swapped"),
        ("-70", "40", "that is far from its country"),
        ("", "", None),
        ("39.6", "", None),
    ],
)
def test_a_place_far_from_its_country_is_left_out(longitude, latitude, said):
    _, tables = hubs(listed(longitude=longitude, latitude=latitude))
    (row,) = (row for row in tables.rows("hub") if row["hub_id"] == "kestrel-bay")
    assert ("longitude" in row) is not bool(said)
    assert [message.rpartition("; ")[2] for rule, message in found(tables) if rule == "hub_misplaced"] == (
        [f"{said}."] if said else []
    )


def test_a_hub_of_the_register_takes_only_aliases_from_the_list(registered):
    own = {column: registered[column] for column in ("hub_id", "name", "country_code")}
    row = listed(**own, aliases="Our Nickname", is_example="true")
    known, tables = hubs(row)
    rows = [one for one in tables.rows("hub") if one["hub_id"] == registered["hub_id"]]
    assert [one["is_example"] for one in rows] == [False]
    assert known.is_registered(registered["hub_id"])
    assert known.of_name("Our Nickname", registered["country_code"]) == registered["hub_id"]
    assert [rule for rule, _ in found(tables)] == ["hub_in_register"]


def test_another_name_does_not_take_the_key_of_a_registered_hub(registered):
    row = listed(hub_id=registered["hub_id"], name="Nowhere Town", aliases="Our Nickname")
    known, tables = hubs(row)
    assert known.of_name("Our Nickname", registered["country_code"]) is None
    assert [rule for rule, _ in found(tables)] == ["hub_key_taken"]
    assert known.name_of(registered["hub_id"]) == registered["name"]


def test_rows_of_lists_about_unknown_hubs_are_told():
    known, made = hubs(listed())[0], Made()
    rows = [ListRow("pledges.csv", 2, {"hub_id": "KESTREL-BAY"}), ListRow("pledges.csv", 3, {"hub_id": "nobody"})]
    assert [row["hub_id"] for row in known.known(rows, made)] == ["kestrel-bay"]
    assert found(made) == [("list_row_unknown_hub", 'pledges.csv, line 3: no hub has the hub_id "nobody".')]


def test_a_form_may_name_a_hub_for_the_first_time():
    known, tables = hubs(listed())
    mombasa, nowhere, stateless = (
        known.add_named(*named) for named in (("Mombasa", "KEN"), ("Zzyzx Qq", "KEN"), ("Mombasa", None))
    )
    assert (mombasa.hub_id, mombasa.is_placed) == ("mombasa-ken", True)
    assert (nowhere.hub_id, nowhere.is_placed) == ("zzyzx-qq-ken", False)
    assert (stateless.hub_id, stateless.is_placed) == ("mombasa", False)
    assert known.add_named("MOMBASA", "KEN") is None
    (row,) = (row for row in tables.rows("hub") if row["hub_id"] == "mombasa-ken")
    assert row["longitude"] == pytest.approx(39.7, abs=0.2)
    assert row["latitude"] == pytest.approx(-4.0, abs=0.2)
    assert row["is_example"] is False


def test_a_name_of_one_country_alone():
    known, _ = hubs(listed())
    assert known.is_name_of_one_country("Mombasa", "KEN")
    assert not known.is_name_of_one_country("San Francisco", "KEN")


def test_another_name_of_the_same_place():
    known, _ = hubs(
        listed(hub_id="seoul", name="Seoul", country_code="KOR"), listed(hub_id="blank", name="X", country_code="")
    )
    assert known.names.is_same_place("seoul", "서울")
    assert not known.names.is_same_place("seoul", "Busan")
    assert not known.names.is_same_place("blank", "Seoul")


@pytest.mark.parametrize(
    ("key", "name", "hub_id"),
    [
        ("KESTREL-BAY", "", "kestrel-bay"),
        ("nobody", "Kestrel Bay", "nobody"),  # as printed: no hub has or had it
        (None, "Kestrel Bay", "kestrel-bay"),
        ("", "Kestrel Bay", "kestrel-bay"),
        (None, "Twin", None),
        (None, "Nobody", None),
        (None, "", None),
        ("kestrel-bay", "Other", "kestrel-bay"),
    ],
)
def test_the_hub_that_a_report_was_made_for(key, name, hub_id):
    twins = listed(hub_id="kenya", name="Twin"), listed(hub_id="peru", name="Twin", country_code="PER")
    assert hubs(listed(), listed(hub_id="other", name="Other"), *twins)[0].made_for(key, name) == hub_id


def test_the_facts_of_the_register_stand_with_their_sources():
    _, tables = hubs()
    facts = tables.rows("hub_fact")
    registered = {row["hub_id"] for row in reference.table_rows("register")}
    told = [row for row in reference.table_rows("register_facts") if row["hub_id"] in registered]
    assert len(facts) == len(told) > 0
    assert (facts[0]["hub_id"], facts[0]["value"], facts[0]["source"]) == (
        told[0]["hub_id"],
        told[0]["value"],
        told[0]["source_urls"],
    )


LIMIT_KM = reference.setting("place_distance_km")
DEGREE_KM = 111.19  # of a great circle on a globe of 6,371 km


@pytest.mark.parametrize(("share", "is_kept"), [(0.98, True), (1.02, False)])
@pytest.mark.parametrize("direction", ["north", "east"])
def test_a_place_is_far_from_its_country_beyond_the_distance_of_the_setting(share, is_kept, direction):
    """Nauru is one place on the equator, so that a degree is as long in both directions."""
    longitude, latitude = 166.93, -0.53
    degrees = share * LIMIT_KM / DEGREE_KM
    moved = (longitude, latitude + degrees) if direction == "north" else (longitude - degrees, latitude)
    _, tables = hubs(listed(country_code="NRU", longitude=f"{moved[0]:.4f}", latitude=f"{moved[1]:.4f}"))
    assert (found(tables) == []) is is_kept


def test_a_place_near_one_of_its_countrys_places_is_near():
    _, tables = hubs(listed(country_code="USA", longitude="-74.0", latitude="40.7"))
    assert found(tables) == []


def test_an_exact_writing_goes_before_one_without_accents():
    names = hubs(listed(hub_id="a", name="Peñas"), listed(hub_id="b", name="Penas"))[0].names
    assert [names.named("Peñas", "KEN"), names.named("PENAS", "KEN"), names.named("Penás", "KEN")] == [
        {"a"},
        {"b"},
        {"a", "b"},
    ]


def test_one_of_several_names_is_enough():
    names = hubs(listed(hub_id="seoul", name="Seoul", country_code="KOR", aliases="Qqq"), listed(aliases="Old Town"))[
        0
    ].names
    assert names.is_same_place("seoul", "서울")
    assert names.alike("Kestrell Bay", "KEN") == {"kestrel-bay"}


@pytest.mark.parametrize(("text", "is_alike"), [("abcdefghijklmnopqxxx", True), ("abcdefghijklmnopxxxx", False)])
def test_names_are_alike_that_share_85_of_100_letters(text, is_alike):
    names = hubs(listed(name="abcdefghijklmnopqrst"))[0].names
    assert bool(names.alike(text, "KEN")) is is_alike


@pytest.mark.parametrize(
    ("name", "text", "is_named"),
    [
        ("해무", "해무시", True),
        ("해", "해시", False),  # of two letters the second is no word for an authority
        ("해무", "해무라", False),
        ("Haemu", "Haemu-si", True),
        ("Haemu", "City of Haemu", True),
        ("Haemu", "Haemu Sea", False),
    ],
)
def test_the_words_for_an_authority_are_no_part_of_the_name(name, text, is_named):
    names = hubs(listed(name=name, country_code="KOR"))[0].names
    assert bool(names.named(text, "KOR")) is is_named
