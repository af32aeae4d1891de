"""The middle rung of the money ladder: sums confirmed by a decision."""

from collections.abc import Iterable

from etl.folder.table_file import ListRow
from etl.rows.hubs import Hubs
from etl.rows.made import Made
from etl.rows.money.amounts import amount_row
from etl.rows.plans.index import PlanIndex, Said, unmatched_in_list
from etl.text.keys import key_of


def confirmed_rows(pledges: Iterable[ListRow], hubs: Hubs, index: PlanIndex) -> Made:
    """One row of `amount` for each row of data/pledges.csv about a known hub."""
    made = Made()
    for row in hubs.known(pledges, made):
        years = {name: _year(row, name) for name in ("first_year", "last_year")}
        services = index.services(row["hub_id"], Said(None, row["service"], year=years["first_year"]))
        service_key = services[0].key if len(services) == 1 else None
        if row["service"] and not service_key:
            made.find(unmatched_in_list(row, "pledge_unmatched", services), None, row["hub_id"])
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
        made.add("amount", **amount_row(item, about, row.day("confirmed_on"), "read", reason, amount_id))
    return made


def _year(row: ListRow, column: str) -> int | None:
    number = row.number(column)
    return None if number is None else int(number)
