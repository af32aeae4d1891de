"""What a spreadsheet shows of the number in a cell: its format code adds per cent, units and signs, or makes it a date.

The language of format codes is that of ISO/IEC 29500-1:2016, 18.8.31.
"""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise

from etl.folder import reference

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|[_*](?P<blank>.)|\[(?P<bracket>[^\]]*)\]?|(?P<general>general)'
    r"|(?P<noon>am/pm|a/p)|(?P<power>e[+-])|(?P<clock>y+|m+|d+|h+|s+|g+|e+|b+)|(?P<place>[0#?]+)|(?P<mark>[.,])"
    r"|(?P<percent>%)|(?P<text>@)|(?P<sign>.)",
    re.IGNORECASE | re.DOTALL,
)
_LITERAL = ("quoted", "escaped", "sign")
_PATTERN = ("general", "place", "mark", "power")
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)", re.ASCII)
_COMPARISONS: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_YEARS_LIKELY = range(1950, 2150)
_SERIAL_MAX = 2_958_466  # the day after 31 December 9999
EPOCH = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}  # day 0, by whether a workbook counts from 1904
HIDDEN = "Its format hides it."
_DASHES = re.compile(r"[-–—−]")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell shows: its text, and its number in the unit shown (60 for "60 %"); None for a date or a time.

    `sample` is a 1 in the same format and `sample_value` the number that it stands for: ("1 people", 1), ("1k", 1000).
    `reason` says why what is shown has to be asked about, empty where it need not be.
    """

    text: str
    number: float | None = None
    sample: str = "1"
    sample_value: int = 1
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class _Section:
    """One of up to four parts of a code; `condition` is (comparison, bound) where it has one."""

    tokens: tuple[_Token, ...]
    condition: tuple[str, float] | None

    def holds(self, *kinds: str) -> bool:
        """Whether some token is of one of these kinds."""
        return any(token.kind in kinds for token in self.tokens)

    @property
    def is_date(self) -> bool:
        """Whether it shows a date, a time or a span of time."""
        return self.holds("clock", "elapsed") and not self.holds("general")


def plain_number(number: float) -> str:
    """A number as text with a point and without groups: "2.5", "12000"."""
    return f"{number:.15g}"


def shown(value: float, code: str, *, is_1904: bool = False) -> Shown:
    """What a cell of this number and format code shows; `is_1904` counts its days from 1904."""
    section, is_unsigned = _chosen(value, _sections(code or "General"))
    if section is None:
        return Shown("", value, reason="Its format shows nothing for this number.")
    if section.is_date:
        return _shown_date(value, section, is_1904)
    if not section.holds(*_PATTERN) or (value == 0 and _is_blank_at_zero(section)):
        return _shown_words(value, section)
    return _shown_number(abs(value) if is_unsigned else value, value, section)


def hides_text(code: str) -> bool:
    """Whether the code shows nothing of a text: its fourth section has no place for it."""
    sections = _sections(code)
    return len(sections) > 3 and not sections[3].holds("text")


@cache
def built_in(format_id: int) -> str:
    """The code of a format that files name by its number alone."""
    codes = {row["format_id"]: row["code"] for row in reference.rows("spreadsheet_formats")}
    return codes.get(str(format_id), codes["0"])


@cache
def _sections(code: str) -> tuple[_Section, ...]:
    parts: list[list[_Token]] = [[]]
    for found in _TOKEN.finditer(code):
        token = _Token(found.lastgroup or "quoted", found[found.lastgroup] if found.lastgroup else "")
        if token == _Token("sign", ";"):
            parts.append([])
        else:
            parts[-1].append(_in_brackets(token.text) if token.kind == "bracket" else token)
    return tuple(_Section(tuple(part), _condition(part)) for part in parts)


def _in_brackets(inside: str) -> _Token:
    """A currency, a span of time, a condition; colours and languages show nothing of their own."""
    if inside.startswith("$"):
        return _Token("quoted", inside[1:].partition("-")[0])
    if _ELAPSED.fullmatch(inside):
        return _Token("elapsed", inside)
    return _Token("condition" if _CONDITION.fullmatch(inside) else "blank", inside)


def _condition(tokens: list[_Token]) -> tuple[str, float] | None:
    found = next((_CONDITION.fullmatch(token.text) for token in tokens if token.kind == "condition"), None)
    return (found[1], float(found[2])) if found else None


def _chosen(value: float, sections: tuple[_Section, ...]) -> tuple[_Section | None, bool]:
    """The section that shows a number, and whether it leaves the sign to its own words; None where none does."""
    numeric = [section for section in sections[:3] if section.tokens == () or not _is_for_text(section)] or sections[:1]
    if any(section.condition for section in numeric):
        return next((section for section in numeric if _applies(section, value)), None), False
    if value < 0 and len(numeric) > 1:
        return numeric[1], True
    return numeric[2 if value == 0 and len(numeric) > 2 else 0], False


def _is_for_text(section: _Section) -> bool:
    return section.holds("text") and not section.holds(*_PATTERN)


def _applies(section: _Section, value: float) -> bool:
    if section.condition is None:
        return True
    comparison, bound = section.condition
    return _COMPARISONS[comparison](value, bound)


def _shown_words(value: float, section: _Section) -> Shown:
    """A section without a place for digits: "@" shows the number, words or nothing stand in its stead."""
    if section.holds("text"):
        return Shown(plain_number(value), value)
    words = _literal(section.tokens)
    if value == 0 and _DASHES.fullmatch(words):  # accountants write zero as a dash
        return Shown(plain_number(value), value)
    reason = f'Its format shows "{words}" in its stead.' if words else HIDDEN
    return Shown(words or plain_number(value), value, reason=reason)


def _is_blank_at_zero(section: _Section) -> bool:
    """Whether its places are all "?", which show a blank for zero: the dash of `"-"??` stands for it."""
    return all(set(token.text) == {"?"} for token in section.tokens if token.kind in _PATTERN)


def _literal(tokens: tuple[_Token, ...]) -> str:
    """The words of some tokens; a per cent sign stands apart, as in the forms."""
    texts = (
        " %" if token.kind == "percent" else token.text for token in tokens if token.kind in (*_LITERAL, "percent")
    )
    return " ".join("".join(texts).split())


def _shown_number(displayed: float, value: float, section: _Section) -> Shown:
    """`displayed` is the value without the sign where the section writes it in words of its own, as in "(500)"."""
    places = [index for index, token in enumerate(section.tokens) if token.kind in _PATTERN]
    before, after = section.tokens[: places[0]], section.tokens[places[-1] + 1 :]
    inside = section.tokens[places[0] : places[-1] + 1]
    percent = 100 ** sum(token.kind == "percent" for token in section.tokens)
    scale = 1000 ** _commas_at_end(inside)
    number = round(value * percent, 10)
    digits = _padded(round(displayed * percent / scale, 10), inside)
    text, sample = (_joined(before, middle, after) for middle in (digits, "1"))
    is_parted = "/" not in _literal(inside) and _literal(inside).strip("%") != ""
    reason = "Its format puts signs between its digits." if is_parted else ""
    return Shown(text, number, sample, scale, reason)


def _joined(before: tuple[_Token, ...], middle: str, after: tuple[_Token, ...]) -> str:
    """Words, number, words: parted as the code parts them."""
    left, right = (_spaced(tokens) for tokens in (before, after))
    return " ".join(f"{left}{middle}{right}".split())


def _spaced(tokens: tuple[_Token, ...]) -> str:
    return "".join(
        " %" if token.kind == "percent" else token.text for token in tokens if token.kind in (*_LITERAL, "percent")
    )


def _commas_at_end(tokens: tuple[_Token, ...]) -> int:
    """How often the format divides by a thousand: commas right before the point, or at the end."""
    pattern = "".join(token.text for token in tokens if token.kind in ("place", "mark"))
    whole = pattern.partition(".")[0]
    return max(len(part) - len(part.rstrip(",")) for part in (whole, pattern))


def _padded(number: float, tokens: tuple[_Token, ...]) -> str:
    """The number with the leading zeros that the format asks for ("007")."""
    pattern = "".join(token.text for token in tokens if token.kind in ("place", "mark")).partition(".")[0]
    text = plain_number(number)
    is_whole = text.lstrip("-").isdigit() and not any(token.kind == "power" for token in tokens)
    return text.zfill(pattern.count("0")) if is_whole else text


# --- dates and times --------------------------------------------------------------------------------------------------


def _shown_date(value: float, section: _Section, is_1904: bool) -> Shown:
    if section.holds("elapsed"):
        return Shown(_elapsed(value), reason="The spreadsheet shows a span of time.")
    moment = day_of(value, is_1904=is_1904)
    if moment is None:
        return Shown(plain_number(value), reason="Its format shows a date, and the number is none.")
    parts = _parts(section)
    text = _date_text(moment, parts, section)
    if value in _YEARS_LIKELY:
        return Shown(text, reason=f"The spreadsheet shows it as {text}; the number typed is {plain_number(value)}.")
    if parts <= {"year", "month"} and "year" in parts:
        return Shown(text)
    return Shown(text, reason="The spreadsheet made a date or a time of it.")


def day_of(value: float, *, is_1904: bool = False) -> datetime | None:
    """The moment that a number of days stands for; None where the calendar has none."""
    if not 0 <= value < _SERIAL_MAX or (60 <= value < 61 and not is_1904):
        return None  # day 60 is 29 February 1900, which never was
    missed = timedelta(days=1 if value < 60 and not is_1904 else 0)
    try:
        return EPOCH[is_1904] + missed + timedelta(seconds=round(value * 86_400))
    except OverflowError:
        return None


def _parts(section: _Section) -> set[str]:
    """Which parts of a date a section shows; m is the minute beside hours and seconds."""
    names = {"y": "year", "e": "year", "b": "year", "d": "day", "h": "time", "s": "time"}
    letters = [token.text[0].lower() for token in section.tokens if token.kind == "clock"]
    parts = {names[letter] for letter in letters if letter in names}
    beside = list(pairwise(["", *letters, ""]))
    for index, letter in enumerate(letters):
        if letter == "m" and beside[index][0] != "h" and beside[index + 1][1] != "s":
            parts.add("month")
    return parts


def _date_text(moment: datetime, parts: set[str], section: _Section) -> str:
    """The parts of a date that are shown, its day in the order year, month, day."""
    if "year" in parts and parts <= {"year", "month"}:
        words = _literal(section.tokens)
        is_worded = len(parts) == 1 or any(letter.isalpha() for letter in words)
        return _rendered(moment, section) if is_worded else f"{_month(moment)[:3]} {moment.year}"
    if parts in ({"month"}, {"month", "day"}):
        return f"{moment.day if 'day' in parts else ''} {_month(moment)[:3]}".strip()
    time = f"{moment:%H:%M:%S}".removesuffix(":00")
    day = moment.date().isoformat()
    has_time = "time" in parts and (moment.hour or moment.minute or moment.second)
    return time if parts == {"time"} else f"{day} {time}" if has_time else day


def _rendered(moment: datetime, section: _Section) -> str:
    """Year and month with the words of the format between them ("2025年1月"); the year always in four digits."""
    return " ".join("".join(_clock(moment, token) for token in section.tokens).split())


def _clock(moment: datetime, token: _Token) -> str:
    if token.kind != "clock":
        return token.text if token.kind in _LITERAL else ""
    if token.text[0].lower() == "m":
        return f"{moment.month:0{len(token.text)}}" if len(token.text) < 3 else _month(moment)[: _letters(token)]
    return str(moment.year) if token.text[0].lower() in "yb" or token.text.lower() in ("e", "ee") else ""


def _letters(token: _Token) -> int | None:
    return 3 if len(token.text) == 3 else None


def _month(moment: datetime) -> str:
    """The English name of the month."""
    return reference.forms("month_names", language="en", month=str(moment.month))[0].title()


def _elapsed(days: float) -> str:
    """A span of time in hours, minutes and seconds: "36:30"."""
    minutes, seconds = divmod(round(days * 86_400), 60)
    return f"{minutes // 60}:{minutes % 60:02}" + (f":{seconds:02}" if seconds else "")
