"""Rows as a file: each format takes record batches and hands out bytes as they come, so that length costs no memory."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import pyarrow.parquet
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from dashboard import exports
from dashboard.open_data.refusals import Refused

XLSX_ROWS_MAX = 100_000  # a workbook is made as a whole: 100,000 services take some seconds and 300 MB
Batches = Iterator[pa.RecordBatch]
Facts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the ending of its addresses, its media type, and what makes bytes of batches and of the file's facts.

    The first batch may be empty; all have one schema. Where `takes_json` is set, each row is one text of JSON.
    """

    suffix: str
    media_type: str
    write: Callable[[Batches, Facts], Iterator[bytes]]
    takes_json: bool = False


def _csv(batches: Batches, facts: Facts) -> Iterator[bytes]:
    """UTF-8 with a header line; text that a spreadsheet would run as a formula has an apostrophe before it."""
    first = next(batches)
    sink = Sink()
    with pyarrow.csv.CSVWriter(sink, first.schema) as writer:
        yield sink.taken()
        for batch in batches:
            writer.write_batch(inert(batch))
            yield sink.taken()


def inert(batch: pa.RecordBatch) -> pa.RecordBatch:
    """The batch with an apostrophe before each text that begins as a formula does; a number is none."""
    for number, kind in enumerate(batch.schema.types):
        if pa.types.is_string(kind):
            texts = batch.column(number)
            is_formula = pc.is_in(pc.utf8_slice_codeunits(texts, 0, 1), _EXECUTABLE)
            is_formula = pc.and_not(is_formula, pc.match_substring_regex(texts, _NUMBER))
            if pc.any(is_formula).as_py():
                safe = pc.if_else(is_formula, pc.binary_join_element_wise("'", texts, ""), texts)
                batch = batch.set_column(number, batch.schema.field(number), safe)
    return batch


_EXECUTABLE = pa.array(exports.EXECUTABLE)
_NUMBER = r"^-\d+(\.\d+)?$"


def _json(batches: Batches, facts: Facts) -> Iterator[bytes]:
    """One array of objects, an object a line; takes rows that are texts of JSON already."""
    opening = "["
    for batch in batches:
        if len(batch):
            yield (opening + "\n" + ",\n".join(batch.column(0).to_pylist())).encode("utf-8", "replace")
            opening = ","
    yield b"[]\n" if opening == "[" else b"\n]\n"


def _parquet(batches: Batches, facts: Facts) -> Iterator[bytes]:
    """One row group a batch; the file's facts stand in its metadata."""
    first = next(batches)
    sink = Sink()
    schema = first.schema.with_metadata(facts)
    with pyarrow.parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        for batch in batches:
            writer.write_batch(batch)
            yield sink.taken()
    yield sink.taken()


def _xlsx(batches: Batches, facts: Facts) -> Iterator[bytes]:
    """A workbook of two sheets, the rows and what they are; raises Refused (413) where it would be too large."""
    columns, rows = _for_a_workbook(batches)
    book = Workbook(write_only=True)
    sheet, about = book.create_sheet("Data"), book.create_sheet("About")
    sheet.append(columns)
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row.values()])
    for fact in facts.items():
        about.append(fact)
    written = io.BytesIO()
    book.save(written)
    yield written.getvalue()


def _for_a_workbook(batches: Batches) -> tuple[list[str], list[dict[str, Any]]]:
    """Columns and rows, as many as a workbook may hold; raises Refused (413) where there are more."""
    columns = next(batches).schema.names
    rows: list[dict[str, Any]] = []
    for batch in batches:
        rows += batch.to_pylist()
        if len(rows) > XLSX_ROWS_MAX:
            raise _too_large()
    return columns, rows


def _too_large() -> Refused:
    step = f"Ask for .csv or .parquet, or page with limit={XLSX_ROWS_MAX} and offset."
    return Refused(413, f"A workbook holds {XLSX_ROWS_MAX:,} rows here, and these are more.", step)


def _cell(sheet: Any, value: Any) -> Any:
    """A value as a cell: text stays text, whatever it begins with."""
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, exports.printable(value))
    cell.data_type = "s"
    return cell


class Sink(io.RawIOBase):
    """Where a writer writes to: what came since it was last taken."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        """As a file says it."""
        return True

    def write(self, piece: Any) -> int:
        """Keep a piece until it is taken."""
        self._pieces.append(bytes(piece))
        return len(piece)

    def taken(self) -> bytes:
        """All that was written since."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


FORMATS = {
    one.suffix: one
    for one in (
        Format("csv", "text/csv; charset=utf-8", _csv),
        Format("json", "application/json", _json, takes_json=True),
        Format("parquet", "application/vnd.apache.parquet", _parquet),
        Format("xlsx", exports.EXCEL, _xlsx),
    )
}
