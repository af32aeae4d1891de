"""Sums in US dollars at a dated rate with its source; no rate, no conversion."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache

from etl.folder.reference import rows

# A rate much older than the sum says nothing of its worth: the ECB stopped quoting some currencies.
OLDEST_RATE = timedelta(days=200)


@dataclass(frozen=True, slots=True)
class Conversion:
    """A sum in US dollars, to the cent; `rate` is units of the currency for one US dollar on the day `rate_on`."""

    amount_usd: Decimal
    rate: Decimal
    rate_on: date | None
    source: str


@cache
def _rates() -> dict[str, tuple[tuple[date, Decimal, str], ...]]:
    """Currency → day, units for one US dollar and source, oldest first."""
    series: dict[str, list[tuple[date, Decimal, str]]] = defaultdict(list)
    for row in rows("exchange_rates"):
        rate = (date.fromisoformat(row["rate_on"]), Decimal(row["units_per_usd"]), row["source"])
        series[row["currency"]].append(rate)
    return {currency: tuple(sorted(rates)) for currency, rates in series.items()}


def to_usd(amount: Decimal, currency: str, on: date | None) -> Conversion | None:
    """The sum in US dollars at the last rate quoted on or before a day; None where there is no such rate, or no day.

    Rates are those of exchange_rates.csv, one a quarter or a month; one older than `OLDEST_RATE` is not used, and a
    later one never is.
    """
    if currency == "USD":
        return Conversion(amount, Decimal(1), on, "US dollars as stated")
    if on is None:
        return None
    rates = _rates().get(currency, ())
    index = bisect_right(rates, on, key=lambda rate: rate[0]) - 1
    if index < 0 or on - rates[index][0] > OLDEST_RATE:
        return None
    rate_on, rate, source = rates[index]
    return Conversion((amount / rate).quantize(Decimal("0.01")), rate, rate_on, source)
