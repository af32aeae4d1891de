"""The rows of a filled report: which one counts for a service or target, and what versions do not say alike."""

from dataclasses import replace

import pytest

from etl.forms.annual_report.cities import SupportedCity
from etl.forms.annual_report.keys import Given
from etl.forms.annual_report.report import AnnualReport
from etl.rows.plans.index import Said
from etl.rows.reports.matching import Matched, ReportMatching, ToldTarget, settled
from etl.rows.reports.versions import Told, doubts_of, holds_answers, report_words
from tests.rows.plan_rows import index, service, target
from tests.rows.report_rows import HERE, money_row, number, result_row, service_row


def matched(key: str | None, answered: bool, printed: str | None = None, name: str = "") -> Matched:
    (thing,) = index([service(key)], []).services_of_hub("h") if key else (None,)
    return Matched(name, Said(printed, ""), answered, [thing] if thing else [], [thing] if thing else [])


@pytest.mark.parametrize(
    ("rows", "found", "left"),
    [
        ([("a", True, None)], {"a": 0}, []),
        ([("a", False, None)], {"a": 0}, []),
        ([("a", False, None), ("a", True, None)], {"a": 1}, []),  # the only one that is answered
        ([("a", True, None), ("a", True, "key")], {"a": 1}, [0]),  # the only one with the printed key
        ([("a", True, None), ("a", True, None)], {}, [0, 1]),
        ([("a", True, "key"), ("a", True, "key")], {}, [0, 1]),
        ([("a", False, None), ("a", False, None)], {"a": 0}, []),
        ([("a", True, None), ("b", True, None)], {"a": 0, "b": 1}, []),
        ([(None, True, None)], {}, [0]),
        ([(None, False, None)], {}, []),
    ],
)
def test_of_several_rows_about_one_thing_one_counts(rows, found, left):
    made = [matched(key, answered, printed, str(at)) for at, (key, answered, printed) in enumerate(rows)]
    counted, rest = settled(made)
    assert {key: int(one.row) for key, one in counted.items()} == found
    assert sorted(int(one.row) for one in rest) == left


def test_a_row_that_fits_two_things_is_about_none_of_them_yet():
    things = index([service("a"), service("b")], []).services_of_hub("h")
    unclear = Matched("0", Said(None, ""), True, things, things)
    assert unclear.found_key is None
    assert settled([unclear]) == ({}, [unclear])


# --- what a row is about ----------------------------------------------------------------------------------------------

T, U = service("h/t"), service("h/u", indicators_text="9 maps\n3 events")
TWINS = index([T, U], [target("h/t/event", T), target("h/u/map", U, "9 maps"), target("h/u/event", U)])
TOUR = index([service("h/tour", title="Tour")], [])
EARTH = Given("i", {"indicator": "9 maps", "target": "9", "unit": "map"}, "k")
SHORE = Given("j", {"indicator": "3 events", "target": "3", "unit": "event"}, "k")


def matching(plans=TWINS, **content) -> ReportMatching:
    return ReportMatching(plans, "h", AnnualReport(hub_id="h", report_year=2025, **content))


def test_what_was_printed_goes_before_what_stands_in_the_row():
    printed = {"k": Given("k", {"service": "Tour"})}
    found = matching(TOUR, printed_services=printed)
    assert [one.key for one in found.services_of("k", "Typed over")] == ["h/tour"]
    assert found.services_of("other", "Typed over") == found.services_of(None, "Typed over") == []
    assert [one.key for one in found.services_of(None, "Tour")] == ["h/tour"]


def test_the_printed_targets_of_a_service_tell_which_one_of_its_title_it_is():
    found = matching(printed_indicators={"i": EARTH, "j": SHORE})
    assert [one.key for one in found.services_of("k", "Training")] == ["h/u"]
    assert [one.key for one in found.services_of(None, "Training")] == ["h/t", "h/u"]


@pytest.mark.parametrize(
    ("values", "is_answered"),
    [
        ({}, False),
        ({"status_text": "done"}, True),
        ({"reason": "Rain"}, True),
        ({"problems": "Roads"}, True),
        ({"changes": "Later"}, True),
        ({"people_reached": number(0, "0")}, True),
        ({"cities": (SupportedCity("Kisumu", "KEN", "Kisumu", HERE),)}, True),
    ],
)
def test_any_filled_cell_answers_the_row_of_a_service(values, is_answered):
    (row,) = matching(services=(service_row(**values),)).services
    assert row.is_answered is is_answered


