"""What may stand at a place of a text, and where it ends."""

import re
from collections import defaultdict
from collections.abc import Iterable


def end_of(pattern: re.Pattern[str], text: str, at: int = 0) -> int:
    """Where that ends which the pattern matches at a place; the place itself where it matches nothing."""
    found = pattern.match(text, at)
    return found.end() if found else at


def any_at_start(forms: Iterable[str], inside: str) -> str:
    """A pattern for the first of these forms that stands where no character of the class `inside` is before it.

    A form is a letter and then a pattern. Each alternative starts with a letter of its own: a search then skips all
    other letters of a text, which it does not where the look behind comes first.
    """
    by_letter: dict[str, list[str]] = defaultdict(list)
    for form in forms:
        by_letter[form[0]].append(form[1:])
    return "|".join(rf"{letter}(?<!{inside}{letter})(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
