"""Several periods of one text as one: told twice, from and until, one year after the other."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

from etl.meaning.years.period import Period


def merged_period(dated: list[Period]) -> Period | None:
    """The one period that the dated ones make together; several that differ are a doubt."""
    if not dated:
        return None
    if len(dated) == 1:
        return dated[0]
    roles = [period.role for period in dated]
    if roles == ["from", "by"]:
        return replace(
            dated[1],
            role="during",
            first=dated[0].first,
            begins=dated[0].begins,
            start=dated[0].start,
            doubts=dated[0].doubts | dated[1].doubts,
            rules=("from_and_by",),
        )
    widest = max(dated, key=lambda period: ((period.last or date.max) - (period.first or date.min)).days)
    if all(_is_within(period, widest) for period in dated):
        return replace(widest, end=dated[-1].end, rules=("told_twice",))
    return replace(dated[0], doubts=dated[0].doubts | {"several"})


def in_turn(dated: list[Period]) -> Period | None:
    """The span of whole years that a cell of the plan takes one after the other ("2025: design; 2026-2027: use")."""
    whole = all(period.role == "during" and period.precision == "year" for period in dated)
    ends = [(one.last, later.first) for one, later in pairwise(dated)]
    if not whole or any(not last or not first or first.year - last.year != 1 for last, first in ends):
        return None
    last = dated[-1]
    doubts = frozenset().union(*(period.doubts for period in dated))
    return replace(dated[0], last=last.last, ends=last.ends, end=last.end, doubts=doubts, rules=("years_in_turn",))


def _is_within(period: Period, widest: Period) -> bool:
    """Whether a period tells the widest one again, in the same years and perhaps more exactly."""
    if period.first is None or period.last is None or widest.first is None or widest.last is None:
        return period == widest
    years = (period.first.year, period.last.year) == (widest.first.year, widest.last.year)
    return years and widest.first <= period.first and period.last <= widest.last
