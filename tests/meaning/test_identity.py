"""Which rows of two plans are one thing: by words, the same in any order, and asked where the words point two ways."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.forms.records import WorkPlanRow
from etl.meaning.identity import (
    Target,
    agreeing,
    bare_words,
    exact,
    own_part,
    says_more,
    without_accents,
    without_marker,
    worded,
)
from etl.rows.plans.keys import ServiceKeys, TargetKeys
from etl.rows.plans.plan import Plan
from tests.rows.plan_rows import work_plan_row


@pytest.mark.parametrize(
    ("one", "other", "spelling"),
    [
        ("Flood  Training", "flood training", exact),
        ("Café", "Cafe\u0301", exact),
        ("Training: floods", "Training – floods", worded),
        ("Mayors’ school", "Mayors' school", worded),
        ("Capacitação", "Capacitacao", without_accents),
    ],
)
def test_titles_that_are_written_alike(one, other, spelling):
    assert spelling(one) == spelling(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("C++", "C#"), ("Training 1", "Training ١"), ("मोती", "मती"), ("が", "か"), ("мойка", "моика"), ("A/B", "A B")],
)
def test_titles_that_are_others_in_every_spelling(one, other):
    assert not any(spelling(one) == spelling(other) for spelling in (exact, worded, without_accents))


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("400 participants", "participants"),
        ("2) 1,200 participants by 30 June 2026", "participants by"),
        ("two workshops a year", "workshops year"),
        ("25 radios base entregadas a diciembre de 2026", "radios base entregadas"),
        ("연 2회(총 6회) 교육", "연 회 총 회 교육"),
        ("80% of 50 cities", "% of cities"),
    ],
)
def test_the_words_of_a_line_without_figures_and_dates(line, words):
    assert bare_words(line, None, None) == words


@pytest.mark.parametrize("marker", ["1. ", "2) ", "(a) ", "iv. ", "• ", "- ", "③ "])
def test_a_place_in_a_list_is_no_word(marker):
    assert without_marker(f"{marker}400 participants") == "400 participants"


@pytest.mark.parametrize("line", ["1.5 million trees", "400 participants", "(12 cities) reached", "a city"])
def test_a_number_of_the_line_itself_stays(line):
    assert without_marker(line) == line


def test_semicolons_divide_a_line():
    assert own_part("12 cities supported; 400 participants", "400 participants") == "400 participants"
    assert own_part("5 cities; 5 cities", "5 cities") == "5 cities; 5 cities"


def target(line: str, unit: str | None, *numbers: float) -> Target:
    return Target(line, line, "target", unit, None, numbers, "en")


@pytest.mark.parametrize(
    ("was", "now", "is_one"),
    [
        (
            target("400 participants", "participant", 400),
            target("400 participants from Asia", "participant", 400),
            True,
        ),
        (
            target("400 participants", "participant", 400),
            target("40 participants of a summit", "participant", 40),
            False,
        ),
        (target("4 groups coached", "group", 4), target("2 groups coached by peers", "group", 2), True),
        (target("300 people trained", "person", 300), target("300 officials trained", "official", 300), False),
    ],
)
def test_a_target_that_says_the_same_and_more(was, now, is_one):
    assert says_more(was, now) is is_one


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        (("ab", "b"), ("b", "ab"), [(0, 1), (1, 0)]),
        (("ab", "ab"), ("ab", "ab"), [(0, 0), (1, 1)]),
        (("ab", "ab"), ("ab",), []),
        (("ab",), ("ac", "ad"), []),
        (("abc", "a"), ("abd", "a"), [(0, 0), (1, 1)]),
        (("abx", "aby"), ("aby", "abz"), [(1, 0)]),
        (("ab", "cd"), ("ad", "cb"), []),
    ],
)
def test_what_points_two_ways_gives_no_pair(old, new, pairs):
    assert agreeing(*([frozenset(letters) for letters in side] for side in (old, new))) == pairs


SETS = st.lists(st.frozensets(st.sampled_from("abcdef"), min_size=1), max_size=6)


@given(SETS, SETS, st.randoms(use_true_random=False))
def test_pairs_are_of_contents_and_not_of_places(old, new, order):
    shuffled = order.sample(range(len(new)), len(new))
    pairs = sorted((sorted(old[one]), sorted(new[other])) for one, other in agreeing(old, new))
    moved = [new[place] for place in shuffled]
    assert pairs == sorted((sorted(old[one]), sorted(moved[other])) for one, other in agreeing(old, moved))


@given(SETS, SETS)
def test_a_pair_shares_more_than_any_rival(old, new):
    pairs = agreeing(old, new)
    assert len({one for one, _ in pairs}) == len({other for _, other in pairs}) == len(pairs)
    for one, other in pairs:
        rivals = [old[one] & row for row in new if row != new[other]]
        assert old[one] == new[other] or all(rival < old[one] & new[other] for rival in rivals)


def row(title: str, description: str, indicators: str) -> WorkPlanRow:
    return work_plan_row(title, description=description, indicators=indicators)


ROWS = st.lists(
    st.builds(
        row,
        st.sampled_from(["Training", "training.", "Training 1", "x" * 70, "x" * 70 + " 2", ""]),
        st.sampled_from(["For mayors", "For schools", ""]),
        st.sampled_from(["400 participants", "300 participants", "12 cities", "12 cities\n400 participants"]),
    ),
    max_size=5,
    unique_by=str,
)


@given(ROWS, ROWS, st.randoms(use_true_random=False))
def test_keys_of_services_are_the_same_in_any_order_of_rows(before, after, order):
    moved = [order.sample(before, len(before)), order.sample(after, len(after))]
    assert keys_of(before, after) == keys_of(*moved)


def keys_of(*versions: list[WorkPlanRow]) -> list[dict[str, str]]:
    """The key by the row's words, version by version; a version never has one key twice."""
    keys, found = ServiceKeys("hub"), []
    for number, rows in enumerate(versions, start=1):
        given_keys = keys.take(Plan(f"plan-{number}", "hub", None, None, None, "en", tuple(rows), (), number)).keys
        assert len(set(given_keys)) == len(rows)
        found.append({str(row): key for row, key in zip(rows, given_keys, strict=True)})
    return found


LINES = st.lists(
    st.sampled_from(["400 participants", "300 participants", "12 cities", "9 cities by 2026", "9 cities by 2027"]),
    max_size=4,
    unique=True,
)


@given(LINES, LINES, LINES, st.randoms(use_true_random=False))
def test_keys_of_targets_are_the_same_in_any_order_of_lines(first, second, third, order):
    def keyed(*versions: list[str]) -> list[dict[str, str]]:
        keys, found = TargetKeys(), []
        for number, lines in enumerate(versions, start=1):
            targets = [target(line, line.split()[1], float(line.split()[0])) for line in lines]
            found.append(dict(zip(lines, keys.take("hub/service", number, targets), strict=True)))
        return found

    assert keyed(first, second, third) == keyed(*(order.sample(lines, len(lines)) for lines in (first, second, third)))
