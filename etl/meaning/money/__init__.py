"""Money in free text: how much, in which currency, how often, for how long, and what kind of sum it is."""

from etl.meaning.money.currencies import resolve_currency
from etl.meaning.money.story import read_money

__all__ = ["read_money", "resolve_currency"]
