"""The least investment: what reaches US$ 25,000, what cannot, and what only a person can tell."""

import pytest

from etl.rules.minimum import NOTHING_STATED, investment
from tests.rules.screening_files import pledge


def in_currency(amount_usd: float, **changed):
    """A sum in shillings that a dated rate makes so many dollars."""
    return pledge(amount_usd * 125, currency="KES", amount_usd=amount_usd, total_usd=amount_usd, **changed)


def a_year(amount: float, years: int = 3, **changed):
    return pledge(amount, recurrence="annual", total_usd=amount * years, **changed)


@pytest.mark.parametrize(
    ("pledges", "verdict"),
    [
        ([pledge(25_000)], "met"),
        ([pledge(24_999.99)], "not met"),
        ([pledge(10_000), pledge(20_000)], "met"),  # cash and in kind count together
        ([pledge(10_000), pledge(14_999)], "not met"),
        ([pledge(15_000), pledge(15_000)], "needs a person"),  # one sum in two languages, or two sums
        ([pledge(15_000, told_as="tours"), pledge(15_000, told_as="grants")], "met"),
        ([a_year(25_000)], "met"),
        ([a_year(10_000)], "needs a person"),  # 30,000 in three years: the guideline does not say which is meant
        ([a_year(8_000)], "not met"),  # 24,000 in three years
        ([a_year(8_000, years=4)], "needs a person"),  # 32,000 in the years that it is for
        ([pledge(9_000, recurrence="annual", total_usd=None)], "needs a person"),
        ([pledge(25_000, recurrence="multi_year_total")], "met"),
        ([pledge(25_000, comparator="at_least")], "met"),
        ([pledge(10_000, comparator="at_least")], "needs a person"),
        ([pledge(30_000, comparator="at_most")], "needs a person"),
        ([pledge(30_000, comparator="less_than")], "needs a person"),
        ([pledge(10_000, comparator="less_than")], "not met"),
        ([pledge(25_000, comparator="more_than")], "met"),
        ([pledge(25_000, comparator="range")], "met"),
        ([pledge(10_000, comparator="range")], "needs a person"),
        ([pledge(90_000, comparator="unknown")], "needs a person"),
        ([pledge(20_000), pledge(30_000, comparator="less_than")], "needs a person"),
        ([pledge(10_000, recurrence=None)], "not met"),
        ([pledge(10_000, recurrence="unspecified")], "not met"),
        ([pledge(10_000, recurrence="multi_year_total")], "not met"),
        ([pledge(30_000, comparator="approx")], "needs a person"),
        ([pledge(30_000, comparator=None)], "met"),
        ([pledge(30_000, is_trusted=False)], "needs a person"),
        ([pledge(26_000), pledge(90_000, is_trusted=False)], "met"),
        ([pledge(30_000, is_firm=False)], "needs a person"),  # only if the council approves
        ([pledge(20_000, is_firm=False)], "not met"),  # nor would it be met then
        ([pledge(20_000), pledge(5_000, is_firm=False)], "needs a person"),
        ([pledge(25_000), pledge(5_000, is_firm=False)], "met"),
        ([pledge(10_000), pledge(2_000, is_trusted=False)], "needs a person"),
        ([pledge(10_000), pledge(30_000)], "met"),
        ([pledge(10_000), pledge(15_000)], "met"),
        ([in_currency(27_778)], "met"),
        ([in_currency(27_777)], "needs a person"),  # within 10 % of the minimum a rate does not decide
        ([in_currency(22_728)], "needs a person"),
        ([in_currency(22_727)], "not met"),
        ([pledge(99_000, currency="XYZ", amount_usd=None, total_usd=None)], "needs a person"),
        ([pledge(99_000, currency=None, amount_usd=None, total_usd=None)], "needs a person"),
    ],
)
def test_the_verdict(pledges, verdict):
    assert investment(pledges).verdict == verdict


def test_no_sum_is_no_refusal():
    assert investment([]) == NOTHING_STATED
    assert NOTHING_STATED.verdict == "no amount stated"


def test_the_sum_that_reaches_it_alone_is_the_one_named():
    found = investment([pledge(5_000), in_currency(50_000), pledge(40_000)])
    assert [one.words for one in found.pledges] == ["KES 6,250,000 (US$ 50,000)"]


def test_of_several_only_sure_sums_are_named_for_it():
    found = investment([pledge(15_000), pledge(12_000, told_as="tours"), pledge(90_000, comparator="at_most")])
    assert [one.amount for one in found.pledges] == [15_000, 12_000]
    assert found.least_usd == 27_000


@pytest.mark.parametrize(
    ("pledges", "verdict", "is_either_way"),
    [
        ([pledge(30_000, adds_up=False), pledge(20_000, adds_up=False)], "met", True),  # a total and its part, or two
        ([pledge(15_000, adds_up=False), pledge(14_000, adds_up=False)], "needs a person", False),
        ([pledge(12_000, adds_up=False), pledge(8_000, adds_up=False)], "not met", True),
        ([pledge(15_000, adds_up=False), pledge(14_000)], "needs a person", False),  # the one may hold the other
        ([pledge(30_000), pledge(20_000, adds_up=False)], "met", False),
    ],
)
def test_sums_that_may_be_parts_are_judged_where_it_makes_no_difference(pledges, verdict, is_either_way):
    found = investment(pledges)
    assert (found.verdict, found.is_either_way) == (verdict, is_either_way)
