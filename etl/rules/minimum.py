"""The least investment of a hub: one verdict for a candidature, which screening, funding and the screens all show.

The guideline wants a city "willing to invest a minimum of US$25,000 in grant funding or in kind …, which could be a
one-off or an annual commitment". It asks what the city gives, not that one sum alone be that large: cash and what is
given in kind count together (docs/decisions/minimum-investment.md).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from etl.folder.reference import setting

Verdict = Literal["met", "not met", "needs a person", "no amount stated"]
CERTAIN_FROM = frozenset({"exact", "at_least", "more_than", "range"})  # the amount is the least that is meant
CERTAIN_UP_TO = frozenset({"exact", "at_most", "less_than"})  # the amount is the most that is meant
GIVEN_ONCE = frozenset({None, "one_off", "unspecified", "multi_year_total"})


@dataclass(frozen=True, slots=True)
class Pledge:
    """One sum pledged, part of no other: as written, in US dollars, over all its years in US dollars, and where.

    One that is not firm is promised on a condition or tentative: it may be given, and nothing of it is sure.

    `amount_usd` is None where no rate is known, `total_usd` also where the years of an annual sum are not. Equal sums
    with one `told_as` (None for what the city gives as a whole, else a service or a line of a list) may be one sum.
    One that does not add up is surely given, but may be a part of another sum, or hold others.
    """

    amount: float
    currency: str | None
    comparator: str | None
    recurrence: str | None
    amount_usd: float | None
    total_usd: float | None
    is_trusted: bool
    told_as: str | None
    text: str
    place: str
    is_firm: bool = True
    adds_up: bool = True

    @property
    def words(self) -> str:
        """The sum with its US dollars: "KES 4,000,000 (US$ 31,200)"; "?" where they are not known."""
        told = f"{self.currency or '?'} {self.amount:,.0f}"
        if self.currency != "USD":
            told += f" (US$ {'?' if self.amount_usd is None else format(self.amount_usd, ',.0f')})"
        return told if self.is_firm else f"{told}, not firm"

    @property
    def least_usd(self) -> float:
        """The least that is surely given in US dollars, of an annual sum in one year; 0 where nothing is sure."""
        is_sure = self.is_trusted and self.is_firm and (self.comparator or "exact") in CERTAIN_FROM
        if not is_sure or self.amount_usd is None:
            return 0.0
        return self.amount_usd * (1 - self._margin)

    @property
    def most_usd(self) -> float | None:
        """The most that can be meant in US dollars, of an annual sum in all its years; None where that is not known."""
        if not self.is_trusted or self.amount_usd is None or (self.comparator or "exact") not in CERTAIN_UP_TO:
            return None
        years_usd = self.amount_usd if self.recurrence in GIVEN_ONCE else self.amount_usd * setting("plan_years")
        return max(self.total_usd or 0.0, years_usd) * (1 + self._margin)

    @property
    def _margin(self) -> float:
        """How far a dated rate may be from the one that the city had in mind."""
        return 0.0 if self.currency == "USD" else setting("screening_rate_margin")


@dataclass(frozen=True, slots=True)
class Investment:
    """Whether a candidature reaches the minimum, and the pledges that say so."""

    verdict: Verdict
    pledges: tuple[Pledge, ...] = ()

    @property
    def least_usd(self) -> float:
        """What is surely given, in US dollars."""
        return _least(self.pledges)

    @property
    def is_either_way(self) -> bool:
        """Whether it is met, or not, though it is in doubt which of the sums are parts of others."""
        return self.verdict in ("met", "not met") and not all(pledge.adds_up for pledge in self.pledges)


NOTHING_STATED = Investment("no amount stated")


def investment(pledges: Sequence[Pledge]) -> Investment:
    """Met by what is surely given, not met where all together cannot reach the minimum, else for a person."""
    if not pledges:
        return NOTHING_STATED
    minimum = setting("minimum_investment_usd")
    alone = next((pledge for pledge in pledges if pledge.least_usd >= minimum), None)
    if alone:
        return Investment("met", (alone,))
    if _least(pledges) >= minimum:
        return Investment("met", tuple(pledge for pledge in pledges if pledge.least_usd and pledge.adds_up))
    most = [pledge.most_usd for pledge in pledges]
    is_below = sum(usd for usd in most if usd is not None) < minimum and None not in most
    return Investment("not met" if is_below else "needs a person", tuple(pledges))


def _least(pledges: Collection[Pledge]) -> float:
    """The sum of what is surely given; a sum that stands twice, as in a letter in two languages, may be one.

    One that may be a part of another is in the largest: it adds nothing, and neither do others to it.
    """
    different = {
        (one.told_as, one.currency, one.amount, one.recurrence): one.least_usd for one in pledges if one.adds_up
    }
    return max(sum(different.values()), *(one.least_usd for one in pledges if not one.adds_up), 0.0)
