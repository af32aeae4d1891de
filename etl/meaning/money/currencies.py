"""Which currency stands beside a figure: signs, codes and words, and what "dollar" or "peso" means here."""

import re
from functools import cache
from typing import NamedTuple

from etl.folder.reference import forms, rows
from etl.meaning.language import fold
from etl.meaning.money.text import CURRENCY_KINDS, NO_CENTS, MoneyText
from etl.meaning.phrases import Phrase
from etl.text.patterns import any_at_start, end_of


@cache
def currency_signs() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for currency signs, and the currency or family of each folded sign."""
    signs = {"$": "sign", "£": "pound_sign", "¥": "yuan_or_yen"}
    for row in rows("currencies"):
        signs |= {fold(sign): row["currency_code"] for sign in row["symbols"].split("|") if sign}
    ended = [re.escape(sign) + (r"(?![a-z])" if sign[-1].isalpha() else "") for sign in signs]
    longest_first = sorted(ended, key=len, reverse=True)
    lettered = [pattern for pattern in longest_first if pattern[0].isalpha()]
    others = [pattern for pattern in longest_first if not pattern[0].isalpha()]
    return re.compile("|".join((any_at_start(lettered, "[a-z]"), *others))), signs


@cache
def _codes() -> tuple[re.Pattern[str], frozenset[str]]:
    """A pattern for what may be a currency code, and the codes."""
    codes = frozenset(row["currency_code"] for row in rows("currencies"))
    scaled = r"(?<=[0-9 ][kKMT])(?:EUR|USD|GBP|CHF)"
    return re.compile(rf"(?:(?<![A-Za-z])[A-Z]{{3}}|{scaled})(?![A-Za-z])"), codes


@cache
def _tender(country: str | None) -> frozenset[str]:
    """The currencies that are legal tender in a country."""
    return frozenset(
        row["currency_code"] for row in rows("currencies") if country and country in row["countries"].split()
    )


def resolve_currency(name: str, language: str | None, country: str | None) -> tuple[str | None, bool]:
    """The code that a currency, or a family like "peso", stands for here, and whether that is settled.

    A country's own currency settles its family, except that dollars outside dollar countries are US dollars and dollars
    inside one may be either.
    """
    if name in _codes()[1]:
        return name, True
    family = _family(name, language)
    codes = frozenset(family["codes"].split())
    own = sorted(_tender(country) & codes)
    if own:
        is_foreign_dollar = "USD" in codes and own != ["USD"]
        return own[0], len(own) == 1 and not is_foreign_dollar
    if country:
        return family["with_other_country"] or None, bool(family["with_other_country"])
    return family["without_country"] or None, family["is_settled_without_country"] == "yes"


@cache
def _family(name: str, language: str | None) -> dict[str, str]:
    table = [row for row in rows("currency_families") if row["family"] == name]
    own = (row for row in table if row["language"] == language)
    return next(own, None) or next(row for row in table if row["language"] == "*")


class Mark(NamedTuple):
    """A currency sign, code or word in a text: its characters, and its currency or family."""

    start: int
    end: int
    name: str


class Marks(NamedTuple):
    """The currency signs and codes of a text by the places where they start and end."""

    starting_at: dict[int, Mark]
    ending_at: dict[int, Mark]


def marks_of(text: MoneyText) -> Marks:
    """All currency signs and codes of the text; codes count in capitals only, since many are words ("ALL", "TRY")."""
    pattern, names = currency_signs()
    found = [Mark(*match.span(), names[match.group()]) for match in pattern.finditer(text.folded)]
    if any(mark.name == "sign" for mark in found):
        found = [mark._replace(name=_named_dollar(text)) if mark.name == "sign" else mark for mark in found]
    found += _glued_letters(text)
    starting = {mark.start: mark for mark in found}
    ending = {mark.end: mark for mark in found}
    pattern, codes = _codes()
    for match in pattern.finditer(text.written):
        if match.group() not in codes:
            continue
        # A sign right beside a code is part of it ("USD$", "$CLP").
        before = ending.get(match.start())
        after = starting.get(match.end()) or starting.get(
            match.end() + 1 if text.folded[match.end() :][:1] == " " else -1
        )
        code = Mark(before.start if before else match.start(), after.end if after else match.end(), match.group())
        starting[code.start] = ending[code.end] = code
    return Marks(starting, ending)


@cache
def _local_letters(country: str | None) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """A pattern for the letters that a country writes right before a sum ("P500", "Q38,500"), and their currencies."""
    table = [row for row in rows("currency_words") if row["role"] == "local" and row["value"] in _tender(country)]
    names = {fold(row["form"]): row["value"] for row in table if row["form"].isascii()}
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(longest_first)})(?=[0-9])") if names else None
    return pattern, names


def _glued_letters(text: MoneyText) -> list[Mark]:
    """A country's own letters right before figures; elsewhere such letters are names ("H2020")."""
    pattern, names = _local_letters(text.country)
    return [Mark(*match.span(), names[match.group()]) for match in pattern.finditer(text.folded)] if pattern else []


