"""Headings spelled nearly as printed: found among the labels that may be meant, without looking at the others."""

import difflib
import random

import pytest

from etl.forms.candidature.labels import vocabulary
from etl.forms.candidature.reader import FIELDS, FormReader
from etl.forms.candidature.similar import SimilarVocabulary
from etl.forms.candidature.spellings import SIMILARITY_MIN, Spellings
from etl.forms.records import COLUMNS
from etl.read.document import Cell, Row, Table
from tests.growth import work

ALL_FIELDS = frozenset((*FIELDS, *COLUMNS))
SYLLABLES = [f"{first}{second}" for first in "bcdfghjklmnprstvz" for second in "aeiou"]


def names(number: int) -> list[str]:
    """So many different made-up words."""
    made = random.Random(3)
    found = dict.fromkeys("".join(made.choices(SYLLABLES, k=4)) for _ in range(2 * number))
    assert len(found) >= number
    return list(found)[:number]


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Nombre del atnlcalde/sa", "mayor_name"),
        ("Strategic Objectiv 2", "strategic_objective_2"),
        ("Objecitf tranvseasal 2", "cross_cutting_objective_2"),
    ],
)
def test_a_heading_with_a_typing_error_is_known(text, field):
    found = SimilarVocabulary(vocabulary("field"), ALL_FIELDS).match(text)
    assert (field in found.fields, found.exact) == (True, False)


@pytest.mark.parametrize("text", ["Strategic Objectiv 7", "Kestrel Bay", "2031", "A report of the harbour office"])
def test_other_words_and_other_numbers_are_no_heading(text):
    assert SimilarVocabulary(vocabulary("field"), ALL_FIELDS).match(text) is None


def test_the_nearest_is_the_one_that_a_comparison_with_every_label_finds():
    made = random.Random(7)
    labels = sorted(vocabulary("work_plan")._labels)
    for _ in range(60):
        letters = list(made.choice([label for label in labels if label.isalpha() and 4 <= len(label) <= 120]))
        for _ in range(made.randint(1, 3)):
            letters[made.randrange(len(letters))] = made.choice("aeiourst")
        bent = "".join(letters)
        nearest = difflib.get_close_matches(bent, [label for label in labels if label.isalpha()], 1, SIMILARITY_MIN)
        assert [vocabulary("work_plan").spellings.nearest(bent, lambda _: True)] == (nearest or [None]), bent


def test_one_that_is_not_wanted_gives_way_to_the_next():
    spellings = Spellings(["coverage", "coverages"])
    assert spellings.nearest("coverrage", lambda _: True) == "coverage"
    assert spellings.nearest("coverrage", lambda key: key != "coverage") == "coverages"
    assert spellings.nearest("coverrage", lambda _: False) is None


def test_labels_that_share_few_letters_cost_nothing():
    few, many = (Spellings([*names(number), "geographiccoverage"]) for number in (100, 5_000))
    asked = [work(lambda these=these: these.nearest("geograficcoverage", lambda _: True)) for these in (few, many)]
    assert asked[0] == asked[1] > 0


def cells_read(number: int) -> int:
    """The work of looking for similar headings in a table of so many different cells."""
    labels = [SimilarVocabulary(vocabulary(kind), ALL_FIELDS) for kind in ("field", "work_plan")]
    cells = names(number)
    rows = [Row(at, [Cell([text], at) for at, text in enumerate(cells[at : at + 5])]) for at in range(0, number, 5)]
    return work(lambda: FormReader(*labels).read([Table(1, rows)]))


def test_reading_cells_grows_with_their_number():
    cells_read(20)  # loads the vocabulary
    few, many = cells_read(250), cells_read(1_000)
    assert 0 < many <= 1.1 * 4 * few


def test_a_cell_that_comes_again_is_not_compared_again():
    labels = SimilarVocabulary(vocabulary("field"), ALL_FIELDS)
    first, second = (work(lambda: [labels.match(name) for name in names(50)]) for _ in range(2))
    assert second * 5 < first
