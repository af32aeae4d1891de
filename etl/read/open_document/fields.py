"""What fields and form controls of an OpenDocument text show: choices, ticks, and prompts that nobody has answered."""

from lxml import etree

from etl.read.marks import BOX_OFF, BOX_ON, without_placeholder
from etl.read.open_document.names import DRAW, EXTENSION, FIELD, FORM, OFFICE, TEXT, XML_ID

_TRUE = "true"
_BOXES = frozenset(FORM + name for name in ("checkbox", "radio"))
_VALUES = tuple(FORM + name for name in ("current-value", "value"))
_WORD_FIELD = "vnd.oasis.opendocument.field."  # what LibreOffice calls Word's form fields


def controls(root: etree._Element) -> dict[str, etree._Element]:
    """The form controls of a document by the names under which drawings show them."""
    found: dict[str, etree._Element] = {}
    for forms in root.iter(OFFICE + "forms"):
        for control in forms.iter():
            name = control.get(XML_ID) or control.get(FORM + "id")
            if name:
                found[name] = control
    return found


def control_text(control: etree._Element) -> str:
    """What a form control shows; nothing for a button."""
    if control.tag in _BOXES:
        return _box_text(control)
    if control.tag == FORM + "listbox":
        return "\n".join(_chosen(control))
    if control.tag == FORM + "fixed-text":
        return control.get(FORM + "label", "")
    if control.tag == FORM + "button":
        return ""
    text = next((value for name in _VALUES if (value := control.get(name)) is not None), None)
    if text is None:
        text = "\n".join("".join(line.itertext()) for line in control.iterchildren(TEXT + "p"))
    return text


def _box_text(control: etree._Element) -> str:
    """A check box or radio button with its caption."""
    state = control.get(FORM + "current-state", control.get(FORM + "state", "unchecked"))
    chosen = control.get(FORM + "current-selected", control.get(FORM + "selected", "false"))
    is_on = state == "checked" if control.tag == FORM + "checkbox" else chosen == _TRUE
    return f"{BOX_ON if is_on else BOX_OFF} {control.get(FORM + 'label', '')}"


def _chosen(listbox: etree._Element) -> list[str]:
    """The labels chosen in a list; the choice at its making where nobody has made one since."""
    options = list(listbox.iter(FORM + "option"))
    for attribute in (FORM + "current-selected", FORM + "selected"):
        labels = [option.get(FORM + "label", "") for option in options if option.get(attribute) == _TRUE]
        if labels:
            return labels
    return []


def choice_text(field: etree._Element, shown: str) -> str:
    """What a drop-down field shows: its text, else the label said to be selected."""
    if shown.strip():
        return shown
    labels = field.iterchildren(TEXT + "label")
    return next((label.get(TEXT + "value", "") for label in labels if _is_selected(label)), "")


def _is_selected(label: etree._Element) -> bool:
    return label.get(TEXT + "current-selected") == _TRUE


def input_text(field: etree._Element, shown: str) -> str:
    """The text of an input field; nothing where it still shows its own hint."""
    hint = field.get(TEXT + "description", "").strip()
    return "" if hint and shown.strip() == hint else shown


def kind_of_word_field(mark: etree._Element) -> str:
    """Word's name of a form field: FORMTEXT, FORMCHECKBOX, FORMDROPDOWN."""
    return mark.get(FIELD + "type", "").removeprefix(_WORD_FIELD)


def word_field_text(mark: etree._Element) -> str:
    """What a box or list of Word's form fields shows."""
    said = _said(mark)
    if kind_of_word_field(mark) == "FORMCHECKBOX":
        return BOX_ON if _TRUE in said.get("Checkbox_Checked", []) else BOX_OFF
    entries, result = said.get("Dropdown_ListEntry", []), said.get("Dropdown_Selected", ["0"])[0]
    return entries[int(result)] if result.isdecimal() and int(result) < len(entries) else ""


def default_of_word_field(mark: etree._Element) -> str:
    """The text that a form field shows as long as nobody has typed into it."""
    return _said(mark).get("Content", [""])[0].strip()


def _said(mark: etree._Element) -> dict[str, list[str]]:
    said: dict[str, list[str]] = {}
    for entry in mark.iterchildren(FIELD + "param"):
        said.setdefault(entry.get(FIELD + "name", ""), []).append(entry.get(FIELD + "value", ""))
    return said


def content_control_text(control: etree._Element, shown: str) -> str:
    """What a content control shows that is no box: nothing for its prompt."""
    return without_placeholder(shown) if control.get(EXTENSION + "showing-place-holder") == _TRUE else shown


def is_box(control: etree._Element) -> bool:
    """Whether a content control is a check box."""
    return control.get(EXTENSION + "checkbox") == _TRUE


def is_ticked(control: etree._Element) -> bool:
    """Whether a content control that is a check box is ticked."""
    return control.get(EXTENSION + "checked") == _TRUE


def control_shown_by(shape: etree._Element) -> str:
    """The name of the form control that a drawing shows."""
    return shape.get(DRAW + "control", "")
