"""The annual report's own design: its sheets, columns and words, as data/reference/annual_report_*.csv hold them.

No official template is public; this one is ours and says so on its face.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from etl.folder.reference import rows

FORM = "resilience_hub_annual_report"
VERSION = "1"
KEY = "_key"
KEY_SHEET = "_key"
ANSWER_SHEETS = ("services", "results", "money")
SHEETS = (*ANSWER_SHEETS, "keys")
_TITLE = ("text", "title")


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet; `vocabulary` is the table of its drop-down, empty for free text."""

    sheet: str
    field: str
    is_answer: bool
    width_characters: int
    vocabulary: str


@cache
def columns(sheet: str) -> tuple[Column, ...]:
    """The columns of one sheet (services, results, money, keys), in their order."""
    mine = sorted((row for row in rows("annual_report_column") if row["sheet"] == sheet), key=_position)
    return tuple(
        Column(sheet, row["field"], row["is_answer"] == "true", int(row["width_characters"]), row["vocabulary"])
        for row in mine
    )


def _position(row: dict[str, str]) -> int:
    return int(row["position"])


def label(kind: str, id: str, language: str) -> str:
    """The word that the form prints: in its language, else in English, else the id itself (currencies)."""
    printed = _printed()
    return printed.get((kind, id, language)) or printed.get((kind, id, "en")) or id


@cache
def _printed() -> dict[tuple[str, str, str], str]:
    """The first label of each (kind, id, language); later ones are only understood."""
    first: dict[tuple[str, str, str], str] = {}
    for row in rows("annual_report_labels"):
        first.setdefault((row["kind"], row["id"], row["language"]), row["label"])
    return first


def choices(vocabulary: str, language: str) -> list[str]:
    """The words of one drop-down, in the order of its table."""
    return [label(vocabulary, id, language) for id in _ids(vocabulary)]


def _ids(vocabulary: str) -> list[str]:
    """The keys of a vocabulary table: its first column."""
    return [next(iter(row.values())) for row in rows(vocabulary)]


def choice(vocabulary: str, text: str) -> str | None:
    """The key that a word of any of the form's languages stands for; None where it is no word of the table."""
    return _choices(vocabulary).get(plain(text))


@cache
def _choices(vocabulary: str) -> dict[str, str]:
    written = rows("currency_words") if vocabulary == "currencies" else ()
    words = {plain(row["form"]): row["value"] for row in written if row["role"] == "currency"}
    return words | {plain(id): id for id in _ids(vocabulary)} | known_words(vocabulary)


@cache
def known_words(kind: str) -> dict[str, str]:
    """Every label of one kind, in all languages, made plain -> its id."""
    return {plain(row["label"]): row["id"] for row in rows("annual_report_labels") if row["kind"] == kind}


def column_field(text: str) -> str | None:
    """The field that a header cell names: by its id, or by its label in any language."""
    if text.strip() in _fields():
        return text.strip()
    return known_words("column").get(plain(text))


@cache
def _fields() -> frozenset[str]:
    return frozenset(row["field"] for row in rows("annual_report_column"))


@dataclass(frozen=True, slots=True)
class PrintedTitle:
    """The title of a report as printed: its year, and the hub's name made plain, empty where the title stands alone."""

    year: int
    hub: str


def printed_title(text: str) -> PrintedTitle | None:
    """The title that a text is, in any of the form's languages; None where it is no title."""
    found = _titles().fullmatch(plain(text))
    return PrintedTitle(int(found["year"]), found["hub"] or "") if found else None


@cache
def _titles() -> re.Pattern[str]:
    labels = {plain(row["label"]) for row in rows("annual_report_labels") if (row["kind"], row["id"]) == _TITLE}
    words = "|".join(re.escape(label).replace(re.escape("{year}"), "[0-9]{4}") for label in sorted(labels))
    return re.compile(rf"(?:(?P<hub>.*) · )?(?=\D*(?P<year>[0-9]{{4}}))(?:{words})")


def plain(text: str) -> str:
    """A label without case, width, spacing and outer punctuation, so that retyped ones still match."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("_", " ").replace("’", "'")
    return re.sub(r"\s+", " ", folded).strip(" .:*!?()[]'\"")
