"""Rows and findings on their way into the database."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from etl.findings import Finding, Place
from etl.folder import reference
from etl.rows.made import Made
from etl.snapshot.tables import Refusal, Tables
from etl.text.keys import key_of

_ADDRESS = re.compile(r"\S+@\S+", re.ASCII)


def place_columns(place: Place) -> dict[str, Any]:
    """A place as the columns that every table with a place has."""
    return {
        "part": f"page {place.box.page}" if place.box else place.part,
        "page_box": str(place.box) if place.box else None,
        "table_number": place.table,
        "row_number": place.row,
        "column_number": place.column,
    }


def place_key(place: Place) -> tuple[Any, ...]:
    """A place as the keys of rows have it: where it lies on a page of a PDF is no part of them."""
    columns = place_columns(place)
    return tuple(columns[name] for name in ("part", "table_number", "row_number", "column_number"))


class Collection(Tables):
    """Tables that also take findings."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        """Start empty, with the rules that findings may name; `names` are those of files, which are no addresses."""
        super().__init__()
        self._names = sorted((name for name in names if "@" in name), key=len, reverse=True)
        self._rules = {row["rule_id"]: row for row in reference.rows("finding_rules")}
        self._finding_ids: set[str] = set()

    def refuse(self, refusal: Refusal) -> None:
        """Say which row the schema refuses, and why."""
        row = refusal.row
        self.find(_refused(refusal), row.get("document_id") or row.get("annual_report_id"), row.get("hub_id"))

    def find(self, finding: Finding, document_id: str | None = None, hub_id: str | None = None) -> None:
        """Add a finding once; raises KeyError for a code that data/reference/finding_rules.csv does not hold.

        E-mail addresses are left out of what a document's findings repeat: everybody may read those.
        """
        rule = self._rules[finding.code]
        if document_id:
            finding = replace(finding, message=self._public(finding.message), text=self._public(finding.text))
        place = place_columns(finding.place)
        finding_id = key_of(finding.code, document_id, hub_id, finding.message, finding.text, *place_key(finding.place))
        if finding_id in self._finding_ids:
            return
        self._finding_ids.add(finding_id)
        self.add(
            "finding",
            finding_id=finding_id,
            rule_id=finding.code,
            document_id=document_id,
            hub_id=hub_id,
            message=_writable(finding.message),
            text=_writable(finding.text) or None,
            next_step=_writable(finding.hint) or rule["next_step"],
            **place,
        )

    def _public(self, text: str) -> str:
        return without(_ADDRESS, text, "(e-mail address)", self._names)

    def take(self, made: Tables) -> None:
        """Add what a step of the load made, and drop the findings that it answers."""
        super().take(made)
        if isinstance(made, Made):
            for found in made.findings:
                self.find(found.finding, found.document_id, found.hub_id)
            for code, document_id, text in made.answered:
                self.take_back(code, document_id, text)

    def take_back(self, code: str, document_id: str, text: str) -> None:
        """Remove the findings of a document about a text that something else has answered."""
        told = {"rule_id": code, "document_id": document_id, "text": text}
        self.remove("finding", lambda row: all(row[name] == value for name, value in told.items()))


def without(private: re.Pattern[str], text: str, instead: str, names: Sequence[str]) -> str:
    """The text with what is private replaced, but for the names of files, whatever stands in them."""
    name = next((name for name in names if name in text), None)
    if name is None:
        return private.sub(instead, text)
    return name.join(without(private, part, instead, names) for part in text.split(name))


def _writable(text: str) -> str:
    """The text without halves of characters, which a file's name may hold and no database takes."""
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    except UnicodeEncodeError:
        return text.encode("utf-8", "backslashreplace").decode()


def _refused(refusal: Refusal) -> Finding:
    row = refusal.row
    place = Place(row.get("table_number"), row.get("row_number"), row.get("column_number"), row.get("part") or "body")
    message = f"{refusal.origin or 'A row'}: it cannot stand in {refusal.table}. {refusal.problem}"
    return Finding("row_refused", message, place, text=str(row.get("text") or row.get("title") or ""))
