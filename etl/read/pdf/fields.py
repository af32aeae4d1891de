"""The fields of a fillable PDF (AcroForm): what a person entered, as the form shows it."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as c

from etl.read.marks import BOX_OFF, BOX_ON

TEXT_SIZE = 10.0  # points; of the text in a field, which has no characters of its own
_BOXES = (c.FPDF_FORMFIELD_CHECKBOX, c.FPDF_FORMFIELD_RADIOBUTTON)
_CHOICES = (c.FPDF_FORMFIELD_COMBOBOX, c.FPDF_FORMFIELD_LISTBOX)


@dataclass(frozen=True, slots=True)
class Field:
    """One field with a value: its full name, what it says, and its box (left, bottom, right, top, in points)."""

    name: str
    text: str
    box: tuple[float, float, float, float]
    size: float = TEXT_SIZE


def fields_on(pdf: pdfium.PdfDocument, page: pdfium.PdfPage) -> Iterator[Field]:
    """The filled text fields and choices of a page, and all its boxes to tick, each by its state."""
    if pdf.formenv is None:
        return
    for at in range(c.FPDFPage_GetAnnotCount(page)):
        annotation = c.FPDFPage_GetAnnot(page, at)
        try:
            if c.FPDFAnnot_GetSubtype(annotation) == c.FPDF_ANNOT_WIDGET:
                text = _text(pdf.formenv, annotation)
                if text.strip():
                    name = _written(c.FPDFAnnot_GetFormFieldName, pdf.formenv, annotation)
                    yield Field(name, text, _box(annotation))
        finally:
            c.FPDFPage_CloseAnnot(annotation)


def is_box(text: str) -> bool:
    """Whether the text of a field is the state of a box to tick."""
    return text in (BOX_ON, BOX_OFF)


def _text(form: pdfium.PdfFormEnv, annotation: c.FPDF_ANNOTATION) -> str:
    """What a field says: a tick or none, the words of the options chosen, or the text entered."""
    kind = c.FPDFAnnot_GetFormFieldType(form, annotation)
    if kind in _BOXES:
        return BOX_ON if c.FPDFAnnot_IsChecked(form, annotation) else BOX_OFF
    if kind in _CHOICES and (chosen := list(_chosen(form, annotation))):
        return "\n".join(chosen)
    if kind in (*_CHOICES, c.FPDF_FORMFIELD_TEXTFIELD):
        return _written(c.FPDFAnnot_GetFormFieldValue, form, annotation)
    return ""


def _chosen(form: pdfium.PdfFormEnv, annotation: c.FPDF_ANNOTATION) -> Iterator[str]:
    """The words of the options that are chosen, not the values that they are exported as."""
    for option in range(c.FPDFAnnot_GetOptionCount(form, annotation)):
        if c.FPDFAnnot_IsOptionSelected(form, annotation, option):
            yield _written(c.FPDFAnnot_GetOptionLabel, form, annotation, option)


def _written(ask: Callable[..., int], *of: object) -> str:
    """A text that PDFium writes as UTF-16, asked for its length first."""
    length = ask(*of, None, 0)
    buffer = (ctypes.c_ushort * (length // 2 + 1))()
    ask(*of, buffer, length)
    return bytes(buffer)[: max(length - 2, 0)].decode("utf-16-le", "replace").replace("\r\n", "\n").replace("\r", "\n")


def _box(annotation: c.FPDF_ANNOTATION) -> tuple[float, float, float, float]:
    rectangle = c.FS_RECTF()
    c.FPDFAnnot_GetRect(annotation, rectangle)
    return rectangle.left, rectangle.bottom, rectangle.right, rectangle.top
