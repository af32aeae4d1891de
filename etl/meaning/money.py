"""Money in free text: how much, in which currency, how often, for how long, and what kind of sum it is."""

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any, NamedTuple

from etl.folder.reference import rows
from etl.meaning.language import fold, guess_language
from etl.meaning.numbers import Number, find_numbers
from etl.meaning.phrases import Phrase, Phrases
from etl.meaning.reading import Context, Reading
from etl.meaning.rival_lines import BARE, RIVALS, beside_bare_figures, rivals
from etl.meaning.words.claims import attached
from etl.meaning.words.settling import Explained, settled
from etl.meaning.years import Period, find_periods
from etl.text.patterns import end_of

_TABLES = ("money_words", "currency_words")
_CURRENCY_KINDS = frozenset({"currency", "family", "local"})
_SKIPPED = frozenset({"filler", "currency", "family", "form", "annual"})
_LETTER_SCALES = {
    **dict.fromkeys(("k", "t"), Decimal(1000)),
    **dict.fromkeys(("m", "mm", "mn", "mio", "mln", "mill"), Decimal(10**6)),
    "cr": Decimal(10**7),
    **dict.fromkeys(("b", "bn", "md", "mds", "mrd", "mld"), Decimal(10**9)),
}
_LANGUAGES = frozenset({"en", "es", "fr", "pt", "it", "de", "nl", "ko", "ja", "ar", "ru"})
_SCALE = re.compile(r" ?(k|mm|mn|mio|mln|mill|mds|md|mrd|mld|m|bn|b|cr)(?![a-z0-9]|\.[a-z])\.?")
_SCALE_BEFORE_SIGN = re.compile(r" ?(k|mm|m|md|bn|t(?=€|eur))(?=€|\$|£|usd|eur|us\$|gbp|chf|dh|fcfa)")
# Letters after a small figure that may multiply it: "250T", "5 L".
_GOES_ON = re.compile(r"[⁰¹²³⁴-⁹]| [⁰¹²³⁴-⁹]+[/⁄]")
_OTHER_SCALE = re.compile(r"[A-Z]{1,2}(?![^\W_])| [A-Z](?![^\W_])")
# What stands for no cents, or closes a sum of shillings or rupees: "3.500,- EUR", "450,000/=".
_NO_CENTS = r"(?:[,.]-{1,2}(?![0-9])|/[=-])?"
_RANGE = re.compile(r" ?(?:-|~|to|a|à|au|al|ate|bis|до|إلى|الي|에서|から|and|y|et|e|und|и|و) ?")
_SURE_RANGE = re.compile(r" ?(?:-|~|to|a|à|au|al|ate|bis|до|إلى|الي|에서|から) ?")
# A dot between a short word and a small letter closes an abbreviation ("1,2 mill. in total"), not a sentence.
_SENTENCE_END = re.compile(
    r"[;!?](?=\s|$)|(?<![^\W\d_])\.(?=\s|$)|\.(?=\s+[^\sa-zà-öø-ÿа-я]|\s*$)|(?<=[^\W\d_]{5})\.(?=\s)|\n"
)
# Sums that may never be read as a pledge when both are told.
_APART_FROM_PLEDGE = frozenset({"loss", "fundraising_goal", "received", "reported", "rule"})

_REASONS = {
    "which_currency": "The currency sign or word stands for several currencies.",
    "no_currency": "A sum without a currency.",
    "separator": "The separator may mean thousands or decimals.",
    "leading_zero": "The figure starts with a zero, as in text damaged by a PDF.",
    "comparator": 'Words like "nearly" or "close to" leave open whether it is less.',
    "comparators_differ": "The words around the sum give two comparisons.",
    "part_of_total": "One sum is part of another: adding them counts it twice.",
    "total_and_parts": "The text gives a total beside its parts: adding them counts twice.",
    "nature_unknown": "Nothing in the text says what the sum is (a promise, a transfer, a budget).",
    "nature_mixed": "The text speaks of a promise and of another kind of sum.",
    "one_off_or_annual": "Once or every year is left open.",
    "length_elsewhere": "Whether the sum is for all the years named is not said.",
    "language": "The text is in a language whose scale words are not known.",
    "share": "The sum is the whole of which a share is meant.",
    "words_without_figure": "A currency is named without a sum that can be read.",
    "rate_unread": "The text speaks of every year in a way that was not tied to the sum.",
    "other_scale": "Letters after the figure may multiply it.",
    "range_scale": "The first figure of the range may stand for thousands too.",
    "letter": "The letter before the figure may be a currency or part of a name.",
    "range_order": "The range runs from more to less.",
    "goes_on": "What stands right behind the figure is a part of it: a power or a fraction.",
    "rival_lines": RIVALS,
    "bare_line": BARE,
    "multiplied": "The sum is multiplied by something other than years.",
}


@dataclass(frozen=True, slots=True)
class _Amount:
    """One sum at the characters `start` to `end`, currency included."""

    start: int
    end: int
    value: Decimal
    number: Number
    currency: str | None = None
    high: Decimal | None = None
    stated_usd: Decimal | None = None
    is_scaled: bool = False
    is_one_of_several: bool = False
    doubts: frozenset[str] = field(default=frozenset())


