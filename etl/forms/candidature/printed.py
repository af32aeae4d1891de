"""What the form prints beside its labels: headings, instructions, word limits, words before the answers."""

import re
from functools import cache, lru_cache

from etl.folder import reference
from etl.forms.candidature.labels import vocabulary
from etl.forms.candidature.matching import BILINGUAL, BILINGUAL_TEXT_MAX, BRACKET, KNOWN_MAX, key_of
from etl.text.patterns import end_of

_DASHES = re.compile(r"\s*[:：]?\s*[-–—:：]?\s*")
PRINTED_TEXT_MAX = 700  # a printed paragraph in two languages; what is longer was written by a city


def without_achievements(text: str) -> str:
    """An answer without the printed "Achievements/Good practices -" before it, in any of the languages."""
    head, newline, tail = text.partition("\n")
    found = _achievements(head)
    if found is None:
        return text
    return f"{found}{newline}{tail}".strip()


def begins_with_achievements(line: str) -> bool:
    """Whether a line begins with the printed label of the answers about Essentials and objectives."""
    return _achievements(line) is not None


def _achievements(line: str) -> str | None:
    """What stands after the printed label in a line; None where the line does not begin with it."""
    found = vocabulary("achievements").longest(line)
    if found is None:
        return None
    rest = found[1]
    bracket = BRACKET.match(rest)
    rest = rest[bracket.end() :] if bracket else rest
    end = end_of(_DASHES, rest)
    return rest[end:] if not rest.strip() or rest[:end].strip() else None


@cache
def _instruction_rows(match: str) -> tuple[str, ...]:
    return tuple(row["text"] for row in reference.rows("form_instructions") if row["match"] == match)


@cache
def _instruction_keys() -> frozenset[str]:
    return frozenset(_without_digits(key_of(text)) for text in _instruction_rows("line"))


def _without_digits(key: str) -> str:
    return re.sub(r"\d", "", key)


def is_printed(line: str) -> bool:
    """Whether a line is part of the printed form and asks nothing: a heading, an instruction, a word limit."""
    return len(line) < PRINTED_TEXT_MAX and _is_printed(line)


@lru_cache(maxsize=KNOWN_MAX)
def _is_printed(line: str) -> bool:
    keys = (_without_digits(key_of(part)) for part in (line, *BILINGUAL.split(line)))
    if any(key in _instruction_keys() for key in keys if key) or states_word_limit(line):
        return True
    section = vocabulary("section").match(line) if len(line) < BILINGUAL_TEXT_MAX else None
    return section is not None and (not section.rest or len(line) < 150)


def states_word_limit(line: str) -> bool:
    """Whether a line only says how many words may be written, in any of the languages."""
    if len(line) > 110 or not re.search(r"\d{2,3}", line):
        return False
    folded_line = line.casefold()
    return line[0] in "([（*" and any(unit in folded_line for unit in _instruction_rows("unit"))


def is_request(line: str) -> bool:
    """Whether a line asks for something ("Please describe …") and so is no answer."""
    words = line.casefold().strip(" ([（*.。)）]")
    return words.startswith(_instruction_rows("request")) or words.endswith(_instruction_rows("request_end"))
