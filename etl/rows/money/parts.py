"""Which sums are in force, and which of them repeat or make up another one, so that no total counts them twice."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from etl.meaning.reading import is_firm

Row = dict[str, Any]
IN_FORCE = (None, "in_force", "order_unknown")
YEARS_MAX = 5  # a sum a year and a total of more years than a plan and its renewal have are not told as one


def in_force(amounts: Iterable[Row], services: Iterable[Row], standings: Iterable[Row]) -> list[Row]:
    """The rows of `amount` with `is_in_force`: of a service in force, else of a document that no other replaces."""
    is_current = {row["service_id"]: row["is_current"] for row in services}
    standing = {row["document_id"]: row["standing"] for row in standings}
    return [
        row | {"is_in_force": is_current.get(row.get("service_id"), standing.get(row.get("document_id")) in IN_FORCE)}
        for row in amounts
    ]


def with_parts(amounts: Iterable[Row], documents: Iterable[Row], standings: Iterable[Row]) -> list[Row]:
    """The rows of `amount` with `part_of`: the key of the sum in force that one repeats or belongs to, None for none.

    A hub tells of its money in up to three places: its form's motivation, its letter, its services. The first of them
    that holds a pledge holds the wholes; what the others name are parts of the largest of these. In one place, a sum a
    year and a total that is two to five times as large are the same money told twice. A renewal's sums are no part of
    those before, and what is promised on a condition is no part of what is promised without one, nor its whole.
    """
    amounts = list(amounts)
    numbers = {row["document_id"]: row.get("candidature_number") for row in standings}
    letters = {row["document_id"] for row in documents if row["kind"] == "motivation_letter"}
    told: dict[tuple[Any, ...], dict[int, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in filter(_is_counted, amounts):
        place = 2 if row.get("service_key") else 1 if row.get("document_id") in letters else 0
        told[row["hub_id"], row["rung"], numbers.get(row.get("document_id")), is_firm(row)][place].append(row)
    part_of: dict[str, str] = {}
    for places in told.values():
        part_of |= _parts(places)
    return [row | {"part_of": part_of.get(row["amount_id"])} for row in amounts]


def _is_counted(row: Row) -> bool:
    is_trusted_pledge = row["nature"] == "pledge" and row["state"] == "read" and row["amount"] is not None
    return row["is_in_force"] and row["rung"] != "delivered" and is_trusted_pledge


def _parts(places: Mapping[int, list[Row]]) -> dict[str, str]:
    """The whole of each part among the sums of one candidature, by the places that tell of them."""
    first = min(places)
    whole = min(places[first], key=_by_size)
    parts = {row["amount_id"]: whole["amount_id"] for place in places if place > first for row in places[place]}
    for rows in places.values():
        parts |= _yearly(rows)
    return parts


def _by_size(row: Row) -> tuple[Any, ...]:
    """The largest first; of several as large the first one written."""
    usd = row["total_usd"] if row["total_usd"] is not None else row["amount_usd"] or 0
    numbers = (row.get(name) for name in ("table_number", "row_number", "column_number"))
    document_id = row.get("document_id")
    place = [(value is None, value or 0) for value in numbers]
    return -usd, document_id is None, document_id or "", place, row["amount_id"]


def _yearly(rows: Iterable[Row]) -> dict[str, str]:
    """The total of each sum a year that is told beside its total, among the sums of one place."""
    alike: dict[tuple[Any, ...], list[Row]] = defaultdict(list)
    for row in rows:
        alike[row.get("service_key"), row["currency_code"], row["form"]].append(row)
    found = {}
    for mine in alike.values():
        totals = [row for row in mine if row["recurrence"] != "annual"]
        for yearly in (row for row in mine if row["recurrence"] == "annual"):
            sums = {round(yearly["amount"] * years, 2) for years in range(2, YEARS_MAX + 1)}
            if wholes := [row["amount_id"] for row in totals if round(row["amount"], 2) in sums]:
                found[yearly["amount_id"]] = max(wholes)
    return found
