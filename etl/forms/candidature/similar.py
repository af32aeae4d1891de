"""Headings that no row has: known by a word in them, or by a near spelling."""

import difflib
from functools import cache

from etl.folder import reference
from etl.forms.candidature.matching import (
    BILINGUAL_TEXT_MAX,
    SIMILARITY_MIN,
    WORD,
    Label,
    Match,
    Vocabulary,
    digits_of,
    folded,
    key_of,
    letter_pairs,
)

LENGTH_RATIO_MIN = SIMILARITY_MIN / (2 - SIMILARITY_MIN)  # of the shorter to the longer of two similar keys
COMMON_PAIRS_MIN = 0.4  # similar keys share about half of their letter pairs at least


class SimilarVocabulary(Vocabulary):
    """A last resort for headings that no row has: finds those of some fields by a word in them or a near spelling.

    It costs a comparison with every label, so it is asked only where a field is missing.
    """

    def __init__(self, exact: Vocabulary, fields: frozenset[str]) -> None:
        super().__init__(exact._labels, exact._starts)
        self._exact = exact
        self._fields = fields
        self._stems = [(stem, label) for stem, label in _stems() if label.field in fields]

    def match(self, text: str) -> Match | None:
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
        near = difflib.get_close_matches(key, self._likely(key), 1, SIMILARITY_MIN)
        return self._labels[near[0]] if near else ()

    def _likely(self, key: str) -> list[str]:
        """The labels of missing fields worth comparing: of the same numbers, about as long, sharing letter pairs."""
        pairs, digits = letter_pairs(key), digits_of(key)
        shortest, longest = int(len(key) * LENGTH_RATIO_MIN), int(len(key) / LENGTH_RATIO_MIN) + 1
        return [
            known
            for length in range(shortest, longest + 1)
            for known, known_pairs in self._exact.spellings.get((digits, length), ())
            if len(pairs & known_pairs) >= len(pairs) * COMMON_PAIRS_MIN
            and self._labels[known][0].field in self._fields
        ]

    def _with_stem(self, text: str) -> tuple[Label, ...]:
        words = _spaced(text)
        return tuple(label for stem, label in self._stems if stem in words)


@cache
def _stems() -> tuple[tuple[str, Label], ...]:
    """The stems that give a heading away, each to be looked for at the start of a word where words have starts."""
    rows = (row for row in reference.rows("form_labels") if row["match"] == "stem")
    return tuple((_stem(row), Label(row["field"], row["language"], "", is_long=True)) for row in rows)


def _stem(row: dict[str, str]) -> str:
    """A stem as it is looked for: Arabic, Korean and Japanese put it anywhere, others at the start of a word."""
    stem = _spaced(row["label"]).rstrip()
    return stem.lstrip() if row["language"] in ("ar", "ko", "ja") else stem


def _spaced(text: str) -> str:
    return f" {' '.join(folded(word) for word in WORD.findall(text))} "
