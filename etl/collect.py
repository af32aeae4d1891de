"""Rows and findings on their way into the database."""

import hashlib
import re
from typing import Any

from etl import reference
from etl.findings import Finding, Place
from etl.lists import ListRow
from etl.spelling import marks, unaccented
from etl.tables import Tables
from etl.vocabulary import TABLES

_SLUG_WORD = re.compile(rf"[^\W_](?:[^\W_]|[{marks()}])*")


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
    return "-".join(_SLUG_WORD.findall(unaccented(text.casefold())))[:60].strip("-")


class Collection(Tables):
    """Tables that also take findings."""

    def __init__(self) -> None:
        """Start empty, with the rules that findings may name."""
        super().__init__()
        self._rules = {row["rule_id"]: row for row in reference.rows("finding_rules")}
        self._finding_ids: set[str] = set()

    def service_keys_by_title(self) -> dict[tuple[str, str], str]:
        """The services so far, by hub and slug of their title; a printed example row is none."""
        services = [row for row in self.rows("service") if row["title"] and not row["is_printed_example"]]
        return {(row["hub_id"], slug(row["title"])): row["service_key"] for row in services}

    def coded(self, row: ListRow, column: str, table: str) -> str | None:
        """The row's key into a vocabulary table; None where it is empty, or unknown, which is a finding too."""
        known = {next(iter(entry.values())) for entry in reference.rows(TABLES[table])}
        if row[column] in known:
            return row[column]
        if row[column]:
            self.find(_unknown_key(row, column, table))
        return None

    def find(self, finding: Finding, document_id: str | None = None, hub_id: str | None = None) -> None:
        """Add a finding once; raises KeyError for a code that data/reference/finding_rules.csv does not hold."""
        rule = self._rules[finding.code]
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


def _unknown_key(row: ListRow, column: str, table: str) -> Finding:
    return Finding(
        "list_value_unknown",
        f'{row.file_name}, line {row.line_number}, "{column}": "{row[column]}" is no word of {TABLES[table]}.csv.',
        text=row[column],
        hint="Correct the line, or add the word to the table.",
    )