class _Text(NamedTuple):
    """One text under reading, with what is known of its writer."""

    folded: str
    written: str
    language: str | None
    country: str | None
    phrases: Phrases
    listed: list[Phrase]


# --- currencies -------------------------------------------------------------------------------------------------------


@cache
def _signs() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern for currency signs, and the currency or family of each folded sign."""
    signs = {"$": "sign", "£": "pound_sign", "¥": "yuan_or_yen"}
    for row in rows("currencies"):
        signs |= {fold(sign): row["currency_code"] for sign in row["symbols"].split("|") if sign}
    bounded = (rf"(?<![a-z]){re.escape(sign)}" if sign[0].isalpha() else re.escape(sign) for sign in signs)
    ended = (pattern + (r"(?![a-z])" if pattern[-1].isalpha() else "") for pattern in bounded)
    longest_first = sorted(ended, key=len, reverse=True)
    return re.compile("|".join(longest_first)), signs


@cache
def _codes() -> tuple[re.Pattern[str], frozenset[str]]:
    codes = frozenset(row["currency_code"] for row in rows("currencies"))
    scaled = r"(?<=[0-9 ][kKMT])(?:EUR|USD|GBP|CHF)"
    return re.compile(rf"(?:(?<![A-Za-z])(?:{'|'.join(sorted(codes))})|{scaled})(?![A-Za-z])"), codes


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


class _Mark(NamedTuple):
    """A currency sign, code or word in a text: its characters, and its currency or family."""

    start: int
    end: int
    name: str


class _Marks(NamedTuple):
    """The currency signs and codes of a text by the places where they start and end."""

    starting_at: dict[int, _Mark]
    ending_at: dict[int, _Mark]


def _marks(text: _Text) -> _Marks:
    """All currency signs and codes of the text; codes count in capitals only, since many are words ("ALL", "TRY")."""
    pattern, names = _signs()
    found = [_Mark(*match.span(), names[match.group()]) for match in pattern.finditer(text.folded)]
    if any(mark.name == "sign" for mark in found):
        found = [mark._replace(name=_named_dollar(text)) if mark.name == "sign" else mark for mark in found]
    found += _glued_letters(text)
    starting = {mark.start: mark for mark in found}
    ending = {mark.end: mark for mark in found}
    for match in _codes()[0].finditer(text.written):
        # A sign right beside a code is part of it ("USD$", "$CLP").
        before = ending.get(match.start())
        after = starting.get(match.end()) or starting.get(
            match.end() + 1 if text.folded[match.end() :][:1] == " " else -1
        )
        code = _Mark(before.start if before else match.start(), after.end if after else match.end(), match.group())
        starting[code.start] = ending[code.end] = code
    return _Marks(starting, ending)


@cache
def _local_letters(country: str | None) -> tuple[re.Pattern[str] | None, dict[str, str]]:
    """A pattern for the letters that a country writes right before a sum ("P500", "Q38,500"), and their currencies."""
    table = [row for row in rows("currency_words") if row["kind"] == "local" and row["value"] in _tender(country)]
    names = {fold(form): row["value"] for row in table for form in row["forms"].split("|") if form.isascii()}
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    pattern = re.compile(rf"(?<![^\W_])(?:{'|'.join(longest_first)})(?=[0-9])") if names else None
    return pattern, names


def _glued_letters(text: _Text) -> list[_Mark]:
    """A country's own letters right before figures; elsewhere such letters are names ("H2020")."""
    pattern, names = _local_letters(text.country)
    return [_Mark(*match.span(), names[match.group()]) for match in pattern.finditer(text.folded)] if pattern else []


def _named_dollar(text: _Text) -> str:
    """What "$" stands for where the text names one such currency in words, or a body that counts in US dollars."""
    families = {phrase.value for phrase in text.listed if phrase.kind in ("family", "currency")}
    if "peso" in families and "dollar" not in families:
        return "peso"
    own = {name for name in families if name in set(_family("sign", "*")["codes"].split())}
    if len(own) == 1:
        return own.pop()
    kinds = {phrase.kind for phrase in text.listed}
    return "USD" if "usd_body" in kinds and not _tender(text.country) - {"USD"} else "sign"


def _mark_before(text: _Text, marks: _Marks, start: int) -> _Mark | None:
    """The currency written right before a figure."""
    for place in range(start, start - 4, -1):
        mark = marks.ending_at.get(place)
        if mark and re.fullmatch(r"\.? {0,2}", text.folded[place:start]):
            return mark
    word = _own_form(text.phrases.before(start, _CURRENCY_KINDS), text)
    if word and re.fullmatch(r"\.? ?", text.folded[word.end : start]) and _leads(word, text):
        return _Mark(word.start, word.end, word.value)
    return None


def _mark_after(text: _Text, marks: _Marks, end: int, is_scaled: bool) -> _Mark | None:
    """The currency written right after a figure and its scale word."""
    start = end_of(re.compile(r"\.? {0,2}\(?" if is_scaled else rf"{_NO_CENTS} {{0,2}}\(?"), text.folded, end)
    mark = marks.starting_at.get(start)
    if mark and re.compile(" ?[0-9]").match(text.folded, mark.end):
        # The sign belongs to the figure after it.
        return None
    if "(" in text.folded[end:start] and (mark is None or text.folded[mark.end : mark.end + 1] != ")"):
        return None
    name = end_of(re.compile(r"(?:(?:de|di|of|in|en|em|von|van) |d')?"), text.folded, start)
    word = _own_form(text.phrases.after(name, _CURRENCY_KINDS), text)
    if word and word.start == name and _is_used(word, text) and (mark is None or word.end > mark.end):
        return _Mark(word.start, word.end, word.value)
    return mark or marks.starting_at.get(name)


