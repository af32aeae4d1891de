"""How often a sum comes and for how many years: once, a year, a month, over three years."""

import re
from functools import cache

from etl.folder.reference import forms
from etl.meaning.language import fold
from etl.meaning.money.text import SKIPPED, Amount, MoneyText, Scope, within
from etl.meaning.phrases import Phrase
from etl.meaning.years import Period


def recurrence_of(
    amount: Amount, scope: Scope, text: MoneyText, periods: list[Period]
) -> tuple[str, int | None, set[str]]:
    """How often the sum comes, for how many years, and the doubts of that."""
    rate = _rate(amount, scope, text, periods)
    once = bool(
        within(text, "one_off", scope.after)
        or within(text, "one_off", (max(scope.before[0], amount.start - 30), amount.start))
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
    if dated and within(text, "total", scope.sentence) and not amount.is_one_of_several:
        return "multi_year_total", dated[0].years_count, doubts
    doubts |= {"length_elsewhere"} if dated else set()
    return "unspecified", None, doubts | ({"rate_unread"} if _has_rate_stem(scope, text) else set())


_ONE_YEAR = 12  # months


@cache
def _rate_stems() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(fold(form)) for form in forms("money_words", role="rate_stem")))


def _has_rate_stem(scope: Scope, text: MoneyText) -> bool:
    """Whether a word near the sum begins like "annual" and no rule took it for the sum's rate."""
    return bool(_rate_stems().search(text.folded, scope.before[0], scope.after[1]))


def _dated_years(amount: Amount, scope: Scope, periods: list[Period]) -> list[Period]:
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


def _rate(amount: Amount, scope: Scope, text: MoneyText, periods: list[Period]) -> str | None:
    """ "annual" or "monthly", said after the sum or right before it."""
    if slash := _SLASH_RATE.match(text.folded, amount.end):
        return "annual" if slash["year"] else "monthly"
    after: list[Phrase | None] = [*within(text, "annual", scope.after)]
    after = after or [text.phrases.after(amount.end, frozenset({"annual"}))]
    near = (max(scope.before[0], amount.start - 30), amount.start)
    before = text.phrases.before(amount.start, frozenset({"annual"}), SKIPPED | {"comparator", "total", "nature"})
    said = [phrase for phrase in (*after, before, *within(text, "annual", near)) if phrase]
    # "Over five years" is no rate, though "yılda" alone is "a year".
    lengths = [period for period in periods if period.role == "for" and (period.months or 0) > _ONE_YEAR]
    said = [phrase for phrase in said if not any(one.start <= phrase.start < one.end for one in lengths)]
    return (
        min(said, key=lambda phrase: min(abs(phrase.start - amount.end), abs(amount.start - phrase.end))).value
        if said
        else None
    )


def _length(
    amount: Amount, scope: Scope, text: MoneyText, periods: list[Period]
) -> tuple[Period | None, bool, set[str]]:
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
        # What stands before the first sum of a sentence speaks of all of them, what follows one of that one.
        if leads and length.end <= scope.first_sum and (length.months or 0) > _ONE_YEAR:
            is_said = text.phrases.before(length.start, frozenset({"over"}), frozenset({"filler"}))
            is_alone = is_said and not amount.is_one_of_several
            return (length, False, set()) if is_alone else (None, False, {"length_elsewhere"})
    return None, False, set()


def _is_all_known(text: MoneyText, start: int, end: int) -> bool:
    """Whether only words of the money tables stand between two places."""
    words = re.compile(r"[^\W\d_]+").finditer(text.folded, start, min(end, start + 60))
    return end - start <= 2 or end - start <= 60 and all(word.start() in text.phrases.places for word in words)
