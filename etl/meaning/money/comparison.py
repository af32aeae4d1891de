"""How a sum compares with what is meant: exact, at least, up to, about."""

import re

from etl.meaning.money.text import SKIPPED, Amount, MoneyText, Scope, within
from etl.meaning.phrases import Phrase

_CLAUSE_MARK = re.compile("[,;:()]")
_PASSED = SKIPPED | {"per", "nature", "funding_word"}
_BOUNDS = ("at_least", "at_most")
_FIGURE = re.compile("[0-9]")
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
_SIGN_AFTER = re.compile(r"\+(?! ?[0-9])|~|≈")
_SIGN_BEFORE = re.compile(r"([~≈<>±]|>=|≥|<=|≤) ?$")


def comparator_of(amount: Amount, scope: Scope, text: MoneyText) -> tuple[str, set[str]]:
    """How the sum compares with what is meant, and the doubts of that."""
    if amount.high is not None:
        return "range", set()
    before = compared_before(amount.start, text)
    after = text.phrases.after(amount.end, frozenset({"comparator_after"}))
    sign = _SIGN_AFTER.match(text.folded, amount.end)
    leading = _SIGN_BEFORE.search(text.folded[max(0, amount.start - 3) : amount.start])
    said = {_SIGN_MEANING[leading[1]]} if leading else set()
    said |= {phrase.value for phrase in (before, after) if phrase and phrase.value != "approx_worth"}
    said |= {"at_least"} if sign and sign.group() == "+" else set()
    if len(said) > 1:
        said -= {"approx"} if said & {"at_most", "at_least"} else set()
    if len(said) > 1:
        return sorted(said)[0], {"comparators_differ"}
    if "unsure" in said:
        return "exact", set() if amount.is_one_of_several else {"comparator"}
    if not said and _has_bound_far_before(amount, scope, text):
        return "exact", {"comparator_far"}
    comparator = said.pop() if said else "exact"
    return comparator, {"comparator"} if comparator == "approx_less_than" else set()


def compared_before(start: int, text: MoneyText) -> Phrase | None:
    """The words before a sum that compare it; the verb of a promise may part the two, as in "至少提供5万美元"."""
    before = text.phrases.before(start, frozenset({"comparator"}), _PASSED)
    # "over" and "under" count right beside the sum only: "under the $5 million scheme" is no comparison.
    return before or text.phrases.before(start, frozenset({"comparator_beside"}))


def _has_bound_far_before(amount: Amount, scope: Scope, text: MoneyText) -> bool:
    """Whether "at least" or "at most" stands before the sum in its clause, parted by unlisted words and no figure."""
    clause = max((mark.end() for mark in _CLAUSE_MARK.finditer(text.folded, *scope.before)), default=scope.before[0])
    bounds = (bound for bound in within(text, "comparator", (clause, amount.start)) if bound.value in _BOUNDS)
    return any(not _FIGURE.search(text.folded, bound.end, amount.start) for bound in bounds)
