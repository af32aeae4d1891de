"""What each candidature pledges, and whether it reaches the least investment of the guideline."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from etl.findings import Place
from etl.meaning.reading import is_firm
from etl.rows.money.parts import in_force, with_parts
from etl.rules.minimum import NOTHING_STATED, Investment, Pledge, investment

Row = dict[str, Any]
# Doubts of a money reading that leave open how its sums count, and not that they are given.
OF_COUNTING = frozenset({"part_of_total", "total_and_parts", "one_off_or_annual"})


@dataclass(frozen=True, slots=True)
class Investments:
    """The verdict on each candidature, by hub and number of the candidature (None for a hub that sent no form).

    `amounts` are the rows of `amount` with what is in force and what is part of another sum; `rows` those of
    `candidature_investment`.
    """

    by_round: Mapping[tuple[str, int | None], Investment]
    amounts: list[Row]
    rows: list[Row]

    def of(self, hub_id: str, number: int | None) -> Investment:
        """The verdict on one candidature."""
        return self.by_round.get((hub_id, number), NOTHING_STATED)


def judged_money(
    amounts: Iterable[Row], services: Iterable[Row], documents: Iterable[Row], standings: Iterable[Row]
) -> Investments:
    """All sums of hubs marked and judged; the arguments are all rows of these tables."""
    documents, standings = list(documents), list(standings)
    return investments(with_parts(in_force(amounts, services, standings), documents, standings), documents, standings)


def investments(amounts: Sequence[Row], documents: Iterable[Row], standings: Iterable[Row]) -> Investments:
    """The verdict on each candidature by the sums that are in force and part of no other.

    What no candidature tells of, as a confirmed sum, belongs to each of its hub's. What was confirmed by a decision
    stands in place of what was read from the text.
    """
    numbers = {row["document_id"]: row["candidature_number"] for row in standings if row.get("candidature_number")}
    pledges: dict[str, list[Row]] = defaultdict(list)
    for row in filter(_is_pledge, amounts):
        pledges[row["hub_id"]].append(row)
    rounds: dict[str, set[int | None]] = defaultdict(set)
    for document in documents:
        if document["document_id"] in numbers:
            rounds[document["hub_id"]].add(numbers[document["document_id"]])
    by_round, rows = {}, []
    for hub_id in sorted({*pledges, *rounds}):
        for number in rounds[hub_id] or {None}:
            mine = [row for row in pledges[hub_id] if numbers.get(row.get("document_id"), number) == number]
            # What is given as a whole stands first, where a person looks for it.
            mine.sort(key=lambda row: row.get("service_key") is not None)
            counted = [row for row in mine if row["rung"] == "confirmed"] or mine
            by_round[hub_id, number] = found = investment([_pledge(row) for row in counted])
            rows.append(_row(hub_id, number, found, counted))
    return Investments(by_round, list(amounts), rows)


def _is_pledge(row: Row) -> bool:
    is_whole = row["is_in_force"] and row["part_of"] is None and row["rung"] != "delivered"
    return is_whole and row["nature"] == "pledge" and row["amount"] is not None


def _pledge(row: Row) -> Pledge:
    is_confirmed = row["rung"] == "confirmed"
    return Pledge(
        amount=row["amount"],
        currency=row["currency_code"],
        comparator=row["comparator"],
        recurrence=row["recurrence"],
        amount_usd=row["amount_usd"],
        total_usd=row["total_usd"],
        is_trusted=row["state"] == "read" or _is_only_a_part(row),
        adds_up=row["state"] == "read",
        is_firm=is_firm(row),
        # Each line of a list is a sum of its own; only texts say one twice.
        told_as=row["amount_id"] if is_confirmed else row.get("service_key"),
        text=row["reason"] if is_confirmed else row["text"],
        place="pledges.csv" if is_confirmed else _place(row),
    )


def _is_only_a_part(row: Row) -> bool:
    """Whether a sum in doubt is surely given, and only open whether it is a part of another, or once or every year."""
    doubts = set((row.get("doubts") or "").split("; ")) - {""}
    return row["state"] == "review" and bool(doubts) and doubts <= OF_COUNTING


def _place(row: Row) -> str:
    """Where a sum stands: a letter by its name, a form or plan with table, row and column."""
    name = PurePosixPath(row["document_id"]).name
    if row["part"] == "letter":
        return name
    return f"{name}, {Place(row['table_number'], row['row_number'], row['column_number'], row['part'])}"


def _row(hub_id: str, number: int | None, found: Investment, counted: list[Row]) -> Row:
    """One row of `candidature_investment`."""
    totals = [row["total_usd"] for row in counted if _enters_total(row) and row["total_usd"] is not None]
    return {
        "hub_id": hub_id,
        "candidature_number": number,
        "pledges_count": len(counted),
        "pledged_usd": round(sum(totals), 2) if totals else None,
        "verdict": found.verdict,
        "is_either_way": found.is_either_way,
    }


def _enters_total(row: Row) -> bool:
    """Whether a sum is trusted, firm and no upper limit: what is given may be anything below one."""
    return row["state"] == "read" and is_firm(row) and row["comparator"] not in ("at_most", "less_than", "unknown")
