"""Names of OpenDocument (ISO/IEC 26300, OASIS 1.3) that its readers ask for, and how the format repeats and covers."""

from lxml import etree

ROWS_MAX = 50_000  # a document has tens of rows; a sheet may be formatted far below them
COLUMNS_MAX = 200  # a report has a dozen; the blank rest of a row is said as one cell repeated a thousand times
UNSEEN = ("collapse", "filter")  # what table:visibility says of rows and columns that are not shown

_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
TABLE, TEXT, OFFICE, STYLE, DRAW, FORM = (
    _NAMES % name for name in ("table", "text", "office", "style", "drawing", "form")
)
FORMAT, SVG = (_NAMES % f"{name}-compatible" for name in ("xsl-fo", "svg"))
EXTENSION = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"
FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
LINK = "{http://www.w3.org/1999/xlink}href"
MATH = "{http://www.w3.org/1998/Math/MathML}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
ANNOTATION = OFFICE + "annotation"
LINES = (TEXT + "p", TEXT + "h")


def whole(written: str | None) -> int:
    """A number from 1 in an attribute; 1 where it is left out or is none."""
    is_number = written is not None and written.isascii() and written.isdigit() and len(written) < 10
    return max(1, int(written)) if written and is_number else 1


def times(element: etree._Element, what: str) -> int:
    """How often a row or cell is there: the format writes equal ones once; `what` is "rows" or "columns"."""
    return whole(element.get(f"{TABLE}number-{what}-repeated"))


def spanned(cell: etree._Element) -> tuple[int, int]:
    """How many rows and columns a cell covers with its own."""
    rows, columns = (whole(cell.get(f"{TABLE}number-{what}-spanned")) for what in ("rows", "columns"))
    return min(rows, ROWS_MAX), min(columns, COLUMNS_MAX)
