"""Rows of lists that are about a file of the inbox, with its document_id in place of however the list writes it."""

from collections import defaultdict

from etl.findings import Finding
from etl.folder.inbox import FileNames
from etl.folder.table_file import ListRow
from etl.rows.made import Made


def received_rows(rows: list[ListRow], names: FileNames) -> tuple[list[ListRow], Made]:
    """The rows of data/received.csv that tell the day of one file, and why others do not."""
    made = Made()
    by_file: dict[str, list[ListRow]] = defaultdict(list)
    for row in rows:
        meant = names.meant(row["file"])
        if len(meant) == 1:
            (document_id,) = meant
            by_file[document_id].append(_about(row, "file", document_id))
        else:
            made.find(_unclear(row, sorted(meant)) if meant else _unknown(row))
    return [row for document_id, mine in by_file.items() for row in _agreed(made, document_id, mine)], made


def _agreed(made: Made, document_id: str, rows: list[ListRow]) -> list[ListRow]:
    """The first of the rows about a file; none, with a finding, where they tell different days."""
    if len({row["received_on"] for row in rows}) == 1:
        return rows[:1]
    made.find(_disagree(rows), document_id)
    return []


def draft_lines(rows: list[ListRow], names: FileNames) -> tuple[list[ListRow], Made]:
    """The rows of data/drafts.csv that are about one file, those given last at the end, and why others are not."""
    made, found = Made(), []
    for row in sorted(rows, key=lambda row: (row["confirmed_on"], row.line_number)):
        meant = names.meant(row["file"])
        if len(meant) == 1:
            found.append(_about(row, "file", *meant))
        else:
            made.find(_unclear(row, sorted(meant)) if meant else _unknown(row))
    return found, made


def answer_rows(rows: list[ListRow], names: FileNames) -> list[ListRow]:
    """The rows of data/corrections.csv, each with the document_id of the one file that it may be about."""
    return [_about(row, "document", *names.meant(row["document"])) if row["document"] else row for row in rows]


def _about(row: ListRow, column: str, *document_ids: str) -> ListRow:
    """The row with the document_id in a column; as it is where there is not just one."""
    if len(document_ids) != 1:
        return row
    return ListRow(row.file_name, row.line_number, row.values | {column: document_ids[0]})


def _unknown(row: ListRow) -> Finding:
    return Finding("list_row_unknown_file", f'{row.place}: no file "{row["file"]}" is in the inbox.', text=row["file"])


def _unclear(row: ListRow, document_ids: list[str]) -> Finding:
    message = f'{row.place}: "{row["file"]}" may be {" or ".join(document_ids)}.'
    return Finding("list_row_unknown_file", message, text=row["file"])


def _disagree(rows: list[ListRow]) -> Finding:
    places = " and ".join(row.place for row in rows)
    return Finding("list_row_twice", f"{places} tell different days for one file; neither counts.")
