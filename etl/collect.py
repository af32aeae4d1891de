"""Rows and findings on their way into the database."""

import hashlib
import re
from dataclasses import replace
from typing import Any

from etl import reference
from etl.findings import Finding, Place
from etl.spelling import plain_name
from etl.tables import Refusal, Tables

SLUG_LENGTH = 60  # characters; a name that is cut is no longer told by it
_ADDRESS = re.compile(r"\S+@\S+", re.ASCII)


def place_columns(place: Place) -> dict[str, Any]:
    """A place as the columns that every table with a place has."""
    return {
        "part": place.part,
        "table_number": place.table,
        "row_number": place.row,
        "column_number": place.column,
    }


def key_of(*parts: Any) -> str:
    """A short stable key for a row that has no name of its own."""
    return hashlib.sha256("\0".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def slug(text: str) -> str:
    """A name as a part of an address: lower case, letters and digits of any script, joined by hyphens.

    Latin letters lose their accents; marks of other scripts stay, since they make other letters.
    """
    return plain_name(text).replace(" ", "-")[:SLUG_LENGTH].strip("-")


class Collection(Tables):
    """Tables that also take findings."""

    def __init__(self) -> None:
        """Start empty, with the rules that findings may name."""
        super().__init__()
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
            finding = replace(
                finding, message=_without_addresses(finding.message), text=_without_addresses(finding.text)
            )
        place = place_columns(finding.place)
        finding_id = key_of(finding.code, document_id, hub_id, finding.message, finding.text, *place.values())
        if finding_id in self._finding_ids:
            return
        self._finding_ids.add(finding_id)
        self.add(
            "finding",
            finding_id=finding_id,
            rule_id=finding.code,
            document_id=document_id,
            hub_id=hub_id,
            message=finding.message,
            text=finding.text or None,
            next_step=finding.hint or rule["next_step"],
            **place,
        )

    def take_back(self, code: str, document_id: str, text: str) -> None:
        """Remove the findings of a document about a text that something else has answered."""
        told = {"rule_id": code, "document_id": document_id, "text": text}
        self.remove("finding", lambda row: all(row[name] == value for name, value in told.items()))


def _without_addresses(text: str) -> str:
    return _ADDRESS.sub("(e-mail address)", text)


def _refused(refusal: Refusal) -> Finding:
    row = refusal.row
    place = Place(row.get("table_number"), row.get("row_number"), row.get("column_number"), row.get("part") or "body")
    message = f"{refusal.origin or 'A row'}: it cannot stand in {refusal.table}. {refusal.problem}"
    return Finding("row_refused", message, place, text=str(row.get("text") or row.get("title") or ""))
