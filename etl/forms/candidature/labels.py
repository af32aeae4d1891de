"""The words printed on the form, in every language and version we know."""

from collections.abc import Iterator
from functools import cache

from etl.folder import reference
from etl.forms.candidature.matching import WORD, Label, Vocabulary, key_of

YEAR_BOUNDS = ("year_start", "year_end")  # columns that some plans have in place of the year
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@cache
def groups() -> dict[str, str]:
    """The group of fields that each field belongs to."""
    return {row["field"]: row["group"] for row in reference.rows("form_fields")}


@cache
def vocabulary(kind: str) -> Vocabulary:
    """The labels of one kind: "field" (of Part I), "work_plan", "year_bound", "type", "achievements" or "section"."""
    labels: dict[str, list[Label]] = {}
    for row in (*reference.rows("form_labels"), *_names_of_types()):
        if row["match"] == "label" and _kind(row["field"]) == kind:
            for field, text in _numbered(row["field"], row["label"]):
                label = Label(field, row["language"], row["form_version"], len(WORD.findall(text)) > 1)
                labels.setdefault(key_of(text), []).append(label)
    return Vocabulary({key: tuple(found) for key, found in labels.items()})


def _names_of_types() -> Iterator[dict[str, str]]:
    """The English names of the types of service as labels, so that a new type is known by its own row."""
    known = {key_of(row["label"]) for row in reference.rows("form_labels") if row["field"].startswith("type_")}
    for row in reference.rows("service_types"):
        if key_of(row["name"]) not in known:
            field = f"type_{row['service_type_id']}"
            yield {"field": field, "language": "en", "form_version": "", "match": "label", "label": row["name"]}


def _kind(field: str) -> str:
    if field in ("section", "achievements"):
        return field
    if field in YEAR_BOUNDS:
        return "year_bound"
    if field.startswith("type_"):
        return "type"
    return "work_plan" if groups().get(field) == "work_plan" else "field"


def _numbered(field: str, text: str) -> Iterator[tuple[str, str]]:
    """A label with its number filled in, in digits, Roman numerals and Arabic ordinals; or as it is."""
    if "{n}" not in text:
        yield field, text
        return
    numbers = (1, 2, 3) if "objective" in field else range(1, 11)
    for number in numbers:
        for spelled in (str(number), _ROMAN[number - 1], *_ordinals().get(number, ())):
            yield field.replace("{n}", str(number)), text.replace("{n}", spelled)


@cache
def _ordinals() -> dict[int, tuple[str, ...]]:
    spelled: dict[int, tuple[str, ...]] = {}
    for row in reference.rows("form_ordinals"):
        spelled[int(row["number"])] = (*spelled.get(int(row["number"]), ()), row["word"])
    return spelled
