"""What a work plan counts: the small vocabulary of units and the words for them in each language."""

from dataclasses import dataclass
from functools import cache

from etl.folder.reference import rows

_SIBILANTS = ("ches", "shes", "sses", "xes", "zzes")
_MOST_UNLISTED = 1_000_000


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the vocabulary (a row of units.csv): what charts and totals group by.

    `most_believable` is the largest count that a work plan can mean; more is a slip of the pen or of a translation.
    """

    unit_id: str
    singular: str
    plural: str
    kind: str
    is_of_people: bool
    most_believable: int


@dataclass(frozen=True, slots=True)
class UnitWord:
    """One form of a word for a unit: `word` is the finer English singular ("study tour"), `unit` its coarse unit.

    `is_plural` says that the form is not the dictionary form; `is_dual` that it means two by itself (Arabic).
    `has_plural` is False for words that look the same for one and for many.
    """

    word: str
    unit: Unit
    is_plural: bool = False
    is_dual: bool = False
    has_plural: bool = True


@cache
def units() -> dict[str, Unit]:
    """All units by unit_id."""
    return {
        row["unit_id"]: Unit(
            row["unit_id"],
            row["singular"],
            row["plural"],
            row["kind"],
            row["is_of_people"] == "yes",
            int(row["most_believable"]),
        )
        for row in rows("units")
    }


@cache
def unit_words(language: str) -> dict[str, UnitWord]:
    """The form of a word, as written in unit_words.csv → its unit, for one language; the first row of a form wins."""
    words: dict[str, UnitWord] = {}
    for row in rows("unit_words"):
        if row["language"] != language:
            continue
        role, unit = row["role"], units()[row["unit_id"]]
        found = UnitWord(row["unit"], unit, role in ("plural", "dual"), role == "dual", role != "invariable")
        words.setdefault(row["form"], found)
    return words


def unlisted(plural: str) -> UnitWord:
    """An English plural that unit_words.csv lacks, as a unit of its own: "bakeries" → bakery, without a unit_id."""
    singular = (
        plural[:-3] + "y" if plural.endswith("ies") else plural[:-2] if plural.endswith(_SIBILANTS) else plural[:-1]
    )
    return UnitWord(singular, Unit("", singular, plural, "other", False, _MOST_UNLISTED), is_plural=True)


@cache
def plural_endings(language: str) -> tuple[tuple[str, str], ...]:
    """(ending of the plural, of the singular) of a language that puts the noun right behind its number, longest first.

    One empty ending stands for languages whose plural does not show in the last letters, or not reliably.
    """
    listed = ((row["plural"], row["singular"]) for row in rows("plural_endings") if row["language"] == language)
    return tuple(sorted(listed, key=lambda pair: -len(pair[0])))


def singular_as_written(word: str, language: str) -> str:
    """A word for many that no list has, for one: "quillayes" → "quillay"."""
    plural, singular = next(pair for pair in plural_endings(language) if word.endswith(pair[0]))
    return word.removesuffix(plural) + singular


@cache
def _plurals() -> dict[str, str]:
    """English singular → plural: the first of a unit in unit_words.csv."""
    found: dict[str, str] = {}
    for row in rows("unit_words"):
        if (row["language"], row["role"]) == ("en", "plural"):
            found.setdefault(row["unit"], row["form"])
    return found


def plural_of(unit_word: UnitWord) -> str:
    """The English plural of a unit's word; the coarse unit's plural where the word has none of its own."""
    return _plurals().get(unit_word.word, unit_word.unit.plural)