def test_the_key_of_a_target_names_its_service_where_the_table_of_keys_is_gone():
    row = result_row(indicator_key="h/u/event-1", service_key=None, target="", unit="")
    assert [one.found_key for one in matching(results=(row,)).results] == ["h/u/event"]
    unkeyed = result_row(indicator_key=None, service_key=None, target="", unit="")
    assert [one.found_key for one in matching(results=(unkeyed,)).results] == [None]


def test_the_printed_words_of_a_target_go_before_what_stands_in_the_row():
    row = result_row(indicator_key="i", text="Typed over", target="", unit="")
    (found,) = matching(results=(row,), printed_indicators={"i": EARTH, "j": SHORE}).results
    assert (found.found_key, found.said.target, found.said.unit) == ("h/u/map", "9", "map")


def test_keys_whose_words_are_those_of_one_thing_are_known():
    rows = {
        "services": (service_row(service_key="s1", title="Tour"), service_row(service_key="s2", title="Tower")),
        "money": (money_row(service_key="m1", title="Tour"), money_row(service_key="m2", title="Tower")),
    }
    unkeyed = {
        "services": (service_row(service_key=None, title="Tour"),),
        "money": (money_row(service_key=None, title="Tour"),),
    }
    assert matching(TOUR, **rows).keys_known_by_words() == {"s1", "m1"}
    assert matching(TOUR, **unkeyed).keys_known_by_words() == set()
    twins = {"services": (service_row(),), "money": (money_row(),), "results": (result_row(text="9 maps", target=""),)}
    assert matching(**twins).keys_known_by_words() == {"i"}


def test_a_line_without_a_target_is_one_of_any_of_the_services():
    plain = service("h/v", indicators_text="Better schools")
    row = result_row(indicator_key=None, text="Better schools", number=number(5, "5"))
    (found,) = matching(index([T, plain], [target("h/t/event", T)]), results=(row,)).results
    assert found.is_line_of_plan
    (other,) = matching(results=(row,)).results
    assert not other.is_line_of_plan


def belonging(plans, *rows) -> list[str]:
    found = matching(plans, results=rows)
    return [one.key for one in found.may_belong_to(found.results[-1])]


def test_a_value_may_belong_to_targets_in_force_of_its_unit_that_have_none():
    now = service("h/s", 2, indicators_text="3 events\n9 maps\n5 cities")
    targets = [target("h/s/map", now, "9 maps", unit="map", unit_id=None), target("h/s/event", now)]
    targets += [
        target("h/s/rule", now, "5 cities", nature="baseline"),
        target("h/s/free", now, "5 cities", unit=None, unit_id=None),
    ]
    was = service("h/s", 1, is_current=False, indicators_text="4 events")
    plans = index([was, now], [*targets, target("h/s/old", was, "4 events")])
    loose = {"indicator_key": None, "target": ""}
    unknown = result_row(text="many", unit="", number=number(4, "4"), **loose)
    assert belonging(plans, unknown) == ["h/s/map", "h/s/event", "h/s/free"]
    assert belonging(plans, result_row(text="many", unit="map", number=number(4, "4"), **loose)) == [
        "h/s/map",
        "h/s/free",
    ]
    reported = result_row(text="3 events", unit="", number=number(2, "2"), **loose)
    assert belonging(plans, reported, unknown) == ["h/s/map", "h/s/free"]
    empty = result_row(text="3 events", unit="", **loose)
    assert belonging(plans, empty, unknown) == ["h/s/map", "h/s/event", "h/s/free"]


def test_a_value_of_no_service_may_belong_to_the_targets_with_its_words():
    row = result_row(
        service_key=None, indicator_key=None, service_title="Tower", target="", unit="", number=number(4, "4")
    )
    assert belonging(TWINS, row) == ["h/t/event", "h/u/event"]
    assert belonging(TWINS, result_row(service_title="Training", indicator_key=None, target="", unit="")) == [
        "h/t/event",
        "h/u/event",
    ]