def _own_form(word: Phrase | None, text: _Text) -> Phrase | None:
    """The word as the country's own currency where several share a short form ("K" in Lusaka is the kwacha)."""
    if word is None or word.kind != "local":
        return word
    alike = (phrase for phrase in text.listed if (phrase.start, phrase.end) == (word.start, word.end))
    return next((phrase for phrase in alike if phrase.kind == "local" and _is_used(phrase, text)), word)


def _leads(word: Phrase, text: _Text) -> bool:
    """Whether a currency word may stand before its figure ("Rs 500", not "won 3 awards")."""
    return word.words in _prefixes() or (word.kind == "local" and _is_used(word, text))


@cache
def _prefixes() -> frozenset[str]:
    table = (row["forms"] for row in rows("currency_words") if row["kind"] == "prefix")
    return frozenset(fold(form) for line in table for form in line.split("|"))


def _is_used(word: Phrase, text: _Text) -> bool:
    """Whether a short local form ("Q", "VT") is used in this country; others always are."""
    return word.kind != "local" or word.value in _tender(text.country)


# --- sums -------------------------------------------------------------------------------------------------------------


def _sums(text: _Text) -> list[_Amount]:
    """The sums of the text in order: numbers with a currency, ranges joined, equivalents folded in."""
    marks = _marks(text)
    if (
        text.folded.isascii()
        and not marks.starting_at
        and not any(phrase.kind in _CURRENCY_KINDS for phrase in text.listed)
    ):
        return []
    found = find_numbers(text.written, text.language, text.country, _prefixed(marks))
    numbers = [n for n in found if not _is_article(n) and not _is_percent(n, text.folded)]
    amounts = _apart([_amount(number, text, marks) for number in numbers])
    amounts = _ranges(amounts, text)
    amounts = _shares(amounts, text)
    kept = _equivalents(
        [amount for amount in amounts if amount.currency is not None or "which_currency" in amount.doubts], text
    )
    return [replace(amount, is_one_of_several=len(kept) > 1) for amount in kept]


def _prefixed(marks: _Marks) -> frozenset[int]:
    """The places right after a currency's sign or letters, where a figure is no part of a name."""
    return frozenset(marks.ending_at)


def _apart(amounts: list[_Amount]) -> list[_Amount]:
    """The amounts without those inside the one before: the "k" of "20 k€" is no sum of its own."""
    kept: list[_Amount] = []
    for amount in amounts:
        if not kept or amount.start >= kept[-1].end:
            kept.append(amount)
        elif kept[-1].currency is None:
            # The "K" of "K 120,000" is the kwacha, not a thousand.
            kept[-1] = amount
    return kept


def _is_article(number: Number) -> bool:
    """Whether the word is "a" or "una" rather than a number."""
    return number.is_word and number.is_ambiguous and number.value == 1


def _is_percent(number: Number, folded: str) -> bool:
    return bool(
        re.compile(r" ?(?:%|percent|per cent|por ciento|pour cent|por cento|prozent|процент|퍼센트|パーセント)").match(
            folded, number.end
        )
    )


def _amount(number: Number, text: _Text, marks: _Marks) -> _Amount:
    """A number with its currency, if it has one."""
    before = _mark_before(text, marks, number.start)
    value, end, is_scaled = (
        number.value,
        number.end,
        not re.search(r"[0-9]\)?$", text.folded[number.start : number.end]),
    )
    scale = None if is_scaled else (_SCALE if before else _SCALE_BEFORE_SIGN).match(text.folded, end)
    scale = scale or (None if is_scaled else _scale_with_mark_after(text, marks, end))
    if scale:
        value, end, is_scaled = value * _LETTER_SCALES[scale[1]], scale.end(), True
    after = _mark_after(text, marks, end, is_scaled)
    mark = after if after and (before is None or len(after.name) == 3) else before
    is_numbering = number.is_ordinal and not (before and value >= 1000)
    if mark is None or is_numbering:
        return _Amount(number.start, end, value, number, is_scaled=is_scaled)
    start = before.start if before else number.start
    end = after.end if after else end
    currency, is_settled = resolve_currency(mark.name, text.language, text.country)
    doubts = _figure_doubts(number, value, is_scaled) | (set() if is_settled else {"which_currency"})
    doubts |= {"other_scale"} if value < 1000 and _OTHER_SCALE.match(text.written, number.end) and not after else set()
    doubts |= {"goes_on"} if _GOES_ON.match(text.written, number.end) else set()
    doubts |= {"letter"} if value < 1000 and _is_one_letter(before, number.start, text) else set()
    return _Amount(start, end, value, number, currency, is_scaled=is_scaled, doubts=frozenset(doubts))


def _scale_with_mark_after(text: _Text, marks: _Marks, end: int) -> re.Match[str] | None:
    """A scale letter between a figure and its currency: "5 M€", "10 M USD"."""
    scale = _SCALE.match(text.folded, end)
    return scale if scale and _mark_after(text, marks, scale.end(), True) else None


