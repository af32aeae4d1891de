"""What may stand at a place of a text, and where it ends."""

import re


def end_of(pattern: re.Pattern[str], text: str, at: int = 0) -> int:
    """Where that ends which the pattern matches at a place; the place itself where it matches nothing."""
    found = pattern.match(text, at)
    return found.end() if found else at
