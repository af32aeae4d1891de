"""The pages of a PDF as PDFium sees them: characters, lines, small drawings, pictures and fields.

PDFium must not be used by two threads of a process at once; files are read in the loader's worker processes.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as c

from etl.read.errors import DocumentError
from etl.read.package import FILE_BYTES_MAX, MEGABYTE
from etl.read.pdf.fields import fields_on
from etl.read.pdf.parts import Glyph, Page, Stroke

PAGES_MAX = 200  # a form has 6 to 40; a candidature with all its annexes in one file about 100
GLYPHS_MAX = 600_000  # of all pages; a form of 40 pages has about 60,000 characters
DRAWN_MAX = 20_000  # shapes of a page that are looked at; a page of a form has some hundreds, a city map a million
LINE_THICKNESS_MAX = 3.0  # points; thicker is an area
DRAWN_ORDER = -2  # of what is drawn, which has no place among the characters
BOX_SIZES = (4.0, 20.0)  # points; a box to be ticked is as large as a letter
SYMBOL_FONTS = ("wingdings", "webdings", "dingbats", "marlett")
_FIRST_BYTES = 1024  # in which a reader looks for the mark of a PDF
_SEND_WORD = "Send the form as the Word file (.docx) that it was printed from."
_Box = tuple[float, float, float, float]


def is_pdf(source: Path | bytes) -> bool:
    """Whether a file begins as a PDF does; not for one that cannot be opened."""
    try:
        with source.open("rb") if isinstance(source, Path) else _no_file() as file:
            first = file.read(_FIRST_BYTES) if file else bytes(source)[:_FIRST_BYTES]
    except OSError:
        return False
    return b"%PDF-" in first


@contextmanager
def _no_file() -> Iterator[None]:
    yield None


@contextmanager
def opened(source: Path | bytes) -> Iterator[pdfium.PdfDocument]:
    """A PDF with its form fields; raises DocumentError for one that is too large, locked, or damaged."""
    size = source.stat().st_size if isinstance(source, Path) else len(source)
    if size > FILE_BYTES_MAX:
        message = f"The PDF has more than {FILE_BYTES_MAX // MEGABYTE} MB."
        raise DocumentError("too_large", message, hint="Send it without large pictures.")
    try:
        pdf = pdfium.PdfDocument(source)
    except pdfium.PdfiumError as error:
        raise _refused(error) from error
    try:
        if len(pdf) > PAGES_MAX:
            message = f"The PDF has {len(pdf)} pages; {PAGES_MAX} are read."
            raise DocumentError("too_large", message, hint="Send the form alone, without its annexes.")
        if pdf.get_formtype() == c.FORMTYPE_XFA_FULL:
            message = "This PDF holds a form made with Adobe LiveCycle (XFA), which only Adobe's own programs show."
            raise DocumentError("pdf_xfa", message)
        pdf.init_forms()
        yield pdf
    finally:
        pdf.close()


def _refused(error: pdfium.PdfiumError) -> DocumentError:
    if error.err_code == c.FPDF_ERR_PASSWORD:
        message = "The PDF is protected by a password."
        return DocumentError("encrypted", message, hint="Send it without a password.")
    hint = "Open it, print it as a PDF anew, or send the Word file that it was made from."
    return DocumentError("corrupt_pdf", "The PDF is damaged: it cannot be opened.", hint=hint)


def pages_of(pdf: pdfium.PdfDocument) -> list[Page]:
    """What stands on every page; raises DocumentError where there is too much, or a page is damaged."""
    pages: list[Page] = []
    glyphs_count = 0
    for index in range(len(pdf)):
        try:
            pages.append(_page(pdf, index))
        except pdfium.PdfiumError as error:
            message = f"Page {index + 1} of the PDF is damaged."
            raise DocumentError("corrupt_pdf", message, hint=_SEND_WORD) from error
        glyphs_count += len(pages[-1].glyphs)
        if glyphs_count > GLYPHS_MAX:
            raise DocumentError("too_large", f"The PDF has more than {GLYPHS_MAX:,} characters.", hint=_SEND_WORD)
    return pages


def _page(pdf: pdfium.PdfDocument, index: int) -> Page:
    page = pdf[index]
    try:
        upright = _Upright(page)
        found = Page(index + 1, upright.width, upright.height)
        _take_drawn(page, upright, found)
        found.glyphs += _spaced(list(_glyphs(page, upright)))
        found.glyphs += [
            Glyph(field.text, *upright.box(*field.box), size=field.size, is_field=True)
            for field in fields_on(pdf, page)
        ]
        return found
    finally:
        page.close()


class _Upright:
    """Turns the places of a page, counted from its lower left corner, into those of the page as it is shown."""

    def __init__(self, page: pdfium.PdfPage) -> None:
        self._left, self._bottom, right, top = page.get_cropbox()
        self._width, self._height = right - self._left, top - self._bottom
        self._turned = page.get_rotation()
        is_sideways = self._turned in (90, 270)
        self.width = self._height if is_sideways else self._width
        self.height = self._width if is_sideways else self._height

    def point(self, x: float, y: float) -> tuple[float, float]:
        """One place, from the upper left corner."""
        x, y = x - self._left, y - self._bottom
        if self._turned == 90:
            return y, x
        if self._turned == 180:
            return self._width - x, y
        return (self._height - y, self._width - x) if self._turned == 270 else (x, self._height - y)

    def box(self, left: float, bottom: float, right: float, top: float) -> _Box:
        """A box as left, top, right, bottom."""
        (x1, y1), (x2, y2) = self.point(left, bottom), self.point(right, top)
        return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _glyphs(page: pdfium.PdfPage, upright: _Upright) -> Iterator[Glyph]:
    """The characters that are drawn, without those that PDFium adds for gaps and ends of lines."""
    text, may_be_symbols = page.get_textpage(), _has_symbol_font(page)
    try:
        after_gap = False
        for at in range(text.count_chars()):
            code = c.FPDFText_GetUnicode(text, at)
            if c.FPDFText_IsGenerated(text, at) == 1 or code in (0, 0xFFFE, 0xFFFF):
                after_gap = code == ord(" ")
            elif glyph := _glyph(text, at, code, after_gap, upright):
                is_sign = may_be_symbols and not glyph.is_space and _is_symbol_font(_font_name(text, at))
                yield replace(glyph, is_symbol=True) if is_sign else glyph
                after_gap = False
    finally:
        text.close()


def _has_symbol_font(page: pdfium.PdfPage) -> bool:
    """Whether any text of a page is in a font of signs: to ask it of each character costs as much as to read it."""
    names = set()
    name = ctypes.create_string_buffer(128)
    for drawn in page.get_objects(filter=[c.FPDF_PAGEOBJ_TEXT], max_depth=4):
        c.FPDFFont_GetBaseFontName(c.FPDFTextObj_GetFont(drawn), name, 128)
        names.add(name.value)
    return any(_is_symbol_font(one.decode("utf-8", "replace").casefold()) for one in names)


def _is_symbol_font(name: str) -> bool:
    return any(known in name for known in SYMBOL_FONTS)


def _spaced(glyphs: list[Glyph]) -> list[Glyph]:
    """The characters; where a program writes no spaces, as Chromium, with those that PDFium sees."""
    if any(glyph.is_space for glyph in glyphs):
        return glyphs
    spaces = (replace(glyph, text=" ", right=glyph.left) for glyph in glyphs if glyph.after_gap)
    return sorted([*spaces, *glyphs], key=lambda glyph: glyph.order)


def _glyph(text: pdfium.PdfTextPage, at: int, code: int, after_gap: bool, upright: _Upright) -> Glyph | None:
    """One character; None for one without a place."""
    box = c.FS_RECTF()
    if not c.FPDFText_GetLooseCharBox(text, at, box):
        return None
    letter = "-" if code == 2 else chr(code)  # PDFium's own sign for a hyphen at the end of a line
    is_symbol = 0xE000 <= code <= 0xF8FF or c.FPDFText_HasUnicodeMapError(text, at) == 1
    place = upright.box(box.left, box.bottom, box.right, box.top)
    return Glyph(letter, *place, c.FPDFText_GetFontSize(text, at), at, after_gap, is_symbol=is_symbol)


def _font_name(text: pdfium.PdfTextPage, at: int) -> str:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    c.FPDFText_GetFontInfo(text, at, name, 128, flags)
    return name.value.decode("utf-8", "replace").casefold()


def _take_drawn(page: pdfium.PdfPage, upright: _Upright, found: Page) -> None:
    """Notes the lines, small shapes and pictures of a page."""
    kinds = [c.FPDF_PAGEOBJ_PATH, c.FPDF_PAGEOBJ_IMAGE, c.FPDF_PAGEOBJ_SHADING]
    for number, drawn in enumerate(page.get_objects(filter=kinds, max_depth=4)):
        if number >= DRAWN_MAX:
            return
        matrix = _matrix(drawn)
        left, top, right, bottom = box = upright.box(*matrix.on_rect(*drawn.get_bounds()))
        width, height = right - left, bottom - top
        if drawn.type == c.FPDF_PAGEOBJ_IMAGE:
            found.pictures_share += width * height / (upright.width * upright.height)
        if all(BOX_SIZES[0] <= side <= BOX_SIZES[1] for side in (width, height)):
            found.glyphs.append(Glyph("\ufffd", *box, size=height, order=DRAWN_ORDER, is_symbol=True))
        elif drawn.type == c.FPDF_PAGEOBJ_PATH:
            _take_lines(drawn, matrix, upright, found, box)


def _matrix(drawn: pdfium.PdfObject) -> pdfium.PdfMatrix:
    """How the groups that an object lies in move it; its own matrix is in its bounds already."""
    matrix, group = pdfium.PdfMatrix(), drawn.container
    while group is not None:
        matrix = matrix.multiply(group.get_matrix())
        group = group.container
    return matrix


def _take_lines(drawn: pdfium.PdfObject, matrix: pdfium.PdfMatrix, upright: _Upright, found: Page, box: _Box) -> None:
    """Notes a thin shape as a line, and the straight sides of a larger one that has an outline."""
    left, top, right, bottom = box
    if bottom - top <= LINE_THICKNESS_MAX < right - left:
        found.across.append(Stroke((top + bottom) / 2, left, right))
    elif right - left <= LINE_THICKNESS_MAX < bottom - top:
        found.down.append(Stroke((left + right) / 2, top, bottom))
    else:
        fill, is_outlined = ctypes.c_int(), ctypes.c_int()
        c.FPDFPath_GetDrawMode(drawn, fill, is_outlined)
        if is_outlined.value:
            _take_sides(list(_corners(drawn, matrix, upright)), found)


def _corners(
    drawn: pdfium.PdfObject, matrix: pdfium.PdfMatrix, upright: _Upright
) -> Iterator[tuple[int, float, float]]:
    """The points of a path with how the pen came there."""
    own, first = drawn.get_matrix().multiply(matrix), (0.0, 0.0)
    x, y = ctypes.c_float(), ctypes.c_float()
    for at in range(c.FPDFPath_CountSegments(drawn)):
        segment = c.FPDFPath_GetPathSegment(drawn, at)
        kind = c.FPDFPathSegment_GetType(segment)
        c.FPDFPathSegment_GetPoint(segment, x, y)
        place = upright.point(*own.on_point(x.value, y.value))
        first = place if kind == c.FPDF_SEGMENT_MOVETO else first
        yield (kind, *place)
        if c.FPDFPathSegment_GetClose(segment):
            yield (c.FPDF_SEGMENT_LINETO, *first)


def _take_sides(corners: list[tuple[int, float, float]], found: Page) -> None:
    for (_, x1, y1), (kind, x2, y2) in zip(corners, corners[1:], strict=False):
        if kind != c.FPDF_SEGMENT_LINETO:
            continue
        if abs(y1 - y2) < 1 < abs(x1 - x2):
            found.across.append(Stroke((y1 + y2) / 2, min(x1, x2), max(x1, x2)))
        elif abs(x1 - x2) < 1 < abs(y1 - y2):
            found.down.append(Stroke((x1 + x2) / 2, min(y1, y2), max(y1, y2)))