def _is_one_letter(mark: _Mark | None, start: int, text: _Text) -> bool:
    """Whether one letter stands right before a figure: with a small one "R290" may be a road, "K12" a school."""
    if mark is None or mark.end != start or mark.end - mark.start > 1:
        return False
    return text.folded[mark.start].isalpha()


def _figure_doubts(number: Number, value: Decimal, is_scaled: bool) -> set[str]:
    """Sums have no three decimals: one mark before three figures parts thousands unless a scale word follows."""
    doubts = {"leading_zero"} if re.match(r"0[0-9]", number.text) else set()
    if number.is_ambiguous and (is_scaled or number.is_word) and fold(number.text) not in _scales_for_one():
        doubts.add("separator")
    return doubts


@cache
def _scales_for_one() -> frozenset[str]:
    """Scale words in the singular that mean one without saying so, in languages without an article ("مليون")."""
    table = (row["forms"] for row in rows("number_words") if row["kind"] == "one_scale")
    return frozenset(fold(form) for line in table for form in line.split("|"))


def _ranges(amounts: list[_Amount], text: _Text) -> list[_Amount]:
    """Two sums with a range sign between them are one: "5,000-10,000 euros", "5 to 10 million dollars"."""
    joined: list[_Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        if last and last.high is None and _is_range(last, amount, text):
            joined[-1] = _ranged(last, amount)
        else:
            joined.append(amount)
    return joined


def _is_range(low: _Amount, high: _Amount, text: _Text) -> bool:
    if not (low.currency or high.currency) or (low.currency and high.currency and low.currency != high.currency):
        return False
    gap = text.folded[low.end : high.start]
    between = re.search(r"(?:between|entre|tra|zwischen|между|بين) (?:[^ ]{1,4} )?$", text.folded[: low.start][-16:])
    if not high.currency and (_is_year(high.number) or high.value <= low.value or _counts_something(high, text)):
        return False
    return bool((_RANGE if between else _SURE_RANGE).fullmatch(gap))


def _counts_something(amount: _Amount, text: _Text) -> bool:
    """Whether a word that the money tables do not know follows the number ("R$ 500 a 900 cidades")."""
    word = re.compile(r" ?([^\W\d_]+)").match(text.folded, amount.end)
    known = word and word.start(1) in text.phrases.places
    return bool(word) and not known


def _ranged(low: _Amount, high: _Amount) -> _Amount:
    value = low.value
    if high.is_scaled and not low.is_scaled and low.value < 1000:
        value *= high.value / high.number.value if high.number.value != high.value else _scale_of(high.number)
    doubts = low.doubts | high.doubts | ({"range_order"} if value >= high.value else frozenset())
    doubts |= _figure_doubts(low.number, value, low.is_scaled)
    # "20-25,000" may be 20 or 20,000; "500-25,000" is what it says.
    doubts |= {"range_scale"} if value < 1000 <= value * 1000 < high.value and not high.is_scaled else set()
    return replace(
        low, end=high.end, value=value, high=high.value, currency=low.currency or high.currency, doubts=doubts
    )


def _scale_of(number: Number) -> Decimal:
    """The scale word's worth in a number like "10 million"."""
    figure = re.match(r"[\d.,  ]*\d", number.text)
    if figure is None:
        return Decimal(1)
    plain = find_numbers(figure.group())
    return number.value / plain[0].value if plain and plain[0].value else Decimal(1)


def _shares(amounts: list[_Amount], text: _Text) -> list[_Amount]:
    """A scaled number after "of which" is in the currency of the sum before it."""
    shared = list(amounts)
    before: _Amount | None = None
    for index, amount in enumerate(amounts):
        part = text.phrases.before(amount.start, frozenset({"part_of"}), _SKIPPED | {"comparator"})
        if part and before and part.start >= before.end - 1:
            currency = amount.currency or (before.currency if amount.is_scaled else None)
            shared[index] = replace(amount, currency=currency, doubts=amount.doubts | before.doubts | {"part_of_total"})
        before = shared[index] if shared[index].currency else before
    return shared


def _equivalents(amounts: list[_Amount], text: _Text) -> list[_Amount]:
    """The same sum told again in another currency or in words is no second sum; US dollars are kept beside it."""
    kept: list[_Amount] = []
    for amount in amounts:
        if kept and _is_equivalent(kept[-1], amount, text):
            stated = amount.value if amount.currency == "USD" and kept[-1].currency != "USD" else None
            kept[-1] = replace(kept[-1], stated_usd=stated, end=amount.end)
        else:
            kept.append(amount)
    return kept


def _is_equivalent(first: _Amount, second: _Amount, text: _Text) -> bool:
    gap = text.folded[first.end : second.start]
    if len(gap) > 60 or "part_of_total" in second.doubts:
        return False
    opens = ("(" in gap and len(gap) < 30) or "=" in gap or gap.strip() in ("/", "-", ",")
    said = text.phrases.before(second.start, frozenset({"equivalent"}), frozenset({"filler"}))
    if first.currency == second.currency:
        return first.value == second.value and "(" in gap
    return opens or (said is not None and said.start >= first.end)


# --- what is said of a sum --------------------------------------------------------------------------------------------


class _Scope(NamedTuple):
    """The words that can speak of one sum: its sentence, and the nearer words before and after it."""

    sentence: tuple[int, int]
    before: tuple[int, int]
    after: tuple[int, int]


def _scopes(amounts: list[_Amount], text: _Text) -> list[_Scope]:
    folded = text.folded
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text.written)), len(folded)]
    scopes = []
    for index, amount in enumerate(amounts):
        opened = max(end for end in ends if end <= amount.start)
        closed = min(end for end in ends if end >= amount.end)
        left = amounts[index - 1].end if index else opened
        right = amounts[index + 1].start if index + 1 < len(amounts) else closed
        before = _after_last_joint(folded, max(opened, left), amount.start) if index else opened
        after = _before_first_joint(folded, amount.end, min(closed, right)) if right < closed else min(closed, right)
        scopes.append(_Scope((opened, closed), (before, amount.start), (amount.end, after)))
    return scopes


