"""The lists of data/recovery, each a file `<name>.csv` or the sheet of that name in recovery.xlsx, or both."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from etl.findings import Finding
from etl.folder import reference
from etl.folder.table_file import ListRow, read_table
from etl.read.document import Table
from etl.read.errors import DocumentError
from etl.read.grid import sheet_table
from etl.read.workbook import read_workbook

WORKBOOK = "recovery.xlsx"
SOURCED = ("source", "as_of")


@dataclass(frozen=True, slots=True)
class ArchiveList:
    """One list: the table of its rows, the columns that name a row, those that must be filled, those that may be.

    Each list has the columns of SOURCED too, which must be filled.
    """

    name: str
    table: str
    key: tuple[str, ...]
    required: tuple[str, ...]
    optional: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Its columns, as the heading of the file has them."""
        return (*self.required, *self.optional, *SOURCED)


def _list(name: str, table: str, key: str, required: str, optional: str = "") -> ArchiveList:
    return ArchiveList(name, table, tuple(key.split()), tuple(required.split()), tuple(optional.split()))


# In the order in which they refer to each other.
LISTS = (
    _list("pillars", "pillar", "pillar_id", "pillar_id position name meaning"),
    _list("themes", "theme", "theme_id", "theme_id pillar_id position name meaning"),
    _list("crosswalk", "theme_match", "theme_id heading_id topic_id", "theme_id heading_id topic_id reasoning"),
    _list("organisations", "organisation", "organisation_id", "organisation_id name kind"),
    _list(
        "resources",
        "resource",
        "resource_id",
        "resource_id kind name is_recovery_resource record meaning",
        "pillar_id phase service_type_id theme_ids language licence link",
    ),
    _list(
        "organisation_roles",
        "organisation_role",
        "organisation_id role resource_id",
        "organisation_id role",
        "resource_id",
    ),
    _list(
        "sessions",
        "session",
        "session_id",
        "session_id resource_id precision title",
        "held_on number organisation_ids theme_ids link",
    ),
    _list("session_cities", "session_city", "session_id city country_code", "session_id city country_code as_written"),
    _list(
        "briefings",
        "briefing",
        "resource_id briefed_on",
        "resource_id briefed_on precision title",
        "number_coalition number_university link",
    ),
    _list("notes", "note", "note_id", "note_id resource_id precision title", "noted_on theme_id link"),
    _list(
        "funds",
        "fund",
        "fund_id rung organisation_id",
        "fund_id resource_id name rung organisation_id text",
        "amount currency stated_on",
    ),
    _list("grants", "grant", "fund_id city granted_on", "fund_id city country_code granted_on text", "amount currency"),
    _list("members", "community_member", "city country_code", "city country_code is_network_member", "stated_on"),
    _list(
        "evidence",
        "evidence_statement",
        "evidence_id",
        "evidence_id figure unit wording says_not",
        "base stated_in",
    ),
)


def read_archive(data: Path) -> tuple[list[tuple[ArchiveList, ListRow]], list[Finding]]:
    """Every row of every list, in the order in which they refer to each other; and what could not be read."""
    folder = reference.archive_folder(data)
    sheets, findings = _sheets(folder / WORKBOOK)
    rows = []
    for entry in LISTS:
        path = folder / f"{entry.name}.csv"
        if path.exists():
            table = read_table(path, path.name, entry.columns, entry.required)
            findings += table.findings
            rows += [(entry, row) for row in table.rows]
        rows += [(entry, row) for row in sheets.pop(entry.name, ())]
    return rows, [*findings, *map(_unknown_sheet, sheets)]


def _sheets(path: Path) -> tuple[dict[str, list[ListRow]], list[Finding]]:
    """The rows of each sheet of the workbook, by the sheet's name."""
    if not path.exists():
        return {}, []
    try:
        book = read_workbook(path)
        tables = [sheet_table(sheet, number) for number, sheet in enumerate(book.sheets, 1) if not sheet.is_hidden]
    except DocumentError as error:
        return {}, [Finding(error.code, f"{path.name}: {error.message}", hint=error.hint or "")]
    doubts = [cell.doubt for table in tables for row in table.rows for cell in row.cells if cell.doubt]
    told = [replace(finding, message=f"{path.name}: {finding.message}") for finding in (*book.findings, *doubts)]
    return {table.sheet or "": list(_rows(table)) for table in tables}, told


def _rows(table: Table) -> Iterator[ListRow]:
    """The filled rows of a sheet below its heading; a row's line is the sheet's own number."""
    lines = [(row.number, [cell.text for cell in row.cells]) for row in table.rows]
    for number, line in lines[1:]:
        if any(line):
            yield ListRow(f"{WORKBOOK}, sheet {table.sheet}", number, dict(zip(lines[0][1], line, strict=False)))


def _unknown_sheet(name: str) -> Finding:
    message = f'{WORKBOOK}: the sheet "{name}" is no list of the archive.'
    return Finding("archive_row_unreadable", message, text=name, hint="Name the sheet after its list, or take it out.")
