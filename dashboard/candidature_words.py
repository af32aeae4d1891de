"""Screening in words: verdicts with their marks, the groups of the requirements, the command that drafts a letter."""

import shlex
from pathlib import Path

import pandas as pd

from dashboard import settings, words

VERDICTS = {
    "not_met": "✕ not met",
    "needs_a_person": "◑ needs a person",
    "met": "● met",
    "not_applicable": "– not applicable",
}
SCREENED = {
    "misses": "Misses something",
    "person": "Needs a person",
    "complete": "Nothing missing",
    "none": "Not screened",
}
GROUPS = ("Documents", "Form", "Word limits", "Work plan", "Qualifications")
# The form and the limits have a requirement for each of their parts; the others are few and fixed by the guideline.
_FEW = {
    "Documents": ("motivation_letter", "motivation_letter_signed", "annex_1", "exemplary_work"),
    "Work plan": (
        "work_plan", "services_complete", "types_per_service", "other_type_specified", "three_year_plan",
    ),
    "Qualifications": (
        "stage_c", "good_practices", "financed_initiative", "knowledge_tools", "city_to_city", "minimum_investment",
    ),
}  # fmt: skip
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def group(requirement_id: str) -> str:
    """The part of the guideline that a requirement belongs to, one of GROUPS."""
    for name, members in _FEW.items():
        if requirement_id in members:
            return name
    return "Word limits" if requirement_id.endswith("_length") else "Form"


def verdicts(results: pd.DataFrame) -> str:
    """How many requirements have which verdict, of how many: "55 of 59 requirements met, 3 need a person, …"."""
    counts = results["verdict"].value_counts()
    parts = [f"{words.out_of(int(counts.get('met', 0)), len(results), 'requirement')} met"]
    for verdict, said in (("not_met", "not met"), ("needs_a_person", "for a person"), ("not_applicable", "not asked")):
        if counts.get(verdict, 0):
            parts.append(f"{words.number(counts[verdict])} {said}")
    return ", ".join(parts)


def missing(parts: str) -> str:
    """The missing parts of a candidature, from their keys parted by ";"; "none" where all are there."""
    return ", ".join(words.PARTS.get(part, words.sentence(part)) for part in parts.split(";") if part) or "none"


def screen_command(candidature_id: str, hub_id: str) -> str:
    """The commands that screen a candidature's folder and draft the letter that answers it."""
    data = _shown(settings.data_folder())
    letters, folder = data / "out" / "letters", data / "inbox" / candidature_id
    where = "" if settings.data_folder() == settings.SHIPPED_DATA else f" --data {shlex.quote(str(data))}"
    return (
        f"mkdir -p {shlex.quote(str(letters))}\n"
        f"python -m etl screen {shlex.quote(str(folder))} --letter {shlex.quote(str(letters / hub_id))}.docx{where}"
    )


def _shown(data: Path) -> Path:
    """The data folder as one types it from the folder of the code."""
    root = settings.SHIPPED_DATA.parent
    return data.relative_to(root) if data.is_relative_to(root) else data


def letters() -> dict[str, Path]:
    """The letters that the command has written, by their name; links that lead elsewhere are left out."""
    home = (settings.data_folder() / "out" / "letters").resolve()
    return {path.name: path for path in sorted(home.glob("*.docx")) if path.resolve().parent == home}