_JOINT = re.compile(r"[,;()]| (?:and|y|et|e|und|en|и|plus|as well as) | و|및|と")


def _after_last_joint(folded: str, start: int, end: int) -> int:
    return max((match.end() for match in _JOINT.finditer(folded, start, end)), default=start)


def _before_first_joint(folded: str, start: int, end: int) -> int:
    matches = [match.start() for match in _JOINT.finditer(folded, start, end) if match.group() not in ("(", ")", ",")]
    return matches[0] if matches else end


def _within(text: _Text, kind: str, span: tuple[int, int]) -> list[Phrase]:
    return text.phrases.within(kind, *span)


def _comparator(amount: _Amount, text: _Text) -> tuple[str, set[str]]:
    """How the sum compares with what is meant, and the doubts of that."""
    if amount.high is not None:
        return "range", set()
    before = text.phrases.before(amount.start, frozenset({"comparator"}), _SKIPPED | {"per"})
    # "over" and "under" count right beside the sum only: "under the $5 million scheme" is no comparison.
    before = before or text.phrases.before(amount.start, frozenset({"comparator_beside"}))
    after = text.phrases.after(amount.end, frozenset({"comparator_after"}))
    sign = re.compile(r"\+(?! ?[0-9])|~|≈").match(text.folded, amount.end)
    leading = re.search(r"([~≈<>±]|>=|≥|<=|≤) ?$", text.folded[max(0, amount.start - 3) : amount.start])
    said = {_SIGN_MEANING[leading[1]]} if leading else set()
    said |= {phrase.value for phrase in (before, after) if phrase and phrase.value != "approx_worth"}
    said |= {"at_least"} if sign and sign.group() == "+" else set()
    if len(said) > 1:
        said -= {"approx"} if said & {"at_most", "at_least"} else set()
    if len(said) > 1:
        return sorted(said)[0], {"comparators_differ"}
    if "unsure" in said:
        return "exact", set() if amount.is_one_of_several else {"comparator"}
    comparator = said.pop() if said else "exact"
    return comparator, {"comparator"} if comparator == "approx_less_than" else set()


_SIGN_MEANING = {
    "~": "approx",
    "≈": "approx",
    "±": "approx",
    ">": "more_than",
    "<": "less_than",
    "≥": "at_least",
    "≤": "at_most",
    ">=": "at_least",
    "<=": "at_most",
}


def _recurrence(amount: _Amount, scope: _Scope, text: _Text, periods: list[Period]) -> tuple[str, int | None, set[str]]:
    """How often the sum comes, for how many years, and the doubts of that."""
    rate = _rate(amount, scope, text)
    once = bool(
        _within(text, "one_off", scope.after)
        or _within(text, "one_off", (max(scope.before[0], amount.start - 30), amount.start))
    )
    length, is_times, doubts = _length(amount, scope, text, periods)
    months = (length.months or 0) if length else 0
    years = months // 12 if months >= 24 and months % 12 == 0 else None
    if rate and once:
        return "one_off_or_annual", None, {"one_off_or_annual"}
    if rate or (is_times and years):
        return rate or "annual", years, doubts
    if once:
        return "one_off", None, doubts
    if years:
        return "multi_year_total", years, doubts
    dated = _dated_years(amount, scope, periods)
    if dated and _within(text, "total", scope.sentence) and not amount.is_one_of_several:
        return "multi_year_total", dated[0].years_count, doubts
    doubts |= {"length_elsewhere"} if dated else set()
    return "unspecified", None, doubts | ({"rate_unread"} if _has_rate_stem(scope, text) else set())


@cache
def _rate_stems() -> re.Pattern[str]:
    forms = (form for row in rows("money_words") if row["kind"] == "rate_stem" for form in row["forms"].split("|"))
    return re.compile("|".join(re.escape(fold(form)) for form in forms))


def _has_rate_stem(scope: _Scope, text: _Text) -> bool:
    """Whether a word near the sum begins like "annual" and no rule took it for the sum's rate."""
    return bool(_rate_stems().search(text.folded, scope.before[0], scope.after[1]))


