"""Target, result or baseline: sentences written from values in thirteen languages, and read back."""

import csv
import random
from pathlib import Path

import pytest

from etl.meaning.indicators import IndicatorItem, find_items
from etl.meaning.words.lexicon import LANGUAGES

PHRASEBOOK = Path(__file__).parents[1] / "phrases" / "natures.csv"
KINDS = {"raised", "dated", "barer", "state", "target", "actual"}
VALUES_COUNT = 25


def sentences() -> list[dict[str, str]]:
    with PHRASEBOOK.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def values(kind: str) -> list[dict[str, int]]:
    """Values of one kind of sentence: two counts, the first smaller, and two years; the same in every run."""
    chance = random.Random(kind)
    drawn = []
    for _ in range(VALUES_COUNT):
        low = chance.randint(3, 60)
        earlier = chance.randint(2015, 2024)
        drawn.append(
            {
                "low": low,
                "high": low + chance.randint(2, 38),
                "earlier": earlier,
                "later": chance.randint(max(earlier + 2, 2025), 2031),
            }
        )
    return drawn


def told(items: list[IndicatorItem]) -> list[tuple[int | None, str, int | None, int | None]]:
    """What is read of each item: count, nature, year of the deadline, baseline."""
    return [
        (
            item.quantity and int(item.quantity),
            item.nature,
            item.deadline and item.deadline.year,
            item.baseline and int(item.baseline),
        )
        for item in items
    ]


def test_the_phrasebook_has_every_kind_in_every_language():
    assert {(row["language"], row["kind"]) for row in sentences()} == {
        (one, kind) for one in LANGUAGES for kind in KINDS
    }


@pytest.mark.parametrize("row", sentences(), ids=lambda row: f"{row['language']}-{row['text'][:18]}")
def test_what_a_sentence_says_is_read_back(row: dict[str, str]):
    kind = row["kind"]
    for one in values(kind):
        text = row["text"].format(**one)
        if kind in ("target", "actual"):
            items = find_items(text, row["language"], context="text")
            assert told(items) == [(one["high"], kind, None, None)], text
        else:
            due = None if kind == "barer" else one["later"]
            items = find_items(text, row["language"], context="work_plan")
            expected = [(one["low"], "baseline", None, None), (one["high"], "target", due, one["low"])]
            assert told(items) == expected, text
        # A fiscal year may end in any month: its day is asked, never what the count is.
        asks_day = "FY" in text or "年度" in text
        assert {item.state for item in items} == ({"read", "review"} if asks_day else {"read"}), text


def test_a_date_beside_the_baseline_is_no_deadline():
    baseline, target = find_items("Baseline 2020: 45%, target 60%", "en")
    assert (baseline.nature, target.nature, target.deadline) == ("baseline", "target", None)


def test_two_dates_without_a_word_of_change_are_two_targets():
    items = find_items("30 % by end of 2025, 60 % by 2027", "en")
    assert told(items) == [(30, "target", 2025, None), (60, "target", 2027, None)]


def test_the_state_word_holds_for_its_own_count_only():
    items = find_items("Currently 12 cities; 20 cities by 2027 and 30 cities by 2029", "en")
    assert [item.nature for item in items] == ["baseline", "target", "target"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("10 şehirden 30 şehre çıkarılması", "tr"),
        ("10都市から30都市へ拡大する", "ja"),
        ("从10个城市增加到30个城市", "zh"),
        ("dari 10 kota menjadi 30 kota", "id"),
    ],
)
def test_a_change_of_counts_has_its_baseline(text: str, language: str):
    assert told(find_items(text, language)) == [(10, "baseline", None, None), (30, "target", None, 10)]


def test_things_from_places_are_no_change():
    assert [item.nature for item in find_items("5 ülkeden 20 şehir", "tr")] == ["target", "target"]
