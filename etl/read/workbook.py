"""Workbooks by openpyxl, with the date formats that it lacks, and what their cells show."""

import re
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import IO, Any

import openpyxl
from openpyxl.cell.cell import Cell
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.datetime import from_excel
from openpyxl.workbook import Workbook

from etl.reference import rows

# A quoted text, an escaped sign, a currency, another bracket, a width or a fill, the end of a section, a plain sign.
_PIECES = re.compile(
    r'"(?P<text>[^"]*)"|\\(?P<sign>.)|\[\$(?P<currency>[^\]-]*)[^\]]*\]|(?P<bracket>\[[^\]]*\])|[_*].|(?P<end>;)|(?P<code>.)',
    re.DOTALL,
)
_DIGITS = "0#?.,"
_WHOLE_UNLIKE = re.compile(r"[eE/@]|General")  # exponents, fractions, texts: shown as the bare value
_ERA_ONLY = re.compile(r"[gGeEbB年]+")


def open_workbook(source: Path | IO[bytes], **options: Any) -> Workbook:
    """The workbook by openpyxl, which then knows the date formats that East Asian and Thai Excel name by number."""
    _teach_formats()
    return openpyxl.load_workbook(source, **options)


@cache
def _teach_formats() -> None:
    """Without them, and with no error, 31 December 2025 is the number 46022; see findings/xlsx-east-asian-dates.sh."""
    for row in rows("workbook_date_formats"):
        BUILTIN_FORMATS.setdefault(int(row["number"]), row["format"])


def shown(cell: Cell) -> str:
    """A cell's value as its number format shows it, not rounded: "2025-03" for Mar-25, "45%", "30명", "USD 25000"."""
    value, sections = cell.value, _sections(str(cell.number_format))
    if isinstance(value, datetime | date):
        return _day(value, sections[0])
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "" if value is None else value.isoformat() if isinstance(value, time) else str(value)
    if _ERA_ONLY.fullmatch(_codes(sections[0])):
        return str(from_excel(value, cell.parent.parent.epoch).year)
    return _number(value, sections)


_Section = list[tuple[str, str]]  # (kind, text) pieces of one section: text, code or bracket


@cache
def _sections(number_format: str) -> list[_Section]:
    """A number format's sections: for positive numbers or all, negative ones, zero, texts."""
    sections: list[_Section] = [[]]
    for piece in _PIECES.finditer(number_format):
        kind, text = piece.lastgroup, piece.group(piece.lastgroup or 0)
        if kind == "end":
            sections.append([])
        elif kind:
            sections[-1].append(("text" if kind in ("sign", "currency") else kind, text))
    return sections


def _codes(section: _Section) -> str:
    return "".join(text for kind, text in section if kind == "code")


def _day(value: date, section: _Section) -> str:
    """A date as year-month-day; the year, or year and month, where the format shows no more of it."""
    codes = _codes(section).lower()
    if isinstance(value, datetime) and value.time() != time():
        return value.isoformat()
    if "d" in codes or "y" not in codes:
        return value.strftime("%Y-%m-%d")
    return value.strftime("%Y-%m" if "m" in codes else "%Y")


def _number(value: float, sections: list[_Section]) -> str:
    """A number with the words, currency and per cent sign of its format, in the unit that the format counts in."""
    is_by_sign = not any(kind == "bracket" and text[1:2] in "<>=" for section in sections for kind, text in section)
    section = sections[1] if value < 0 and len(sections) > 1 and is_by_sign else sections[0]
    codes = _codes(section)
    if not is_by_sign or _WHOLE_UNLIKE.search(codes) or not set(codes) & set("0#?"):
        return _plain(value)
    amount = abs(value) if section is not sections[0] else value
    amount = amount * 100 if "%" in codes else amount
    digits = codes.rstrip("".join(set(codes) - set(_DIGITS)))
    amount /= 1000 ** (len(digits) - len(digits.rstrip(",")))
    return _with_words(_plain(amount), section)


def _plain(value: float) -> str:
    """A number without grouping, to 15 digits; whole numbers without a point."""
    return str(int(value)) if isinstance(value, int) or value.is_integer() else f"{value:.15g}"


def _with_words(number: str, section: _Section) -> str:
    """The number in place of the digits of its format; a hidden digit or separator is no word."""
    places = [place for place, (kind, text) in enumerate(section) if kind == "code" and text in _DIGITS]
    before, after = section[: places[0]], section[places[-1] + 1 :]
    words = ("".join(text for kind, text in part if kind != "bracket") for part in (before, after))
    return number.join(words).strip()