def _dated_years(amount: _Amount, scope: _Scope, periods: list[Period]) -> list[Period]:
    """The spans of several calendar years beside the sum; unless a total is told it may be for each or for all."""
    dated = (period for period in periods if period.role == "during" and period.first and period.last)
    several = [period for period in dated if period.years_count > 1 and not _is_one_year(period)]
    after = [period for period in several if scope.after[0] <= period.start < scope.after[1]]
    leading = (p for p in several if scope.before[0] <= p.start and 0 <= amount.start - p.end <= 3)
    return after or list(leading)


def _is_one_year(period: Period) -> bool:
    """Whether "2024/25" is one fiscal or school year."""
    return bool(re.search(r"[0-9]{4} ?/ ?[0-9]{2}$", period.text)) and period.years_count == 2


# "/an" right after the sum, or after a word or two that say what it is: "12 000 € TTC/an", "руб./год", "p/ano".
_SLASH_RATE = re.compile(
    r"\.? ?(?:[^\W\d_]{1,20} ?){0,2}/ ?(?:"
    r"(?P<year>yr|y|year|annum|a|an|ano|anno|jahr|год|년|年)|mo|month|mes|mois|mese|monat|мес|월|月)(?![a-z]| ?[0-9])"
)


def _rate(amount: _Amount, scope: _Scope, text: _Text) -> str | None:
    """ "annual" or "monthly", said after the sum or right before it."""
    if slash := _SLASH_RATE.match(text.folded, amount.end):
        return "annual" if slash["year"] else "monthly"
    after: list[Phrase | None] = [*_within(text, "annual", scope.after)]
    after = after or [text.phrases.after(amount.end, frozenset({"annual"}))]
    near = (max(scope.before[0], amount.start - 30), amount.start)
    before = text.phrases.before(amount.start, frozenset({"annual"}), _SKIPPED | {"comparator", "total", "nature"})
    said = [phrase for phrase in (*after, before, *_within(text, "annual", near)) if phrase]
    return (
        min(said, key=lambda phrase: min(abs(phrase.start - amount.end), abs(amount.start - phrase.end))).value
        if said
        else None
    )


def _length(amount: _Amount, scope: _Scope, text: _Text, periods: list[Period]) -> tuple[Period | None, bool, set[str]]:
    """The length of time that the sum is for, whether it is multiplied by it, and the doubt of that."""
    for length in (period for period in periods if period.role == "for"):
        if scope.after[0] <= length.start < scope.after[1]:
            gap = text.folded[amount.end : length.start]
            is_times = bool(re.search(r"[x×*] ?$", gap))
            is_said = text.phrases.before(length.start, frozenset({"over"}), frozenset({"filler"}))
            is_far = "," in gap and not is_said
            return (None, False, {"length_elsewhere"}) if is_far else (length, is_times, set())
        leads = scope.sentence[0] <= length.start and length.end <= amount.start
        if leads and _is_all_known(text, length.end, amount.start):
            return length, False, set()
    return None, False, set()


def _is_all_known(text: _Text, start: int, end: int) -> bool:
    """Whether only words of the money tables stand between two places."""
    words = re.compile(r"[^\W\d_]+").finditer(text.folded, start, min(end, start + 60))
    return end - start <= 2 or end - start <= 60 and all(word.start() in text.phrases.places for word in words)


def _form(scope: _Scope, text: _Text, amount: _Amount) -> str:
    """Grant, cash, in kind and so on, by the words nearest to the sum."""
    near = _within(text, "form", scope.after) + _within(text, "form", scope.before)
    said = {phrase.value for phrase in near or _within(text, "form", scope.sentence)}
    pairs = {
        ("grant", "in_kind"): "grant_or_in_kind",
        ("cash", "in_kind"): "cash_or_in_kind",
        ("grant", "loan"): "mixed_loan_and_grant",
    }
    for pair, name in pairs.items():
        if set(pair) <= said:
            return name
    order = ("in_kind", "matching_grant", "leveraged", "cofinancing", "loan", "grant", "cash")
    return next((form for form in order if form in said), "unspecified")


def _per(scope: _Scope, text: _Text, amount: _Amount) -> str | None:
    """What the sum is for one of: city, project, event …"""
    said = _within(text, "per", scope.after)
    if said:
        return min(said, key=lambda phrase: phrase.start).value
    generic = _PER.match(text.folded, amount.end)
    return generic[1] if generic and not _RATE_WORD.match(generic[1]) else None


_PER = re.compile(r"(?: (?:per|por|par|pro|a) | ?/ ?)([a-z]{3,})")
_RATE_WORD = re.compile("year|month|annum|mes|mois|ano|anno|anual|jahr|monat|week|unica")


def _nature(scope: _Scope, text: _Text, context: Context) -> tuple[str, set[str]]:
    """What kind of sum it is; a promise where the words, or their place in the work plan, say so."""
    cues = _within(text, "nature", scope.sentence)
    per = _within(text, "per", scope.sentence)
    cues = [cue for cue in cues if not any(_covers(other, cue) for other in (*cues, *per))]
    said = {cue.value for cue in cues}
    if not said:
        return "pledge", set() if context == "work_plan" else {"nature_unknown"}
    if "pledge" in said and said & _APART_FROM_PLEDGE:
        return _nearest(cues, scope, _APART_FROM_PLEDGE), {"nature_mixed"}
    if "pledge" in said and context == "work_plan":
        return "pledge", set()
    return _nearest(cues, scope, frozenset(said)), set()


