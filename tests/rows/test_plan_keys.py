"""Which rows of a plan go on with a service of the plans before, and what is asked where they point two ways."""

import re

import pytest

from etl.meaning.identity import Target
from etl.rows.plans.keys import Continued, ServiceKeys, TargetKeys, name_of
from etl.text.keys import SLUG_LENGTH
from tests.rows.plan_rows import plan, work_plan_row


def taken(*versions: list) -> list[Continued]:
    keys = ServiceKeys("h")
    return [keys.take(plan(*rows, version=number)) for number, rows in enumerate(versions, start=1)]


def told(continued: Continued) -> list[tuple[str, str]]:
    return [(finding.code, finding.message) for finding in continued.findings]


def test_a_service_keeps_its_key_while_its_title_goes_on():
    first, later = taken([work_plan_row("Training")], [work_plan_row("TRAINING:", description="For all", year="2027")])
    assert first.keys == later.keys == ["h/training"]
    assert (later.replaced_keys, later.findings) == (frozenset(), [])


def test_another_title_is_another_service():
    _, later = taken([work_plan_row("Training")], [work_plan_row("Study tour", description="For schools")])
    assert later.keys == ["h/study-tour"]


def test_a_service_that_only_changed_its_title_goes_on_and_is_told():
    _, later = taken([work_plan_row("Training")], [work_plan_row("Mayors' school")])
    assert later.keys == ["h/training"]
    message = '"Mayors\' school" has the description and targets of "Training", and counts as the same service.'
    assert told(later) == [("service_renamed", message)]


@pytest.mark.parametrize(
    "changed",
    [
        {"description": "For schools"},
        {"indicators": "12 cities"},
        {"description": None},
    ],
)
def test_without_description_and_target_in_common_it_is_another(changed):
    _, later = taken([work_plan_row("Training")], [work_plan_row("Mayors' school", **changed)])
    assert later.keys == ["h/mayors-school"]
    assert later.findings == []


def test_a_description_that_two_rows_have_names_none():
    _, later = taken([work_plan_row("Training")], [work_plan_row("School"), work_plan_row("Academy")])
    assert later.keys == ["h/school", "h/academy"]


def test_services_of_one_title_are_told_apart_by_their_other_words():
    mayors, schools = (
        work_plan_row("Training"),
        work_plan_row("Training", description="For schools", indicators="9 days"),
    )
    first, later = taken([mayors, schools], [schools, mayors])
    assert len(set(first.keys)) == 2
    assert later.keys == first.keys[::-1]
    assert all(key.startswith("h/training-") for key in first.keys)


def test_of_two_services_of_one_title_the_one_left_goes_on_as_the_one_left():
    mayors, schools = (
        work_plan_row("Training"),
        work_plan_row("Training", description="For schools", indicators="9 days"),
    )
    changed = work_plan_row(
        "Training", description="For pupils", indicators="8 maps", coverage="Peru", year="2028", types=()
    )
    first, later = taken([mayors, schools], [mayors, changed])
    assert later.keys == first.keys
    assert later.findings == []


def test_where_the_words_point_two_ways_it_is_asked_and_the_old_ones_are_replaced():
    same = [work_plan_row("Training"), work_plan_row("Training", description="For schools", indicators="9 days")]
    new = work_plan_row(
        "Training", description="For pupils", indicators="8 maps", coverage="Peru", year="2028", types=()
    )
    first, later = taken(same, [new])
    assert later.replaced_keys == frozenset(first.keys)
    assert later.keys[0] not in first.keys
    ((code, message),) = told(later)
    assert code == "service_unclear"
    assert message.startswith('2 services of the plans before and 1 of this one are called "Training".')


def test_a_row_without_a_title_goes_on_where_its_description_does():
    first, later = taken([work_plan_row(None)], [work_plan_row(None, indicators="9 days", coverage="Peru")])
    assert first.keys == later.keys == ["h/for-mayors"]
    _, other = taken([work_plan_row(None)], [work_plan_row(None, description="For schools", indicators="9 days")])
    assert other.keys == ["h/for-schools"]


def test_a_row_without_a_word_has_a_key():
    empty = work_plan_row(None, description=None, indicators=None, year=None, coverage=None)
    assert taken([empty])[0].keys == ["h/service"]
    assert len(set(taken([empty, empty])[0].keys)) == 2


def test_a_service_that_was_left_out_goes_on_when_it_comes_back():
    tour = work_plan_row("Study tour", description="Three days", indicators="2 tours")
    _, _, back = taken([work_plan_row("Training"), tour], [tour], [work_plan_row("Training")])
    assert back.keys == ["h/training"]


def test_long_titles_that_begin_alike_have_keys_of_their_own():
    one, other = (work_plan_row("a" * 80 + end) for end in (" one", " two"))
    first, second = taken([one], [one, other])
    assert first.keys == second.keys[:1]
    assert len(set(second.keys)) == 2


@pytest.mark.parametrize(
    ("cells", "name"),
    [
        ({}, "Training"),
        ({"title": None}, "For mayors"),
        ({"title": None, "description": None}, "400 participants"),
        ({"title": None, "description": None, "indicators": None}, "Kenya"),
        ({"title": None, "description": None, "indicators": None, "coverage": None}, "2026"),
    ],
)
def test_a_service_is_called_by_the_first_text_that_it_has(cells, name):
    assert name_of(work_plan_row(**{"title": "Training"} | cells)) == name


