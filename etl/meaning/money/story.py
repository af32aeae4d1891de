"""Money in a text from first to last: its sums, then what is said of each, then whether the reading counts."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

from etl.meaning.language import fold, guess_language
from etl.meaning.money.claims import explained
from etl.meaning.money.comparison import comparator_of
from etl.meaning.money.doubts import doubts_of_lines, doubts_together, reading_of
from etl.meaning.money.nature import form_of, nature_of, per_what
from etl.meaning.money.recurrence import recurrence_of
from etl.meaning.money.scopes import scopes_of
from etl.meaning.money.sums import find_sums
from etl.meaning.money.text import TABLES, Amount, MoneyText, Scope
from etl.meaning.money.unpriced import without_sums
from etl.meaning.phrases import Phrases
from etl.meaning.reading import Context, Reading
from etl.meaning.words.lexicon import LANGUAGES
from etl.meaning.words.reservations import with_reservations
from etl.meaning.words.settling import settled
from etl.meaning.years import Period, find_periods

# Those whose scale words are known: the languages of forms, and Dutch.
_LANGUAGES = frozenset({*LANGUAGES, "nl"})
_TIMES_BEFORE, _TIMES_AFTER = re.compile(r"[0-9] ?[x×*] ?$"), re.compile(r" ?[x×*] ?[0-9]")
_SHARE_BEFORE = re.compile(r"%[^.;]{0,12}$")


def read_money(
    text: str, language: str | None = None, country: str | None = None, context: Context = "work_plan"
) -> Reading:
    """The sums of a text as `items`: amount, currency (ISO 4217), comparator, form, recurrence, per, nature.

    Amounts are Decimals in units of the currency. `language` is a two-letter code, `country` an ISO 3166-1 alpha-3
    code; both settle separators and which dollar, peso or franc is meant. A text without money is read as no items.
    A sum that holds only "if the council approves" has that as its `condition`, one "to be confirmed" `is_tentative`.
    """
    language = language or guess_language(text)
    reading = _read(text, language, country, context)
    return with_reservations("money", text, language, reading, lambda rest: _read(rest, language, country, context))


@lru_cache(maxsize=4096)
def _read(written: str, language: str | None, country: str | None, context: Context) -> Reading:
    folded = fold(written)
    phrases = Phrases(folded, *TABLES)
    text = MoneyText(folded, written, language, country, phrases, phrases.all)
    amounts = find_sums(text)
    if not amounts:
        return without_sums(text)
    periods = find_periods(written, language, country)
    scopes = scopes_of(amounts, text)
    read = [_item(amount, scope, text, periods, context) for amount, scope in zip(amounts, scopes, strict=True)]
    items = [item for item, _ in read]
    doubts = {doubt for _, found in read for doubt in found} | doubts_together(items, text)
    doubts |= doubts_of_lines(amounts, text)
    doubts |= {"language"} if language and language not in _LANGUAGES else set()
    spans = tuple((amount.start, amount.end) for amount in amounts)
    reading = reading_of({"items": items}, doubts, spans, ("sum_with_currency",))
    if reading.review:
        return reading
    claims = [*spans, *((period.start, period.end) for period in periods)]
    return settled("money", written, language, reading, explained(text, claims, scopes, items))


def _item(
    amount: Amount, scope: Scope, text: MoneyText, periods: list[Period], context: Context
) -> tuple[dict[str, Any], set[str]]:
    """One item of the value and its doubts."""
    comparator, doubts = comparator_of(amount, scope, text)
    recurrence, years, more = recurrence_of(amount, scope, text, periods)
    nature, unsure = nature_of(scope, text, context)
    times = _TIMES_BEFORE.search(text.folded[max(0, amount.start - 4) : amount.start])
    times = times or _TIMES_AFTER.match(text.folded, amount.end)
    if times and not years:
        doubts.add("multiplied")
    share = _SHARE_BEFORE.search(text.folded[max(0, amount.start - 20) : amount.start])
    item = {
        "amount": _plain(amount.value),
        "amount_max": amount.high and _plain(amount.high),
        "currency": amount.currency,
        "comparator": comparator,
        "form": form_of(scope, text, amount),
        "recurrence": recurrence,
        "period_years": years,
        "per": per_what(scope, text, amount),
        "nature": nature,
        "amount_usd_as_stated": amount.stated_usd,
    }
    return item, {*amount.doubts, *doubts, *more, *unsure, *({"share"} if share else ())}


def _plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros or an exponent."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() and value < 10**24 else value
