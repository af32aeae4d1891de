"""Cells find their fields: which grid is which sheet of the report, and which column is which field of it."""

from dataclasses import dataclass, field

from etl.findings import Finding, Place
from etl.forms.annual_report.grid import Grid, GridCell
from etl.forms.annual_report.layout import KEY, SHEETS, column_field, columns, known_words, plain


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet: its cells by field, and its place."""

    cells: dict[str, GridCell]
    place: Place

    def cell(self, name: str) -> GridCell:
        """The cell of one field; an empty one, at the row's place, where the column is gone."""
        return self.cells.get(name, GridCell("", self.place))

    def text(self, name: str) -> str:
        """The text of one field, empty where it is not answered; the prompt of a drop-down is no answer."""
        text = self.cell(name).text
        return "" if known_words("text").get(plain(text)) == "choose" else text

    @property
    def written(self) -> str:
        """All that stands in the row, field by field."""
        return " | ".join(cell.text or cell.formula for cell in self.cells.values() if cell.text or cell.formula)

    def holds_any(self, names: list[str]) -> bool:
        """Whether one of the fields is filled."""
        return any(self.text(name) or self.cell(name).formula for name in names)


@dataclass(slots=True)
class Sheets:
    """The rows of the report by sheet; a sheet that the file lacks is not a key.

    `beside` are the filled cells above the header of a table, `strange` those of each table without any.
    """

    lines: dict[str, list[Line]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    beside: list[GridCell] = field(default_factory=list)
    strange: list[list[GridCell]] = field(default_factory=list)

    @property
    def outside(self) -> list[GridCell]:
        """All cells that stand outside the report's tables."""
        return [*self.beside, *(cell for cells in self.strange for cell in cells)]


def read_sheets(grids: list[Grid]) -> Sheets:
    """All rows of all sheets; a table that goes on under a second header is one sheet."""
    sheets = Sheets()
    for grid in grids:
        _read_grid(grid, sheets)
    return sheets


def _read_grid(grid: Grid, sheets: Sheets) -> None:
    fields: dict[int, str] = {}
    name = ""
    before: list[GridCell] = []
    for row in grid:
        headed = _sheet_of(row)
        if headed:
            fields = _fields(row, fields if headed == name else {}, headed)
            name = headed
            sheets.lines.setdefault(name, [])
        elif name:
            _read_row(row, fields, name, sheets)
        else:
            before += [cell for cell in row if cell.text or cell.formula]
    if name:
        sheets.beside += before
    elif before:
        sheets.strange.append(before)


def _sheet_of(row: list[GridCell]) -> str | None:
    """The sheet whose header a row is: every filled cell names a field or few do not, and one field is its own."""
    named = [column_field(cell.text) for cell in row if cell.text]
    found = {name for name in named if name}
    if len(found) < 2 or 2 * len(found) < len(named):
        return None
    scores = {name: len(found & _own_fields(name)) for name in SHEETS}
    best = max(SHEETS, key=lambda name: (scores[name], len(found & _all_fields(name))))
    return best if scores[best] else None


def has_answers(grids: list[Grid]) -> bool:
    """Whether some row is a header of the report's own: of services or results, with two columns to be filled."""
    rows = (row for grid in grids for row in grid)
    return any(
        name in ("services", "results") and _answer_columns(row, name) > 1 for row in rows if (name := _sheet_of(row))
    )


def _answer_columns(row: list[GridCell], sheet: str) -> int:
    named = {column_field(cell.text) for cell in row if cell.text}
    return len(named & set(field_names(sheet, answers=True)))


def _all_fields(sheet: str) -> set[str]:
    return {column.field for column in columns(sheet)}


def _own_fields(sheet: str) -> set[str]:
    """The fields that no other sheet has."""
    return _all_fields(sheet) - {name for other in SHEETS if other != sheet for name in _all_fields(other)}


def _fields(row: list[GridCell], above: dict[int, str], sheet: str) -> dict[int, str]:
    """The field of each column of a header row; a hidden row of ids above it has the last word."""
    fields: dict[int, str] = {}
    for index, cell in enumerate(row):
        known = above.get(index, "?")
        name = known if not known.startswith("?") else column_field(cell.text) or ""
        if name in _all_fields(sheet) and name not in fields.values():
            fields[index] = name
        elif cell.text:
            fields[index] = f"?{cell.text}"
    return fields


def _read_row(row: list[GridCell], fields: dict[int, str], name: str, sheets: Sheets) -> None:
    cells = {}
    for index, cell in enumerate(row):
        target = fields.get(index, "?")
        if not target.startswith("?"):
            cells[target] = cell
        elif cell.text or cell.formula:
            sheets.findings.append(_unknown_column(cell, target[1:]))
    filled = [cell for field_name, cell in cells.items() if cell.text or cell.formula or field_name == KEY]
    if any(cell.text or cell.formula for cell in filled):
        first = next(cell for cell in filled if cell.text or cell.formula)
        sheets.lines[name].append(Line(cells, Place(first.place.table, first.place.row, None, first.place.part)))


def _unknown_column(cell: GridCell, header: str) -> Finding:
    message = f'The column "{header}" is no column of the report.' if header else "The cell stands under no header."
    return Finding("report_column_unknown", message, cell.place, cell.text or cell.formula)


def field_names(sheet: str, *, answers: bool) -> list[str]:
    """The names of a sheet's columns that the hub fills, or of those that it is given."""
    return [column.field for column in columns(sheet) if column.is_answer == answers]
