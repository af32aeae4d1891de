"""The services and targets that a row of a report or list is about, and what an ended target goes on as."""

import pytest

from etl.folder.table_file import ListRow
from etl.rows.plans.index import Said, kinds_of, may_be_one, name_of_service, unmatched_in_list
from tests.rows.plan_rows import index, service, target


def keys(things) -> list[str]:
    return [thing.key for thing in things]


TRAINING = service("h/t", title="Training", start_year=2024, end_year=2025)
LATER = service("h/u", title="Training", start_year=2026, end_year=2028)
TOUR = service("h/tour", title="Study tour", indicators_text="2 tours")
TARGETS = [target("h/t/event", TRAINING), target("h/tour/tour", TOUR, "2 tours", quantity=2, unit="tour")]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (Said(None, "Study tour"), ["h/tour"]),
        (Said(None, "STUDY TOUR."), ["h/tour"]),
        (Said(None, "Boat tour"), []),
        (Said(None, "h/t"), ["h/t"]),  # a list may give the key
        (Said(None, "Training"), ["h/t", "h/u"]),
        (Said("h/u", "Training"), ["h/u"]),
        (Said("h/tour", "Training"), ["h/t", "h/u"]),  # a key of other words tells nothing
        (Said(None, "Training", year=2025), ["h/t"]),
        (Said(None, "Training", year=2026), ["h/u"]),
        (Said(None, "Training", year=2023), ["h/t", "h/u"]),
        (Said("h/u", "Training", year=2025), ["h/t"]),  # the year goes before the key
        (Said(None, "Training", lines=frozenset({"3 events"})), ["h/t"]),
        (Said("h/tour", ""), ["h/tour"]),
        (Said(None, ""), []),
    ],
)
def test_services_by_their_words(said, found):
    assert keys(index([TRAINING, LATER, TOUR], TARGETS).services("h", said)) == found


def test_another_hub_has_other_services():
    assert index([TRAINING], []).services("other", Said(None, "Training")) == []


def test_a_printed_example_is_no_service():
    assert index([service(is_printed_example=True)], []).services_of_hub("h") == []


def test_a_service_keeps_the_names_that_it_had():
    was, now = service(version=1, title="Training", is_current=False), service(version=2, title="School")
    found = index([was, now], [])
    assert (
        keys(found.services("h", Said(None, "Training"))) == keys(found.services("h", Said(None, "School"))) == ["h/s"]
    )
    (only,) = found.services_of_hub("h")
    assert (only.name, only.first["title"], only.newest["title"]) == ("School", "Training", "School")


def test_a_row_without_a_title_was_printed_by_its_number():
    found = index([service(title=None, position=4)], [])
    assert keys(found.services("h", Said(None, "Service 4"))) == keys(found.services("h", Said(None, "For mayors")))
    assert found.services("h", Said(None, "Service 5")) == []


CELL = service(indicators_text="3 events; 5 events\n2 maps")
LINE = [
    target("three", CELL, "3 events; 5 events", span_start=0, span_end=8),
    target("five", CELL, "3 events; 5 events", quantity=5, total_target=15, span_start=10, span_end=18),
    target("maps", CELL, "2 maps", quantity=2, unit="map", unit_id=None, span_start=19, span_end=25),
    target("baseline", CELL, "9 maps", nature="baseline", quantity=9, unit="map", span_start=19, span_end=25),
]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (Said(None, "2 maps"), ["maps"]),
        (Said(None, "9 maps"), []),  # a baseline is no target
        (Said(None, "5 events"), ["five"]),  # its part of the line
        (Said(None, "3 events; 5 events"), ["three", "five"]),
        (Said(None, "3 events; 5 events", target="5 events"), ["five"]),
        (Said(None, "3 events; 5 events", target="15 events"), ["five"]),
        (Said(None, "3 events; 5 events", target="4 events"), ["three", "five"]),
        (Said("three", "3 events; 5 events"), ["three"]),
        (Said("three", "3 events; 5 events", target="5"), ["five"]),  # the number goes before the key
        (Said(None, "3 events; 5 events\n2 maps"), ["three", "five", "maps"]),  # the whole cell, as forms printed it
        (Said(None, "3 events; 5 events\n2 maps", unit="map"), ["maps"]),
        (Said("maps", ""), ["maps"]),
        (Said(None, ""), []),
    ],
)
def test_targets_by_their_words(said, found):
    plans = index([CELL], LINE)
    assert keys(plans.targets(plans.services_of_hub("h"), said)) == found


