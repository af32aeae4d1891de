"""A text four times as long takes four times the work, whichever of these pieces it is made of."""

import re

import pytest

from tests.growth import out_of_proportion

PIECES = {
    "numbers:find_numbers": ["1 ", "1,", "만", "十", "1억", "one ", "a", "mil "],
    "years:find_periods": ["2025-", "may ", "1 ", "3 years ", "(2025), ", "1월", "to ", "Plan 2025 ", "년"],
    "money:read_money": ["USD 5 ", "$", "1 ", "of which ", "USD 5,000-", "연 5만원 "],
    "indicators:read_indicators": ["10 cities by 2026, ", "(", "회2", "word ", "- 3 events/year\n"],
}


@pytest.mark.parametrize("reader", PIECES)
def test_long_texts_take_work_in_proportion(reader):
    assert out_of_proportion(f"etl.meaning.{reader}", PIECES[reader]) == {}


def looks_once(text: str) -> list[str]:
    return [word for word in re.findall("[a-z]+", text) if re.match("w", word)]


def compares_each_word_with_each(text: str) -> list[str]:
    return [word for word in text.split() if all(other for other in text.split())]


def searches_the_text_for_each_word(text: str) -> list[str]:
    return [word for word in text.split() if re.search("z", text) is None]


@pytest.mark.parametrize(
    ("reader", "seen"),
    [(looks_once, []), (compares_each_word_with_each, ["word "]), (searches_the_text_for_each_word, ["word "])],
)
def test_work_that_grows_with_the_square_is_seen(reader, seen):
    assert list(out_of_proportion(f"{reader.__module__}:{reader.__name__}", ["word "])) == seen