# --- what a report says -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "holds"),
    [
        ({"services": (service_row(),), "results": (result_row(),)}, False),
        ({}, False),
        ({"services": (service_row(status_text="under way"),)}, True),
        ({"services": (service_row(reason="Flood"),)}, True),
        ({"services": (service_row(problems="Rain"),)}, True),
        ({"services": (service_row(changes="Later"),)}, True),
        ({"services": (service_row(people_reached=number(0, "0")),)}, True),  # a zero is said
        ({"services": (service_row(cities=(SupportedCity("Kisumu", "KEN", "Kisumu", HERE),)),)}, True),
        ({"results": (result_row(number=number(0, "0")),)}, True),
        ({"results": (result_row(evidence="photo"),)}, True),
        ({"results": (result_row(evidence_kind_text="link"),)}, True),
        ({"results": (result_row(note="soon"),)}, True),
        ({"money": (money_row(),)}, True),
    ],
)
def test_a_form_that_came_back_as_it_was_sent_reports_nothing(rows, holds):
    assert holds_answers(AnnualReport(hub_id="h", report_year=2025, **rows)) is holds


def test_the_same_numbers_written_otherwise_are_the_same_words():
    one = AnnualReport(hub_id="h", report_year=2025, results=(result_row(number=number(1200, "1,200")),))
    other = replace(one, results=(result_row(number=number(1200, "1200")),))
    assert report_words(one) == report_words(other)
    unread = replace(one, results=(result_row(number=number(1200, "1.200", "review")),))
    assert report_words(one) != report_words(unread)


def told(*, services=None, results=None, money=()) -> Told:
    return Told(services or {}, results or {}, tuple(money))


def test_without_a_rival_nothing_is_in_doubt():
    assert doubts_of(told(services={"s": service_row(reason="x")}), [], "Because.").statuses == frozenset()


@pytest.mark.parametrize(
    ("mine", "other", "name", "keys"),
    [
        ({"status_text": "done"}, {"status_text": "under way"}, "statuses", {"s"}),
        ({"status_text": "done"}, {"status_text": "done"}, "statuses", set()),
        ({"status_text": "done"}, {}, "statuses", {"s"}),
        ({"people_reached": number(5, "5")}, {"people_reached": number(6, "6")}, "people", {"s"}),
        ({"people_reached": number(5, "5")}, {"people_reached": number(5, "5.0")}, "people", set()),
        ({"people_reached": number(5, "5")}, {"status_text": "x"}, "cities", set()),
    ],
)
def test_what_two_versions_say_otherwise_of_a_service_is_in_doubt(mine, other, name, keys):
    doubts = doubts_of(
        told(services={"s": service_row(**mine)}), [told(services={"s": service_row(**other)})], "Because."
    )
    assert getattr(doubts, name) == keys
    assert doubts.reason == "Because."


def test_a_value_that_only_one_version_has_is_in_doubt():
    with_value = told(results={"i": result_row(number=number(5, "5")), "j": result_row(number=number(1, "1"))})
    without = told(results={"j": result_row(number=number(1, "1"), evidence="photo")})
    doubts = doubts_of(with_value, [without], "Because.")
    assert (doubts.results, doubts.evidence) == ({"i"}, {"j"})
    assert doubts_of(without, [with_value], "Because.").results == {"i"}


def test_sums_that_only_one_version_names_are_in_doubt():
    mine, other = told(money=(money_row(5), money_row(7))), told(money=(money_row(7),))
    assert doubts_of(mine, [other], "Because.").money == {0}
    assert doubts_of(mine, [mine], "Because.").money == frozenset()
    unkeyed = [told(money=(money_row(5, service_key=None, title=title),)) for title in ("Training", "Tour")]
    assert doubts_of(unkeyed[0], unkeyed[1:], "Because.").money == {0}
    twice = told(money=(money_row(5), money_row(5)))
    assert doubts_of(twice, [twice], "Because.").money == frozenset()
    assert len(doubts_of(twice, [told(money=(money_row(5),))], "Because.").money) == 1


# --- a person's answer ------------------------------------------------------------------------------------------------


def test_a_person_gives_a_value_to_none_of_the_targets():
    plan = service("h/s")
    report = AnnualReport(hub_id="h", report_year=2025, results=(result_row(text="?", number=number(5, "5")),))
    matching = ReportMatching(index([plan], [target("h/s/event", plan)]), "h", report)
    assert matching.told_target(matching.results[0], None) == ToldTarget(None)
    assert matching.told_target(matching.results[0], "9 towers") is None


def test_a_target_that_has_its_own_value_is_not_free():
    plan = service("h/s", title="Training")
    plans = index([plan], [target("h/s/event", plan)])
    rows = result_row(indicator_key=None, number=number(2, "2")), result_row(indicator_key=None, text="?")
    matching = ReportMatching(plans, "h", AnnualReport(hub_id="h", report_year=2025, results=rows))
    assert matching.told_target(matching.results[1], "3 events") is None