def test_a_target_that_shares_its_line_is_named_by_its_own_words():
    plans = index([CELL], LINE)
    (service_found,) = plans.services_of_hub("h")
    assert [one.label for one in service_found.targets.values()][:3] == [
        '"3 events; 5 events" ("3 events")',
        '"3 events; 5 events" ("5 events")',
        '"2 maps"',
    ]


def test_lines_without_anything_to_count_are_no_targets():
    plain = service(indicators_text="3 events\nBetter schools")
    (only,) = index([plain], [target("i", plain)]).services_of_hub("h")
    assert "better schools" in only.lines_without_target()
    assert "3 events" not in only.lines_without_target()


OLD, NEW = service(version=1, is_current=False), service(version=2)


def test_an_ended_target_may_go_on_as_one_that_begins_where_it_ends():
    plans = index([OLD, NEW], [target("was", OLD), target("kept", OLD), target("kept", NEW), target("now", NEW)])
    (only,) = plans.services_of_hub("h")
    assert keys(plans.heirs(only.targets["was"])) == ["now"]


def test_a_target_of_another_kind_is_no_heir():
    maps = target("now", NEW, unit="map", unit_id=None)
    plans = index([OLD, NEW], [target("was", OLD), maps])
    (only,) = plans.services_of_hub("h")
    assert plans.heirs(only.targets["was"]) == []


def test_an_heir_that_ended_too_hands_on_to_its_own():
    last = service(version=3)
    rows = [OLD, service(version=2, is_current=False), last]
    plans = index(rows, [target("was", OLD), target("between", NEW), target("now", last)])
    (only,) = plans.services_of_hub("h")
    assert keys(plans.heirs(only.targets["was"])) == ["now"]


def test_the_targets_of_a_replaced_service_go_on_in_the_one_of_its_name():
    was = service("h/a", 1, is_current=False, replaced_by="plan-2")
    now, other = service("h/b", 2), service("h/c", 3)
    plans = index([was, now, other], [target("was", was), target("now", now), target("other", other)])
    (old,) = (one for one in plans.services_of_hub("h") if one.key == "h/a")
    assert keys(plans.heirs(old.targets["was"])) == ["now"]
    still = index([was | {"is_current": True}, now], [target("was", was), target("now", now)])
    (old,) = (one for one in still.services_of_hub("h") if one.key == "h/a")
    assert still.heirs(old.targets["was"]) == []


WAS_LONGER = (
    service("h/a", 3, is_current=True),
    service("h/a", 1, is_current=False),
    service("h/a", 2, is_current=False),
)


def test_an_heir_begins_in_the_first_plan_without_the_ended_one():
    last, first, second = WAS_LONGER
    rows = [
        *(target("was", one) for one in (first, second)),
        *(target("beside", one) for one in (second, last)),
        *(target("now", one) for one in (last,)),
    ]
    (only,) = index([first, second, last], rows).services_of_hub("h")
    assert keys(index([first, second, last], rows).heirs(only.targets["was"])) == ["now"]
    gone_first = [target("was", first), *(target("now", one) for one in (second, last)), target("late", last)]
    plans = index([first, second, last], gone_first)
    (only,) = plans.services_of_hub("h")
    assert keys(plans.heirs(only.targets["was"])) == ["now"]


def test_a_target_is_current_where_one_of_its_plans_is():
    (only,) = index([OLD, NEW], [target("kept", OLD), target("kept", NEW), target("was", OLD)]).services_of_hub("h")
    assert [only.targets[key].is_current for key in ("kept", "was")] == [True, False]


def test_the_heirs_in_a_replacing_service_are_those_that_it_began_with():
    was = service("h/a", 1, is_current=False, replaced_by="plan-2")
    now, later = service("h/b", 2, is_current=False), service("h/b", 3)
    targets = [target("was", was), target("now", now), target("now", later), target("late", later)]
    plans = index([was, now, later], targets)
    (old,) = (one for one in plans.services_of_hub("h") if one.key == "h/a")
    assert keys(plans.heirs(old.targets["was"])) == ["now"]


# --- of any version ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        Said(None, "Training", lines=frozenset({"3 events"})),
        Said(None, "Training", lines=frozenset({"5 maps"})),
        Said(None, "Training", year=2024),
        Said(None, "Training", year=2027),
    ],
)
def test_a_service_is_told_by_any_of_its_versions(said):
    was, now = (
        service("h/a", 1, is_current=False, start_year=2024, end_year=2024),
        service("h/a", 2, start_year=2027, end_year=2027),
    )
    other = service("h/b", 2, indicators_text="9 days", start_year=2030, end_year=2031)
    targets = [target("one", was), target("two", now, "5 maps"), target("b", other, "9 days")]
    assert keys(index([was, now, other], targets).services("h", said)) == ["h/a"]


