"""Which rows of a plan go on with a service of the plans before, and what is asked where they point two ways."""

import pytest

from etl.rows.plans.keys import Continued, ServiceKeys, name_of
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
