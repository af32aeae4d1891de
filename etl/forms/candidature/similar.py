"""Headings that no row has: known by a word in them, or by a near spelling."""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from etl.folder import reference
from etl.forms.candidature.matching import (
    BILINGUAL_TEXT_MAX,
    WORD,
    Label,
    Match,
    Vocabulary,
    folded,
    key_of,
)

STEM_START = 2  # letters, or a blank and a letter; a stem may have one letter only


class SimilarVocabulary(Vocabulary):
    """A last resort for headings that no row has: finds those of some fields by a word in them or a near spelling.

    It costs more than to look a key up, so it is asked only where a field is missing.
    """

    def __init__(self, exact: Vocabulary, fields: frozenset[str]) -> None:
        super().__init__(exact._labels, exact._starts)
        self._exact = exact
        self._fields = fields

    def _match(self, text: str) -> Match | None:
        """An exact match where there is one; else a label recognised in a short text, marked as not exact."""
        found = self._exact.match(text)
        if found or len(text) > BILINGUAL_TEXT_MAX or not any(letter.isalpha() for letter in text):
            return found
        label, colon, rest = text.partition(":")
        label, rest = (label, rest.strip()) if colon else (text, "")
        unseparated = self._unseparated(text)
        if unseparated:
            return unseparated
        labels = self._near(key_of(label)) or self._with_stem(label)
        return Match(labels, rest, exact=False) if labels else None

    def _unseparated(self, text: str) -> Match | None:
        """A label of several words of a missing field with its answer right after it, without a colon."""
        found = self.longest(text)
        if found is None or not found[1][:1].isspace():
            return None
        labels = tuple(label for label in found[0] if label.is_long and label.field in self._fields)
        return Match(labels, found[1].strip(), exact=False) if labels else None

    def _near(self, key: str) -> tuple[Label, ...]:
        """The labels spelled most like a key, whose numbers are the same."""
        if not 4 <= len(key) <= 120:
            return ()
        near = self._exact.spellings.nearest(key, self._is_missing)
        return self._labels[near] if near else ()

    def _is_missing(self, key: str) -> bool:
        return self._labels[key][0].field in self._fields

    def _with_stem(self, text: str) -> tuple[Label, ...]:
        words = _spaced(text)
        starts = {words[at : at + STEM_START] for at in range(len(words))} | set(words)
        found = sorted(stem for start in starts & _stems().keys() for stem in _stems()[start] if stem.text in words)
        return tuple(stem.label for stem in found if stem.label.field in self._fields)


class _Stem(NamedTuple):
    """The beginning of a word that gives a heading away, in the order of the table."""

    number: int
    text: str
    label: Label


@cache
def _stems() -> dict[str, list[_Stem]]:
    """The stems by their first letters, each to be looked for at the start of a word where words have starts."""
    stems: dict[str, list[_Stem]] = defaultdict(list)
    rows = (row for row in reference.rows("form_labels") if row["match"] == "stem")
    for number, row in enumerate(rows):
        stem = _stem(row)
        stems[stem[:STEM_START]].append(_Stem(number, stem, Label(row["field"], row["language"], "", is_long=True)))
    return dict(stems)


def _stem(row: dict[str, str]) -> str:
    """A stem as it is looked for: Arabic, Korean and Japanese put it anywhere, others at the start of a word."""
    stem = _spaced(row["label"]).rstrip()
    return stem.lstrip() if row["language"] in ("ar", "ko", "ja") else stem


def _spaced(text: str) -> str:
    return f" {' '.join(folded(word) for word in WORD.findall(text))} "