# --- how a key is written, which reports that lie in inboxes name -----------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "keys"),
    [
        ([work_plan_row("a" * (SLUG_LENGTH - 2))], ["h/" + "a" * (SLUG_LENGTH - 2)]),
        ([work_plan_row("a" * (SLUG_LENGTH - 1))], ["h/" + "a" * (SLUG_LENGTH - 1) + "-?"]),  # it may be cut
        ([work_plan_row("Training!"), work_plan_row("Training?")], ["h/training-?", "h/training-?"]),
        ([work_plan_row("Training"), work_plan_row("Training")], ["h/training-?", "h/training-?-2"]),
        ([work_plan_row("Training")] * 3, ["h/training-?", "h/training-?-2", "h/training-?-3"]),
    ],
)
def test_a_key_has_a_hash_where_the_name_is_cut_or_shared(rows, keys):
    (found,) = taken(rows)
    assert [re.sub("-[0-9a-f]{6}(?=-|$)", "-?", key) for key in found.keys] == keys


def test_a_title_of_its_own_tells_a_service_and_of_one_title_all_their_words_do():
    def keys(title: str, description: str) -> list[str]:
        return taken([work_plan_row("Training!"), work_plan_row(title, description=description)])[0].keys

    assert keys("Training?", "For mayors") == keys("Training?", "For schools")
    assert keys("Training!", "For all")[0] == keys("Training!", "For schools")[0]
    assert keys("Training!", "For all")[1] != keys("Training!", "For schools")[1]


def test_a_key_that_was_given_before_is_told_by_all_words_of_the_new_service():
    def begun(description: str) -> str:
        other = work_plan_row("Training #", description=description, indicators="8 maps")
        first, later = taken([MAYORS], [MAYORS, other])
        assert first.keys == later.keys[:1] == ["h/training"]
        return later.keys[1]

    assert re.fullmatch("h/training-[0-9a-f]{6}", begun("For pupils"))
    assert begun("For pupils") != begun("For towns")


# --- which goes on as which, wherever it stands -----------------------------------------------------------------------


def test_what_is_told_by_its_title_leaves_the_others_to_their_words():
    apple, beech = work_plan_row("Apple"), work_plan_row("Beech", description="Trees", indicators="9 trees")
    _, later = taken([apple, beech], [beech, work_plan_row("Pear")])
    assert later.keys == ["h/beech", "h/apple"]
    _, later = taken([beech, apple], [work_plan_row("Pear"), beech])
    assert later.keys == ["h/apple", "h/beech"]


MAYORS = work_plan_row("Training")
SCHOOLS = work_plan_row("Training", description="For schools", indicators="9 days")
CHANGED = work_plan_row("Training", description="x", indicators="8 maps", coverage="Peru", year="2028", types=())


def test_of_two_services_of_one_title_the_one_that_agrees_goes_on_and_the_others_are_left():
    first, later = taken([MAYORS, SCHOOLS], [SCHOOLS, CHANGED])
    assert later.keys == first.keys[::-1]
    first, later = taken([MAYORS, SCHOOLS], [SCHOOLS])
    assert (later.keys, later.replaced_keys, later.findings) == (first.keys[1:], frozenset(), [])
    first, later = taken([SCHOOLS], [MAYORS, SCHOOLS])
    assert later.keys[1:] == first.keys
    assert (later.keys[0] in first.keys, later.replaced_keys, later.findings) == (False, frozenset(), [])


def test_no_description_is_none_in_common():
    _, later = taken([work_plan_row("Training", description=None)], [work_plan_row("School", description=None)])
    assert later.keys == ["h/school"]


# --- targets ----------------------------------------------------------------------------------------------------------


def target_of(words: str, unit: str | None, *numbers: float) -> Target:
    return Target(words, words, "target", unit, None, numbers, "en")


EVENTS, MAPS = target_of("3 events", "event", 3), target_of("9 flood maps", "map", 9)


def keys_of(*versions: list[Target]) -> list[list[str]]:
    keys = TargetKeys()
    return [keys.take("h/s", number, targets) for number, targets in enumerate(versions, start=1)]


@pytest.mark.parametrize(
    ("targets", "keys"),
    [
        ([EVENTS], ["h/s/event-?"]),
        ([target_of("3 things", None, 3)], ["h/s/item-?"]),
        ([target_of("3 !", "!", 3)], ["h/s/item-?"]),
        ([EVENTS, EVENTS, EVENTS], ["h/s/event-?", "h/s/event-?-2", "h/s/event-?-3"]),
    ],
)
def test_the_key_of_a_target_is_its_unit_with_a_hash_of_its_words(targets, keys):
    (found,) = keys_of(targets)
    assert [re.sub("-[0-9a-f]{6}(?=-|$)", "-?", key) for key in found] == keys


def test_a_target_keeps_its_key_wherever_it_stands():
    first, later = keys_of([EVENTS, MAPS], [MAPS, EVENTS])
    assert later == first[::-1]


def test_a_target_that_was_left_out_has_its_key_again_when_it_comes_back():
    first, between, back, again = keys_of([EVENTS, MAPS], [EVENTS], [EVENTS, MAPS], [MAPS, EVENTS])
    assert between == first[:1]
    assert back == first
    assert again == first[::-1]


def test_a_target_that_says_the_same_and_more_keeps_its_key():
    more = target_of("12 flood maps of coastal towns", "map", 12)
    first, later = keys_of([EVENTS, MAPS], [more, EVENTS])
    assert later == first[::-1]
    first, later = keys_of([MAPS, EVENTS], [EVENTS, more])
    assert later == first[::-1]


def test_a_target_in_other_words_is_another():
    first, later = keys_of([EVENTS, MAPS], [target_of("40 mayors", "mayor", 40), EVENTS])
    assert later[1] == first[0]
    assert later[0] not in first


def test_one_target_goes_on_as_one():
    """Two that both say the same and more of one leave it open which it is."""
    longer = [target_of(f"9 flood maps of {place}", "map", 9) for place in ("coastal towns", "mountain villages")]
    first, later = keys_of([MAPS], longer)
    assert not set(first) & set(later)