@pytest.mark.parametrize("told", [{"target": "3"}, {"target": "5"}, {"unit": "event"}, {"unit": "map"}])
def test_a_target_is_told_by_any_of_its_versions(told):
    targets = [
        target("one", OLD, quantity=3, unit="event"),
        target("one", NEW, quantity=5, unit="map"),
        target("other", NEW, quantity=9, unit="day"),
    ]
    plans = index([OLD, NEW], targets)
    assert keys(plans.targets(plans.services_of_hub("h"), Said(None, "3 events", **told))) == ["one"]


# --- keys that forms printed before -----------------------------------------------------------------------------------

PRINTED = index(
    [service("h/x", position=1), service("h/y", position=2), service("h/z", title="Tour", position=3)],
    [target("h/x/one", service("h/x"), position=1), target("h/x/two", service("h/x"), position=2)],
)


@pytest.mark.parametrize(
    ("key", "found"),
    [("h/training", ["h/x"]), ("h/training-2", ["h/y"]), ("h/training-1", ["h/x", "h/y"]), (None, ["h/x", "h/y"])],
)
def test_a_printed_key_tells_apart_services_of_one_title(key, found):
    assert keys(PRINTED.services("h", Said(key, "Training"))) == found


@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("h/training/event-1", ["h/x/one"]),
        ("h/training/event-2", ["h/x/two"]),
        ("h/training/event", ["h/x/one", "h/x/two"]),
    ],
)
def test_a_printed_key_tells_apart_targets_of_one_line(key, found):
    assert keys(PRINTED.targets(PRINTED.services_of_hub("h"), Said(key, "3 events"))) == found


def test_all_keys_of_a_hub_are_known_as_they_are_and_as_they_were():
    services = {"h/x", "h/y", "h/z", "h/training", "h/training-2", "h/tour"}
    targets = {"h/x/one", "h/x/two", "h/training/event-1", "h/training/event-2"}
    assert PRINTED.keys("h") == services | targets
    assert PRINTED.keys("other") == set()


EVENT, COURSE, PERSON = ({"unit": word, "unit_id": word, "nature": "target"} for word in ("event", "course", "person"))


@pytest.mark.parametrize(
    ("was", "now", "may"),
    [
        (EVENT, EVENT, True),
        (EVENT, PERSON, False),
        (EVENT, {"unit": None, "unit_id": None, "nature": "target"}, True),
        ({"unit": None, "unit_id": None, "nature": "target"}, EVENT, True),
        (EVENT, EVENT | {"nature": "baseline"}, False),
        (EVENT | {"nature": "baseline"}, EVENT, False),
        (
            {"unit": "radio", "unit_id": None, "nature": "target"},
            {"unit": "radio", "unit_id": None, "nature": "target"},
            True,
        ),
    ],
)
def test_two_targets_may_be_one_where_they_count_the_same_kind(was, now, may):
    assert may_be_one(was, now) is may


def test_what_is_counted_is_the_word_and_its_kind():
    assert kinds_of({"unit": "radio", "unit_id": None}) == {"radio"}
    assert kinds_of({"unit": None, "unit_id": None}) == set()
    assert "event" in kinds_of(EVENT)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({}, "Training"),
        ({"title": None}, "For mayors"),
        ({"title": None, "description": None}, "3 events"),
        ({"title": None, "description": None, "indicators_text": None, "coverage_text": "Kenya"}, "Kenya"),
        ({"title": None, "description": None, "indicators_text": None, "year_text": "2026"}, "2026"),
        ({"title": None, "description": None, "indicators_text": None}, ""),
    ],
)
def test_a_row_of_a_service_is_called_by_the_first_text_that_it_has(values, name):
    assert name_of_service(service(**values)) == name


def test_a_list_that_names_no_service_or_several_is_told():
    row = ListRow("pledges.csv", 3, {"service": "Training"})
    plans = index([TRAINING, LATER], [])
    none = unmatched_in_list(row, "pledge_unmatched", [])
    assert none.message == 'pledges.csv, line 3: the hub has no service "Training".'
    several = unmatched_in_list(row, "pledge_unmatched", plans.services_of_hub("h"))
    assert several.message == 'pledges.csv, line 3: the hub has 2 services called "Training".'
    assert several.hint == "Write the key of the one that is meant: h/t or h/u."