def _covers(longer: Phrase, shorter: Phrase) -> bool:
    return longer.start <= shorter.start and shorter.end <= longer.end and len(longer.words) > len(shorter.words)


def _nearest(cues: list[Phrase], scope: _Scope, natures: frozenset[str]) -> str:
    start = scope.before[1]
    own = [cue for cue in cues if cue.value in natures]
    return min(own, key=lambda cue: abs(cue.start - start)).value


# --- the reading ------------------------------------------------------------------------------------------------------


def _item(
    amount: _Amount, scope: _Scope, text: _Text, periods: list[Period], context: Context
) -> tuple[dict[str, Any], set[str]]:
    """One item of the value and its doubts."""
    comparator, doubts = _comparator(amount, text)
    recurrence, years, more = _recurrence(amount, scope, text, periods)
    nature, unsure = _nature(scope, text, context)
    times = re.search(r"[0-9] ?[x×*] ?$", text.folded[max(0, amount.start - 4) : amount.start])
    times = times or re.compile(r" ?[x×*] ?[0-9]").match(text.folded, amount.end)
    if times and not years:
        doubts.add("multiplied")
    share = re.search(r"%[^.;]{0,12}$", text.folded[max(0, amount.start - 20) : amount.start])
    item = {
        "amount": _plain(amount.value),
        "amount_max": amount.high and _plain(amount.high),
        "currency": amount.currency,
        "comparator": comparator,
        "form": _form(scope, text, amount),
        "recurrence": recurrence,
        "period_years": years,
        "per": _per(scope, text, amount),
        "nature": nature,
        "amount_usd_as_stated": amount.stated_usd,
    }
    return item, {*amount.doubts, *doubts, *more, *unsure, *({"share"} if share else ())}


def _plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros or an exponent."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() and value < 10**24 else value


def _in_kind_item() -> dict[str, Any]:
    """Help in kind that the text puts no sum on."""
    names = ("amount_max", "currency", "period_years", "per", "amount_usd_as_stated")
    return {
        "amount": None,
        **dict.fromkeys(names),
        "comparator": "unknown",
        "form": "in_kind",
        "recurrence": "unspecified",
        "nature": "pledge",
    }


def read_money(
    text: str, language: str | None = None, country: str | None = None, context: Context = "work_plan"
) -> Reading:
    """The sums of a text as `items`: amount, currency (ISO 4217), comparator, form, recurrence, per, nature.

    Amounts are Decimals in units of the currency. `language` is a two-letter code, `country` an ISO 3166-1 alpha-3
    code; both settle separators and which dollar, peso or franc is meant. A text without money is read as no items.
    """
    return _read(text, language, country, context)


@lru_cache(maxsize=4096)
def _read(written: str, language: str | None, country: str | None, context: Context) -> Reading:
    language = language or guess_language(written)
    folded = fold(written)
    phrases = Phrases(folded, *_TABLES)
    text = _Text(folded, written, language, country, phrases, phrases.all)
    amounts = _sums(text)
    if not amounts:
        return _without_sums(text)
    periods = find_periods(written, language, country)
    scopes = _scopes(amounts, text)
    read = [_item(amount, scope, text, periods, context) for amount, scope in zip(amounts, scopes, strict=True)]
    items = [item for item, _ in read]
    doubts = {doubt for _, found in read for doubt in found} | _doubts_together(items, text)
    doubts |= _doubts_of_lines(amounts, text)
    doubts |= {"language"} if language and language not in _LANGUAGES else set()
    spans = tuple((amount.start, amount.end) for amount in amounts)
    reading = _reading({"items": items}, doubts, spans, ("sum_with_currency",))
    if reading.review:
        return reading
    claims = [*spans, *((period.start, period.end) for period in periods)]
    return settled("money", written, language, reading, _explained(text, claims, scopes, items))


# Words that say what a sum is, anywhere in its sentence; others only beside it.
_SAID_OF_SENTENCE = frozenset({"nature", "form", "total", "funding_word", "usd_body"})


# Signs written onto a sum: "~$10k", "≥ 5,000", "450,000/=".
_SIGN_BEFORE = re.compile(r"(?:[~≈<>±≥≤]=?|>=|<=) ?$")
_SIGN_AFTER = re.compile(rf"{_NO_CENTS}(?: ?[+~≈])?")


def _explained(text: _Text, values: list[tuple[int, int]], scopes: list["_Scope"], items: list[Any]) -> Explained:
    """The characters that sums were read from, and the words that were taken to speak of them."""
    sentences = [scope.sentence for scope in scopes]
    said = [
        (phrase.start, phrase.end)
        for phrase in text.listed
        if phrase.kind in _SAID_OF_SENTENCE and any(start <= phrase.start < end for start, end in sentences)
    ]
    signed = [(_signed_from(start, text), end_of(_SIGN_AFTER, text.folded, end)) for start, end in values]
    rated = [_per_place(scope, text) for scope, item in zip(scopes, items, strict=True) if item["per"]]
    words = [(phrase.start, phrase.end) for phrase in text.listed]
    claims = [*signed, *said, *rated]
    return Explained(claims, attached(claims, words, text.written), values=values[: len(items)], told=_told(items))


