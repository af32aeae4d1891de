"""The rates of the package: what is added to the table, what is left out, and what the table then holds."""

import json
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from etl.folder.exchange_rates_build import PACKAGE_START, Rate, Version, added_rates, read_rates, read_version, steps
from etl.folder.reference import rows

MARCH, APRIL = date(2026, 3, 31), date(2026, 4, 30)


def version(day: date, **units: str) -> Version:
    return Version(day, {code: Decimal(rate) for code, rate in units.items()}, day.isoformat())


def test_a_version_is_read_with_its_day_and_name(tmp_path: Path):
    (tmp_path / "v1" / "currencies").mkdir(parents=True)
    (tmp_path / "package.json").write_text(json.dumps({"version": "2026.3.31"}))
    told = {"date": "2026-03-31", "usd": {"kes": 129.25, "usd": 1}}
    (tmp_path / "v1" / "currencies" / "usd.json").write_text(json.dumps(told))
    assert read_version(tmp_path) == Version(MARCH, {"KES": Decimal("129.25"), "USD": Decimal(1)}, "2026.3.31")


def test_rates_are_added_after_the_last_day_that_a_bank_covers():
    bank = [Rate("BGN", MARCH, Decimal("1.66"), "European Central Bank")]
    versions = [version(MARCH, BGN="1.7", KES="129", USD="1"), version(APRIL, BGN="1.71234567", USD="1")]
    added = added_rates(bank, versions, ["BGN", "KES", "USD"], frozenset())
    assert [(rate.currency, rate.rate_on, rate.units_per_usd) for rate in added] == [
        ("KES", MARCH, Decimal(129)),
        ("BGN", APRIL, Decimal("1.71235")),
    ]


def test_a_currency_or_a_single_day_is_left_out():
    versions = [version(MARCH, MNT="3570", IRR="42000"), version(APRIL, MNT="0.69", IRR="42000")]
    added = added_rates([], versions, ["MNT", "IRR"], {("IRR", ""), ("MNT", "2026-04-30")})
    assert [(rate.currency, rate.rate_on) for rate in added] == [("MNT", MARCH)]


def test_a_rate_that_jumps_is_named():
    told = [version(MARCH, MNT="3570", KES="129"), version(APRIL, MNT="0.69", KES="131")]
    assert steps(added_rates([], told, ["KES", "MNT"], frozenset())) == ["MNT"]


def test_every_currency_has_rates_each_quarter_or_a_reason():
    days: dict[str, list[date]] = {}
    for rate in sorted(read_rates()):
        days.setdefault(rate.currency, []).append(rate.rate_on)
    left_out = {row["currency"] for row in rows("exchange_rates_left_out")}
    for code in {row["currency_code"] for row in rows("currencies")} - left_out - {"USD", "XCG", "ZWG"}:
        recent = [day for day in days[code] if day >= date(2024, 3, 1)]
        assert recent[0] <= date(2024, 3, 31), code
        assert recent[-1] >= date(2026, 9, 29), code
        # A quarter, and the days until a day of trade.
        assert max((later - one).days for one, later in pairwise(recent)) <= 95, code


def test_each_day_of_a_currency_has_one_rate_with_its_source():
    found = read_rates()
    assert len({(rate.currency, rate.rate_on) for rate in found}) == len(found)
    assert all(rate.source and rate.units_per_usd > 0 for rate in found)
    assert steps(rate for rate in found if rate.source.startswith(PACKAGE_START)) == []
