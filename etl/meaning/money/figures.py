"""A number with its currency as one sum: letters that multiply it, and what makes a figure doubtful."""

import re
from decimal import Decimal
from functools import cache
from itertools import product

from etl.folder.reference import forms, rows
from etl.meaning.language import fold
from etl.meaning.money.currencies import Mark, Marks, mark_after, mark_before, resolve_currency
from etl.meaning.money.text import Amount, MoneyText
from etl.meaning.numbers import Number

# Small "t" and "l" are tonnes and litres.
_ONLY_CAPITAL = frozenset("tl")
_SCALE_BEFORE_SIGN = re.compile(r" ?(k|mm|m|md|bn|t(?=€|eur))(?=€|\$|£|usd|eur|us\$|gbp|chf|dh|fcfa)")
# Letters after a small figure that may multiply it: "250T", "5 L".
_GOES_ON = re.compile(r"[⁰¹²³⁴-⁹]| [⁰¹²³⁴-⁹]+[/⁄]")
_ENDS_IN_FIGURE = re.compile(r"[0-9]\)?\Z")
_DECIMALS = re.compile(r"[0-9]{1,3}([.,])[0-9]{2}[1-9](?![0-9.,])")
_OTHER_SCALE = re.compile(r"[A-Z]{1,2}(?![^\W_])| [A-Z](?![^\W_])")


def amount_of(number: Number, text: MoneyText, marks: Marks) -> Amount:
    """A number with its currency, if it has one."""
    before = mark_before(text, marks, number.start)
    value, end, is_scaled = (
        number.value,
        number.end,
        not _ENDS_IN_FIGURE.search(text.folded, number.start, number.end),
    )
    scale = None if is_scaled else _scale_at(text, marks, end, before)
    if scale:
        end, is_scaled = scale.end(), True
    after = mark_after(text, marks, end, is_scaled)
    mark = after if after and (before is None or len(after.name) == 3) else before
    is_numbering = number.is_ordinal and not (before and value >= 1000)
    letters = scale[1] if scale else ""
    if mark is None or is_numbering:
        value *= _letter_scale(letters, text.language, None)[0]
        return Amount(number.start, end, value, number, is_scaled=is_scaled)
    start = before.start if before else number.start
    end = after.end if after else end
    currency, is_settled = resolve_currency(mark.name, text.language, text.country)
    value, doubts = _valued(number, letters, is_scaled, currency, text.language)
    doubts |= set() if is_settled else {"which_currency"}
    doubts |= {"other_scale"} if value < 1000 and _OTHER_SCALE.match(text.written, number.end) and not after else set()
    doubts |= {"goes_on"} if _GOES_ON.match(text.written, number.end) else set()
    doubts |= {"letter"} if value < 1000 and _is_one_letter(before, number.start, text) else set()
    return Amount(start, end, value, number, currency, is_scaled=is_scaled, doubts=frozenset(doubts))


def _valued(
    number: Number, letters: str, is_scaled: bool, currency: str | None, language: str | None
) -> tuple[Decimal, set[str]]:
    """A number times the letters behind it, and the doubts of that."""
    size, is_open = _letter_scale(letters, language, currency)
    value = number.value * size
    doubts = figure_doubts(number, value, is_scaled) | ({"other_scale"} if is_open else set())
    decimals = _DECIMALS.match(number.text) if "separator" in doubts else None
    if decimals:
        # "1,234 million" rather has three decimals than more than a thousand millions; "3.200" would be "3.2".
        value /= 1000
        doubts -= {"separator"} if _is_decimal(decimals[1], language) else set()
    return value, doubts


@cache
def _is_decimal(mark: str, language: str | None) -> bool:
    """Whether writers of a language use a mark for decimals, and no other one, wherever they live."""
    return {row["decimal"] for row in rows("number_formats") if row["language"] == language} == {mark}


@cache
def _letter_scales() -> dict[tuple[str, str, str], tuple[Decimal, bool]]:
    """(letters, language, currency) → what they multiply by, and whether they may multiply by something else."""
    table = rows("letter_scales")
    keys = ((row["form"], row["language"], row["currency_code"]) for row in table)
    return {key: (Decimal(row["value"]), row["is_open"] == "true") for key, row in zip(keys, table, strict=True)}


def _letter_scale(letters: str, language: str | None, currency: str | None) -> tuple[Decimal, bool]:
    """What letters after a figure multiply it by, and whether that is open; 1 where there are none, open where
    the table has none for such money.

    "M" is a million, and in Indonesia a thousand times as much; "B" in Turkey is a thousand or a thousand million.
    """
    if not letters:
        return Decimal(1), False
    ways = product((currency or "", ""), (language or "", ""))
    keys = ((letters, spoken, code) for code, spoken in ways)
    return next((_letter_scales()[key] for key in keys if key in _letter_scales()), (Decimal(1), True))


@cache
def _scale() -> re.Pattern[str]:
    forms = sorted({row["form"] for row in rows("letter_scales")}, key=len, reverse=True)
    return re.compile(rf" ?({'|'.join(forms)})(?![a-z0-9]|\.[a-z])\.?")


def _scale_at(text: MoneyText, marks: Marks, end: int, before: Mark | None) -> re.Match[str] | None:
    """The letters right after a figure that multiply it, between it and a currency or after one."""
    scale = (_scale() if before else _SCALE_BEFORE_SIGN).match(text.folded, end)
    scale = scale or _scale_with_mark_after(text, marks, end)
    is_small = scale and scale[1] in _ONLY_CAPITAL and text.written[scale.start(1)].islower()
    return None if is_small else scale


def _scale_with_mark_after(text: MoneyText, marks: Marks, end: int) -> re.Match[str] | None:
    """A scale letter between a figure and its currency: "5 M€", "10 M USD"."""
    scale = _scale().match(text.folded, end)
    return scale if scale and mark_after(text, marks, scale.end(), True) else None


def _is_one_letter(mark: Mark | None, start: int, text: MoneyText) -> bool:
    """Whether one letter stands right before a figure: with a small one "R290" may be a road, "K12" a school."""
    if mark is None or mark.end != start or mark.end - mark.start > 1:
        return False
    return text.folded[mark.start].isalpha()


def figure_doubts(number: Number, value: Decimal, is_scaled: bool) -> set[str]:
    """Sums have no three decimals: one mark before three figures parts thousands unless a scale word follows."""
    doubts = {"leading_zero"} if re.match(r"0[0-9]", number.text) else set()
    if number.is_ambiguous and (is_scaled or number.is_word) and fold(number.text) not in _scales_for_one():
        doubts.add("separator")
    return doubts


@cache
def _scales_for_one() -> frozenset[str]:
    """Scale words in the singular that mean one without saying so, in languages without an article ("مليون")."""
    return frozenset(map(fold, forms("number_words", role="one_scale")))
