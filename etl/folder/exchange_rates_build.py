"""Adds monthly rates to data/reference/exchange_rates.csv for the currencies that no central bank rate in it covers.

`python -m etl.folder.exchange_rates_build FOLDER…`, where each folder is one unpacked version of the npm package
@fawazahmed0/currency-api (docs/exchange-rates.md has the commands). Rates of the European Central Bank and official
parities are kept; rows of the package are made anew. Nothing that runs the dashboard imports this module.
"""

import argparse
import csv
import json
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from datetime import date
from decimal import Context, Decimal
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from etl.folder.reference import SHIPPED, rows

RATES = SHIPPED / "reference" / "exchange_rates.csv"
PACKAGE = "exchange-api by fawazahmed0 (npm @fawazahmed0/currency-api {version}), CC0 1.0"
PACKAGE_START = PACKAGE.split("{", maxsplit=1)[0]
# Between two months no currency in use has moved as much; a source that says so mixes two currencies or two markets.
GREATEST_STEP = Decimal(3)
SIX_FIGURES = Context(prec=6)


class Rate(NamedTuple):
    """Units of a currency for one US dollar on a day, with the source."""

    currency: str
    rate_on: date
    units_per_usd: Decimal
    source: str


class Version(NamedTuple):
    """One version of the package: its day and the units for one US dollar by currency code."""

    day: date
    units: Mapping[str, Decimal]
    name: str


def read_version(folder: Path) -> Version:
    """The rates of one unpacked package; raises OSError or KeyError for a folder that holds something else."""
    name = json.loads((folder / "package.json").read_text(encoding="utf-8"))["version"]
    text = (folder / "v1" / "currencies" / "usd.json").read_text(encoding="utf-8")
    told = json.loads(text, parse_float=Decimal, parse_int=Decimal)
    return Version(date.fromisoformat(told["date"]), {code.upper(): rate for code, rate in told["usd"].items()}, name)


def added_rates(
    kept: Iterable[Rate], versions: Iterable[Version], currencies: Iterable[str], left_out: Container[tuple[str, str]]
) -> list[Rate]:
    """The package's rates of each currency after the last day that the kept rates cover; US dollars have none.

    `left_out` holds currency and ISO day of the rates that are not to be used; an empty day stands for all of them.
    """
    covered: dict[str, date] = defaultdict(lambda: date.min)
    for rate in kept:
        covered[rate.currency] = max(covered[rate.currency], rate.rate_on)
    return [
        Rate(code, version.day, SIX_FIGURES.plus(version.units[code]), PACKAGE.format(version=version.name))
        for version in versions
        for code in currencies
        if code != "USD" and code in version.units and version.day > covered[code]
        if (code, "") not in left_out and (code, version.day.isoformat()) not in left_out
    ]


def steps(rates: Iterable[Rate]) -> list[str]:
    """The currencies with two neighbouring rates that differ more than `GREATEST_STEP` times."""
    series: dict[str, list[Rate]] = defaultdict(list)
    for rate in sorted(rates):
        series[rate.currency].append(rate)
    return [code for code, told in series.items() if any(_is_step(one, two) for one, two in pairwise(told))]


def _is_step(one: Rate, two: Rate) -> bool:
    ratio = two.units_per_usd / one.units_per_usd
    return not 1 / GREATEST_STEP < ratio < GREATEST_STEP


def read_rates() -> list[Rate]:
    """The shipped rates."""
    with RATES.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    return [
        Rate(row["currency"], date.fromisoformat(row["rate_on"]), Decimal(row["units_per_usd"]), row["source"])
        for row in table
    ]


def write_rates(rates: Iterable[Rate]) -> None:
    """Write the table, by currency and day."""
    with RATES.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Rate._fields)
        writer.writerows((code, day, format(units, "f"), source) for code, day, units, source in sorted(rates))


def build(folders: Iterable[Path]) -> None:
    """Make the package's rows anew; raises SystemExit naming the currencies whose rates jump."""
    left_out = {(row["currency"], row["rate_on"]) for row in rows("exchange_rates_left_out")}
    currencies = [row["currency_code"] for row in rows("currencies")]
    kept = [rate for rate in read_rates() if not rate.source.startswith(PACKAGE_START)]
    added = added_rates(kept, map(read_version, folders), currencies, left_out)
    if jumping := steps(added):
        raise SystemExit(
            f"The rates of {', '.join(jumping)} jump. Give each a row in exchange_rates_left_out.csv with its reason."
        )
    write_rates([*kept, *added])


def main() -> None:
    """Read the folders from the command line and write the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("folders", nargs="+", type=Path, help="unpacked versions of the package")
    build(parser.parse_args().folders)


if __name__ == "__main__":
    main()
