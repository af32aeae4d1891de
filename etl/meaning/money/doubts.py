"""Why a person has to look at a sum, and the reading with its state and reason."""

from typing import Any

from etl.meaning.money.text import Amount, MoneyText
from etl.meaning.reading import Reading
from etl.meaning.rival_lines import BARE, RIVALS, beside_bare_figures, rivals

_REASONS = {
    "which_currency": "The currency sign or word stands for several currencies.",
    "no_currency": "A sum without a currency.",
    "separator": "The separator may mean thousands or decimals.",
    "leading_zero": "The figure starts with a zero, as in text damaged by a PDF.",
    "comparator": 'Words like "nearly" or "close to" leave open whether it is less.',
    "comparator_far": 'Whether "at least" or "at most" speaks of the sum is not sure.',
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


def doubts_of_lines(amounts: list[Amount], text: MoneyText) -> set[str]:
    """Whether another line repeats a sum with a different figure, or is a figure without any word."""
    if "\n" not in text.written:
        return set()
    spans = [(amount.start, amount.end) for amount in amounts]
    if rivals(text.written, spans, [amount.value for amount in amounts]):
        return {"rival_lines"}
    return {"bare_line"} if beside_bare_figures(text.written, spans) else set()


def doubts_together(items: list[dict[str, Any]], text: MoneyText) -> set[str]:
    """Whether several sums may hold one another."""
    if len(items) < 2 or not any(phrase.kind == "total" for phrase in text.listed):
        return set()
    return set() if {"annual", "multi_year_total"} <= {item["recurrence"] for item in items} else {"total_and_parts"}


def reading_of(
    value: dict[str, Any], doubts: set[str], spans: tuple[tuple[int, int], ...], rules: tuple[str, ...]
) -> Reading:
    """The reading with its state and its reason."""
    if doubts:
        return Reading(
            value, "review", " ".join(_REASONS[doubt] for doubt in sorted(doubts)), (*rules, *sorted(doubts)), spans
        )
    return Reading(value, "read", "Read by the rules named.", rules, spans)
