"""Decisions and members as rows: what the secretariat decided about hubs, and the stages of MCR2030 cities."""

from collections.abc import Iterable
from typing import Any

from etl.folder.table_file import ListRow
from etl.rows.hubs import Hubs
from etl.rows.made import Made


def decision_rows(decisions: Iterable[ListRow], members: Iterable[ListRow], hubs: Hubs) -> Made:
    """Rows of decisions.csv and members.csv; a decision about an unknown hub is a finding."""
    made = Made()
    for row in hubs.known(decisions, made):
        values: dict[str, Any] = {name: row.value(name) for name in ("hub_id", "step", "outcome", "precision", "who")}
        decision_id = f"{row['hub_id']}/{row.line_number}"
        values |= {"decided_on": row.day("decided_on"), "source": row["source"] or "not stated"}
        made.add("decision", row.place, decision_id=decision_id, **values)
    for row in members:
        made.add(
            "member",
            row.place,
            hub_id=hubs.of_name(row["city"], row["country_code"]),
            stage_on=row.day("stage_on"),
            **{name: row.value(name) for name in ("city", "country_code", "stage", "source")},
        )
    return made
