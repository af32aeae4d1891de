"""A number with its currency as one sum: letters that multiply it, and what makes a figure doubtful."""

import re
from decimal import Decimal
from functools import cache

from etl.folder.reference import forms
from etl.meaning.language import fold
from etl.meaning.money.currencies import Mark, Marks, mark_after, mark_before, resolve_currency
from etl.meaning.money.text import Amount, MoneyText
from etl.meaning.numbers import Number

_LETTER_SCALES = {
    **dict.fromkeys(("k", "t"), Decimal(1000)),
    **dict.fromkeys(("m", "mm", "mn", "mio", "mln", "mill"), Decimal(10**6)),
    "cr": Decimal(10**7),
    **dict.fromkeys(("b", "bn", "md", "mds", "mrd", "mld"), Decimal(10**9)),
}
_SCALE = re.compile(r" ?(k|mm|mn|mio|mln|mill|mds|md|mrd|mld|m|bn|b|cr)(?![a-z0-9]|\.[a-z])\.?")
_SCALE_BEFORE_SIGN = re.compile(r" ?(k|mm|m|md|bn|t(?=€|eur))(?=€|\$|£|usd|eur|us\$|gbp|chf|dh|fcfa)")
# Letters after a small figure that may multiply it: "250T", "5 L".
_GOES_ON = re.compile(r"[⁰¹²³⁴-⁹]| [⁰¹²³⁴-⁹]+[/⁄]")
_OTHER_SCALE = re.compile(r"[A-Z]{1,2}(?![^\W_])| [A-Z](?![^\W_])")


def amount_of(number: Number, text: MoneyText, marks: Marks) -> Amount:
    """A number with its currency, if it has one."""
    before = mark_before(text, marks, number.start)
    value, end, is_scaled = (
        number.value,
        number.end,
        not re.search(r"[0-9]\)?$", text.folded[number.start : number.end]),
    )
    scale = None if is_scaled else (_SCALE if before else _SCALE_BEFORE_SIGN).match(text.folded, end)
    scale = scale or (None if is_scaled else _scale_with_mark_after(text, marks, end))
    if scale:
        value, end, is_scaled = value * _LETTER_SCALES[scale[1]], scale.end(), True
    after = mark_after(text, marks, end, is_scaled)
    mark = after if after and (before is None or len(after.name) == 3) else before
    is_numbering = number.is_ordinal and not (before and value >= 1000)
    if mark is None or is_numbering:
        return Amount(number.start, end, value, number, is_scaled=is_scaled)
    start = before.start if before else number.start
    end = after.end if after else end
    currency, is_settled = resolve_currency(mark.name, text.language, text.country)
    doubts = figure_doubts(number, value, is_scaled) | (set() if is_settled else {"which_currency"})
    doubts |= {"other_scale"} if value < 1000 and _OTHER_SCALE.match(text.written, number.end) and not after else set()
    doubts |= {"goes_on"} if _GOES_ON.match(text.written, number.end) else set()
    doubts |= {"letter"} if value < 1000 and _is_one_letter(before, number.start, text) else set()
    return Amount(start, end, value, number, currency, is_scaled=is_scaled, doubts=frozenset(doubts))


def _scale_with_mark_after(text: MoneyText, marks: Marks, end: int) -> re.Match[str] | None:
    """A scale letter between a figure and its currency: "5 M€", "10 M USD"."""
    scale = _SCALE.match(text.folded, end)
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
