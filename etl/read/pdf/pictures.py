"""The pages of a PDF as pictures, for a person who compares what was read with what stands there."""

import base64
import io
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium

from etl.read.errors import DocumentError
from etl.read.pdf.pages import opened

DRAWN_PAGES_MAX = 40  # of one file; the longest form has about 30
DOTS_PER_INCH = 96  # small print is read, and a page of A4 has about 60 kB
SIDE_MAX = 2_000  # dots; a page as large as a poster is drawn smaller
GREYS = 16  # text needs no more, and a picture takes half the room
_POINTS_PER_INCH = 72


@dataclass(frozen=True, slots=True)
class PagePicture:
    """One page, counted from 1: its size in points and its picture (PNG, base64)."""

    page: int
    width_points: float
    height_points: float
    png_base64: str


def page_pictures(source: Path | bytes) -> tuple[PagePicture, ...]:
    """The pages of a PDF, the first forty; none for one that cannot be opened, as its finding says already."""
    try:
        with opened(source) as pdf:
            return tuple(_picture(pdf, index) for index in range(min(len(pdf), DRAWN_PAGES_MAX)))
    except (DocumentError, pdfium.PdfiumError, OSError):
        return ()


def _picture(pdf: pdfium.PdfDocument, index: int) -> PagePicture:
    page = pdf[index]
    try:
        width, height = page.get_size()
        scale = min(DOTS_PER_INCH / _POINTS_PER_INCH, SIDE_MAX / max(width, height))
        picture = page.render(scale=scale, grayscale=True).to_pil().quantize(GREYS)
        data = io.BytesIO()
        picture.save(data, "PNG")
        return PagePicture(index + 1, width, height, base64.b64encode(data.getvalue()).decode("ascii"))
    finally:
        page.close()