def _told(items: list[Any]) -> frozenset[str]:
    """The roles of words that a sum for each city, project or person tells already."""
    return frozenset({"each"} if any(item["per"] for item in items) else ())


def _signed_from(start: int, text: _Text) -> int:
    """Where a sum starts, with the sign right before it."""
    sign = _SIGN_BEFORE.search(text.folded, max(0, start - 3), start)
    return sign.start() if sign else start


def _per_place(scope: "_Scope", text: _Text) -> tuple[int, int]:
    """The characters that say what a sum is for one of: the listed words after it, or "per" with a word."""
    said = _within(text, "per", scope.after)
    if said:
        first = min(said, key=lambda phrase: phrase.start)
        return first.start, first.end
    generic = _PER.match(text.folded, scope.after[0])
    return generic.span() if generic else (scope.after[0], scope.after[0])


def _doubts_of_lines(amounts: list[_Amount], text: _Text) -> set[str]:
    """Whether another line repeats a sum with a different figure, or is a figure without any word."""
    if "\n" not in text.written:
        return set()
    spans = [(amount.start, amount.end) for amount in amounts]
    if rivals(text.written, spans, [amount.value for amount in amounts]):
        return {"rival_lines"}
    return {"bare_line"} if beside_bare_figures(text.written, spans) else set()


def _doubts_together(items: list[dict[str, Any]], text: _Text) -> set[str]:
    """Whether several sums may hold one another."""
    if len(items) < 2 or not any(phrase.kind == "total" for phrase in text.listed):
        return set()
    return set() if {"annual", "multi_year_total"} <= {item["recurrence"] for item in items} else {"total_and_parts"}


# Letters right before figures written as a sum ("P500,000", "Nu.2500.00"), or thousands of a currency ("TEUR 25").
_UNKNOWN_SIGN = re.compile(
    r"(?<![^\W_])[A-Za-z]{1,3}\.?(?:[0-9]{1,3}(?:[,. ][0-9]{3})+|[0-9]+[.,][0-9]{2})(?![0-9A-Za-z])"
    r"|(?<![A-Za-z])[kKMT](?:EUR|USD|GBP|CHF|DH|FCFA)(?![A-Za-z])"
)


def _without_sums(text: _Text) -> Reading:
    """A text in which no number has a currency."""
    units = any(phrase.kind == "unit_of_account" and phrase.value == text.country for phrase in text.listed)
    if units or _UNKNOWN_SIGN.search(text.written):
        return _reading({"items": []}, {"no_currency"}, (), ("no_sum",))
    if any(phrase.kind == "form" and phrase.value == "in_kind" for phrase in text.listed):
        reading = _reading({"items": [_in_kind_item()]}, set(), (), ("in_kind_without_sum",))
        return settled(
            "money", text.written, text.language, reading, _explained(text, [], [_whole(text)], [_in_kind_item()])
        )
    doubts = set()
    if _is_bare_sum(text):
        doubts.add("no_currency")
    elif _names_a_currency(text):
        doubts.add("words_without_figure")
    return _reading({"items": []}, doubts, (), ("no_sum",))


def _whole(text: _Text) -> _Scope:
    """The whole text as the sentence of what has no sum."""
    return _Scope((0, len(text.folded)), (0, 0), (0, len(text.folded)))


def _is_bare_sum(text: _Text) -> bool:
    """Whether the text is a sum that lacks its currency: "25,000 per year", "Budget: 25,000", "60 billion"."""
    numbers = [
        number
        for number in find_numbers(text.written, text.language, text.country)
        if not number.is_ordinal and number.value >= 100
    ]
    known = text.phrases.places | {place for number in numbers for place in range(number.start, number.end)}
    rest = [match for match in re.finditer(r"[^\W\d_]+", text.folded) if match.start() not in known]
    funding = any(phrase.kind == "funding_word" for phrase in text.listed)
    return (
        bool(numbers) and not all(_is_year(number) for number in numbers) and (not rest or (funding and len(rest) < 4))
    )


def _is_year(number: Number) -> bool:
    return bool(re.fullmatch("(?:19|20)[0-9]{2}", number.text))


def _names_a_currency(text: _Text) -> bool:
    """Whether a common currency, or the hub's own, is named with no sum beside it ("a few thousand dollars")."""
    words = any(phrase.value in ("dollar", "peso", "EUR", "USD") for phrase in text.listed)
    return words or bool(_signs()[0].search(text.folded)) or _parts_from_own_currency(text)


def _parts_from_own_currency(text: _Text) -> bool:
    """Whether an unknown word parts a figure from the hub's own currency, as a scale word would ("250 bin TL")."""
    own = {word.start for word in text.listed if word.kind == "local" and len(word.words) > 1 and _is_used(word, text)}
    figures = re.finditer(r"[0-9] ?[^\W\d_]+\.? ", text.folded)
    return any(figure.end() in own for figure in figures)


def _reading(
    value: dict[str, Any], doubts: set[str], spans: tuple[tuple[int, int], ...], rules: tuple[str, ...]
) -> Reading:
    """The reading with its state and its reason."""
    if doubts:
        return Reading(
            value, "review", " ".join(_REASONS[doubt] for doubt in sorted(doubts)), (*rules, *sorted(doubts)), spans
        )
    return Reading(value, "read", "Read by the rules named.", rules, spans)
