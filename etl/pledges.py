"""The upper rungs of the money ladder: sums confirmed by a decision, and which sums are parts of others."""

from collections import defaultdict
from typing import Any

from etl.collect import Collection, key_of
from etl.money_rows import amount_row
from etl.plan_index import PlanIndex, Said, unmatched_in_list
from etl.table_file import ListRow

YEARS_OF_A_TOTAL = (2, 3, 4, 5)


def add_confirmed(tables: Collection, index: PlanIndex, pledges: list[ListRow]) -> None:
    """One row of `amount` for each row of data/pledges.csv; `pledges` are those of known hubs."""
    for row in pledges:
        years = {name: _year(row, name) for name in ("first_year", "last_year")}
        services = index.services(row["hub_id"], Said(None, row["service"], year=years["first_year"]))
        service_key = services[0].key if len(services) == 1 else None
        if row["service"] and not service_key:
            tables.find(unmatched_in_list(row, "pledge_unmatched", services), None, row["hub_id"])
        about = {"hub_id": row["hub_id"], "service_key": service_key, "rung": "confirmed", **years}
        item = {
            "amount": row.number("amount"),
            "currency": row["currency"],
            "form": row["form"],
            "recurrence": row["recurrence"] or "unspecified",
            "nature": "pledge",
            "comparator": "exact",
            "text": f"{row['amount']} {row['currency']} {row['form']} {row['recurrence']}",
        }
        reason = f"Confirmed by {row['who']} on {row['confirmed_on']}: {row['source']}"
        amount_id = key_of("pledges.csv", row["hub_id"], row.line_number)
        tables.add("amount", **amount_row(item, about, row.day("confirmed_on"), "read", reason, amount_id))


def _year(row: ListRow, column: str) -> int | None:
    number = row.number(column)
    return None if number is None else int(number)


def mark_parts(tables: Collection) -> None:
    """Mark the sums that repeat or make up another sum of the same hub and rung, so that no total counts them twice.

    A hub tells of its money in up to three places: its form's motivation, its letter, its services. The first of them
    that holds a pledge holds the wholes; what the others name are parts of the largest of these. In one place, a sum
    a year and a total that is a few times as large are the same money told twice.
    """
    letters = {row["document_id"] for row in tables.rows("document") if row["kind"] == "motivation_letter"}
    by_hub: dict[tuple[str, str], dict[int, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for row in filter(is_counted, tables.rows("amount")):
        order = 2 if row.get("service_key") else 1 if row.get("document_id") in letters else 0
        by_hub[row["hub_id"], row["rung"]][order].append(row)
    for told in by_hub.values():
        first = min(told)
        whole = max(told[first], key=lambda row: row["total_usd"] or row["amount_usd"] or 0)
        for order, rows in told.items():
            if order > first:
                for row in rows:
                    row["part_of"] = whole["amount_id"]
            _mark_yearly_parts(rows)


def _mark_yearly_parts(rows: list[dict[str, Any]]) -> None:
    """Mark each sum a year of which a total of the same service, currency and form is the multiple."""
    for total in rows:
        for yearly in rows:
            is_yearly = yearly["recurrence"] == "annual" and total["recurrence"] != "annual"
            is_alike = all(total.get(name) == yearly.get(name) for name in ("service_key", "currency_code", "form"))
            if is_yearly and is_alike and total["amount"] in [yearly["amount"] * years for years in YEARS_OF_A_TOTAL]:
                yearly["part_of"] = total["amount_id"]


def is_counted(row: dict[str, Any]) -> bool:
    """Whether a sum is a pledge that may stand in a total: stated or confirmed, trusted, with an amount."""
    is_pledge = row["nature"] == "pledge" and row["rung"] != "delivered"
    return is_pledge and row["state"] == "read" and row["amount"] is not None
