"""Sums of money on their way into the ladder: whole sums over all their years, in US dollars at a dated rate."""

from datetime import date
from decimal import Decimal
from typing import Any

from etl.folder.reference import rows
from etl.meaning.exchange import to_usd
from etl.text.keys import key_of


def amount_rows(found: dict[str, Any], about: dict[str, Any], on: date | None) -> list[dict[str, Any]]:
    """One row of `amount` for each sum of a money reading.

    `about` holds hub, service, rung and the years of the service; `on` is the day whose rate is used. Where it is None
    no rate is, and only dollars are sums in US dollars.
    """
    doubts = _doubts(found)
    return [
        amount_row(item, about, on, found["state"], found["reason"], key_of(found["reading_id"], position))
        | {"doubts": doubts}
        for position, item in enumerate(found["value"]["items"])
    ]


def _doubts(found: dict[str, Any]) -> str | None:
    """The names of the doubts about a reading of money; None for one that is read."""
    if found["state"] == "read":
        return None
    return "; ".join(rule for rule in found.get("rules", ()) if rule != "sum_with_currency") or None


def amount_row(
    item: dict[str, Any], about: dict[str, Any], on: date | None, state: str, reason: str, amount_id: str
) -> dict[str, Any]:
    """The row of one sum; what the text does not say stays empty."""
    amount = None if item["amount"] is None else Decimal(str(item["amount"]))
    conversion = to_usd(amount, item["currency"], on) if amount is not None and item["currency"] else None
    years = years_count(item, about)
    usd = round(float(conversion.amount_usd), 2) if conversion else None
    return {
        **about,
        "last_year": last_year(item, about),
        "amount_id": amount_id,
        "nature": item["nature"] or "pledge",
        "amount": amount and float(amount),
        "amount_max": item.get("amount_max"),
        "currency_code": item["currency"],
        "comparator": item["comparator"],
        "form": money_form(item["form"]),
        "recurrence": item["recurrence"],
        "period_years": item.get("period_years"),
        "amount_usd": usd,
        "total_usd": None if usd is None else whole_sum(usd, item["recurrence"], years),
        "units_per_usd": conversion and float(conversion.rate),
        "rate_on": conversion and conversion.rate_on,
        "rate_source": conversion and conversion.source,
        "condition": item.get("condition"),
        "is_tentative": bool(item.get("is_tentative")),
        "text": item.get("text"),
        "state": state,
        "reason": reason,
    }


def money_form(form: str | None) -> str:
    """The form of a row of `amount` for the form that a reading tells; `unknown` where it tells none."""
    forms = {row["read_form"]: row["money_form"] for row in rows("money_form_read")}
    return forms.get(form or "unspecified", "unknown")


def last_year(item: dict[str, Any], about: dict[str, Any]) -> int | None:
    """The last year the sum is for: as many years from the first as its text says, else as its service lasts."""
    first, length = about.get("first_year"), item.get("period_years")
    return first + int(length) - 1 if first and length else about.get("last_year")


def years_count(item: dict[str, Any], about: dict[str, Any]) -> float | None:
    """Over how many years the sum is given: as its text says, else as its service lasts; None where neither tells."""
    if item.get("period_years"):
        return float(item["period_years"])
    first, last = about.get("first_year"), about.get("last_year")
    return last - first + 1 if first and last else None


def whole_sum(usd: float, recurrence: str, years: float | None) -> float | None:
    """The sum over all its years; None for an annual sum of unknown length, which no total may hold."""
    if recurrence != "annual":
        return usd
    return round(usd * years, 2) if years else None