def _named_dollar(text: MoneyText) -> str:
    """What "$" stands for where the text names one such currency in words, or a body that counts in US dollars."""
    families = {phrase.value for phrase in text.listed if phrase.kind in ("family", "currency")}
    if "peso" in families and "dollar" not in families:
        return "peso"
    own = {name for name in families if name in set(_family("sign", "*")["codes"].split())}
    if len(own) == 1:
        return own.pop()
    kinds = {phrase.kind for phrase in text.listed}
    return "USD" if "usd_body" in kinds and not _tender(text.country) - {"USD"} else "sign"


_GAP_BEFORE, _FIGURE_NEXT = re.compile(r"\.? {0,2}"), re.compile(" ?[0-9]")
_GAP_AFTER_SCALE, _GAP_AFTER = re.compile(r"\.? {0,2}\(?"), re.compile(rf"{NO_CENTS} {{0,2}}\(?")
_OF = re.compile(r"(?:(?:de|di|of|in|en|em|von|van) |d')?")


def mark_before(text: MoneyText, marks: Marks, start: int) -> Mark | None:
    """The currency written right before a figure."""
    for place in range(start, start - 4, -1):
        mark = marks.ending_at.get(place)
        if mark and _GAP_BEFORE.fullmatch(text.folded, place, start):
            return mark
    word = _own_form(text.phrases.before(start, CURRENCY_KINDS), text)
    if word and re.fullmatch(r"\.? ?", text.folded[word.end : start]) and _leads(word, text):
        return Mark(word.start, word.end, word.value)
    return None


def mark_after(text: MoneyText, marks: Marks, end: int, is_scaled: bool) -> Mark | None:
    """The currency written right after a figure and its scale word."""
    start = end_of(_GAP_AFTER_SCALE if is_scaled else _GAP_AFTER, text.folded, end)
    mark = marks.starting_at.get(start)
    if mark and _FIGURE_NEXT.match(text.folded, mark.end):
        # The sign belongs to the figure after it.
        return None
    if "(" in text.folded[end:start] and (mark is None or text.folded[mark.end : mark.end + 1] != ")"):
        return None
    name = end_of(_OF, text.folded, start)
    word = _own_form(text.phrases.after(name, CURRENCY_KINDS), text)
    if word and word.start == name and is_used(word, text) and (mark is None or word.end > mark.end):
        return Mark(word.start, word.end, word.value)
    return mark or marks.starting_at.get(name)


def _own_form(word: Phrase | None, text: MoneyText) -> Phrase | None:
    """The word as the country's own currency where several share a short form ("K" in Lusaka is the kwacha).

    Else as the one that it stands for in any country ("TL"), where the tables have one.
    """
    if word is None or word.kind != "local":
        return word
    alike = (phrase for phrase in text.listed if (phrase.start, phrase.end) == (word.start, word.end))
    meant = (phrase for phrase in alike if phrase.kind in CURRENCY_KINDS and is_used(phrase, text))
    return next(meant, word)


def _leads(word: Phrase, text: MoneyText) -> bool:
    """Whether a currency word may stand before its figure ("Rs 500", not "won 3 awards")."""
    return word.words in _prefixes() or (word.kind == "local" and is_used(word, text))


@cache
def _prefixes() -> frozenset[str]:
    return frozenset(map(fold, forms("currency_words", role="prefix")))


def is_used(word: Phrase, text: MoneyText) -> bool:
    """Whether a short local form ("Q", "VT") is used in this country; others always are."""
    return word.kind != "local" or word.value in _tender(text.country)
