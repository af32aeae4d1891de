"""What kind of sum it is: a promise, a budget, a result; in cash or kind; for each city or project."""

import re

from etl.meaning.money.text import Amount, MoneyText, Scope, within
from etl.meaning.phrases import Phrase
from etl.meaning.reading import Context

# Sums that may never be read as a pledge when both are told.
_APART_FROM_PLEDGE = frozenset({"loss", "fundraising_goal", "received", "reported", "rule"})
PER = re.compile(r"(?: (?:per|por|par|pro|a) | ?/ ?)([a-z]{3,})")
_RATE_WORD = re.compile("year|month|annum|mes|mois|ano|anno|anual|jahr|monat|week|unica")


def form_of(scope: Scope, text: MoneyText, amount: Amount) -> str:
    """Grant, cash, in kind and so on, by the words nearest to the sum."""
    near = within(text, "form", scope.after) + within(text, "form", scope.before)
    said = {phrase.value for phrase in near or within(text, "form", scope.sentence)}
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


def per_what(scope: Scope, text: MoneyText, amount: Amount) -> str | None:
    """What the sum is for one of: city, project, event …"""
    said = within(text, "per", scope.after)
    if said:
        return min(said, key=lambda phrase: phrase.start).value
    generic = PER.match(text.folded, amount.end)
    return generic[1] if generic and not _RATE_WORD.match(generic[1]) else None


def nature_of(scope: Scope, text: MoneyText, context: Context) -> tuple[str, set[str]]:
    """What kind of sum it is; a promise where the words, or their place in the work plan, say so."""
    cues = within(text, "nature", scope.sentence)
    per = within(text, "per", scope.sentence)
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


def _nearest(cues: list[Phrase], scope: Scope, natures: frozenset[str]) -> str:
    start = scope.before[1]
    own = [cue for cue in cues if cue.value in natures]
    return min(own, key=lambda cue: abs(cue.start - start)).value
