"""How a sum compares with what is meant: exact, at least, up to, about."""

import re

from etl.meaning.money.text import SKIPPED, Amount, MoneyText

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


def comparator_of(amount: Amount, text: MoneyText) -> tuple[str, set[str]]:
    """How the sum compares with what is meant, and the doubts of that."""
    if amount.high is not None:
        return "range", set()
    before = text.phrases.before(amount.start, frozenset({"comparator"}), SKIPPED | {"per"})
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
