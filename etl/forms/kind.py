"""What a document is by its words, where no form stands in it: by its name, else by its first lines."""

import re
from collections.abc import Sequence
from functools import cache

from etl.folder import reference
from etl.forms.candidature.matching import folded

FIRST_LINES = 6  # a letter says in its heading what it is; below that it may tell of other documents
_WORDS = re.compile(r"[^\W\d_]+")


def kind_by_words(text: str) -> str | None:
    """The kind whose words occur in a text; None for none, or for two kinds. An "annual report" is no "report"."""
    words = [folded(word) for word in _WORDS.findall(text)]
    found = {known: kind for known, kind in _keywords().items() if _occurs(known, words)}
    kinds = {kind for known, kind in found.items() if not any(_is_part(known, other) for other in found)}
    return kinds.pop() if len(kinds) == 1 else None


def _occurs(known: tuple[str, ...], words: Sequence[str]) -> bool:
    """Whether some words occur in others; those of a language that writes without blanks, anywhere in them."""
    is_joined = not known[0][0].isascii() and "".join(known) in "".join(words)
    return is_joined or f" {' '.join(known)} " in f" {' '.join(words)} "


def _is_part(known: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return known != other and _occurs(known, other)


@cache
def _keywords() -> dict[tuple[str, ...], str]:
    """The words that tell a kind."""
    return {tuple(map(folded, _WORDS.findall(row["words"]))): row["kind"] for row in reference.rows("document_kinds")}
