"""The rows of a filled report: which one counts for a service or target, and what versions do not say alike."""

from dataclasses import replace

import pytest

from etl.forms.annual_report.cities import SupportedCity
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
    twice = told(money=(money_row(5), money_row(5)))
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
