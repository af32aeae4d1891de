"""Boxes as people make them: every way gives the types that a reader of the page would see ticked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from etl.folder.reference import SHIPPED
from etl.forms.candidature.service_types import boxes_in, printed_types, read_types
from etl.read.marks import BOX_OFF, BOX_ON

LABELS = (
    "Research, analysis and report writing",
    "Event organization and participation",
    "Self-service tools (guidance notes, publications, interactive websites, scorecards, etc.)",
    "Training and education",
    "Grant and loan",
    "Technical assistance",
    "Consultancy service",
    "Other: Specify",
)
TICKED = ("events", "training")
PRINTED = printed_types()[8]


def lines(on: str, off: str, after: bool = False, end: str = "\n") -> str:
    marked = []
    for kind, label in zip(PRINTED, LABELS, strict=True):
        mark = on if kind in TICKED else off
        marked.append(f"{label} {mark}" if after else f"{mark} {label}")
    return end.join(line.strip() for line in marked)


@pytest.mark.parametrize(
    ("on", "off"),
    [
        (BOX_ON, BOX_OFF), ("☒", "☐"), ("☑", "☐"), ("✔", "☐"), ("✔️", "☐"), ("✅", "⬜"), ("■", "□"), ("●", "○"),
        ("[x]", "[ ]"), ("[X]", "[]"),
        ("[✓]", "[ ]"), ("(x)", "( )"), ("(X)", "(_)"), ("[ x ]", "[  ]"), ("_x_", "___"),
        ("x", ""), ("X", ""), ("√", ""), ("✓", ""), ("☒", ""), ("X)", ""), ("x -", ""), (BOX_ON, "☐"), ("x", BOX_OFF),
        ("☑", BOX_OFF), ("[x]", "☐"),
    ],
)  # fmt: skip
def test_boxes_before_their_labels(on: str, off: str) -> None:
    assert read_types(lines(on, off)).types == TICKED


@pytest.mark.parametrize(
    ("on", "off"), [("☒", "☐"), ("[x]", "[ ]"), ("(X)", "( )"), ("X", ""), ("✔", ""), (BOX_ON, BOX_OFF)]
)
def test_boxes_after_their_labels(on: str, off: str) -> None:
    assert read_types(lines(on, off, after=True)).types == TICKED


def test_boxes_on_one_line() -> None:
    assert read_types(lines("☒", "☐", end=" ")).types == TICKED
    assert read_types(lines("☒", "☐", end="")).types == TICKED
    assert read_types(lines("☒", "☐", after=True, end=" ")).types == TICKED


@pytest.mark.parametrize(
    ("text", "types", "other"),
    [
        ("Training and education; events", ("events", "training"), None),
        ("Training, Events and Research", ("research", "events", "training"), None),
        ("1. Grants and loans\n2. Other: Twinning", ("grant_loan", "other"), "Twinning"),
        ("- Technical assistance\n- Consultancy", ("technical_assistance", "consultancy"), None),
        ("Formation et éducation ; assistance technique", ("training", "technical_assistance"), None),
        ("☒ Otro: especifique / Other: Specify Mentorías", ("other",), "Mentorías"),
        ("☒ Other: Specify Peer review missions.", ("other",), "Peer review missions."),
        ("☒ Other: Specify “Lab” (pilot)", ("other",), "“Lab” (pilot)"),
        ("☒ Other (please specify): (Peer)", ("other",), "Peer"),
        ("☒ Other: Specify ______", ("other",), None),
        ("☒ Other: Specify Click or tap here to enter text.", ("other",), None),
        ("☒ Other: Specify\nPeer review\n(two weeks)", ("other",), "Peer review\n(two weeks)"),
        ("☐ Training and education\n☒ Other: Specify\nMentoring\n☐ Grant and loan", ("other",), "Mentoring"),
    ],
)
def test_types_in_words(text: str, types: tuple[str, ...], other: str | None) -> None:
    read = read_types(text)
    assert (read.types, read.other) == (types, other)
    assert read.doubts == ()


@pytest.mark.parametrize(
    ("text", "types", "doubt"),
    [
        ("\n".join(LABELS), (), "types_without_marks"),
        ("\n".join(f"■ {label}" for label in LABELS), (), "types_without_marks"),
        ("Workshops", (), "type_not_recognised"),
        ("☒ Peer learning\n☐ Grant and loan", (), "type_not_recognised"),
        ("☐ Other: Specify Mentoring", (), "type_other_not_ticked"),
        ("\n".join(f"{'☒' if n == 4 else '☐'} төрөл {n}" for n in range(8)), ("grant_loan",), "types_by_position"),
    ],
)
def test_what_is_unsure_is_said(text: str, types: tuple[str, ...], doubt: str) -> None:
    read = read_types(text)
    assert read.types == types
    assert [code for code, _ in read.doubts][:1] == [doubt]


def test_empty_cells_have_no_types() -> None:
    assert read_types("") == read_types(" \n ")
    assert read_types("").types == ()
    assert read_types(lines(BOX_OFF, BOX_OFF)).types == ()
    assert boxes_in(lines("☒", "☐")) == len(PRINTED)


def test_a_type_is_known_from_the_tables_of_a_data_folder(tmp_path: Path) -> None:
    added = {
        "service_types": "early_warning,9,,Early warning,our own",
        "form_labels": "type_early_warning,fr,,label,Alerte précoce",
    }
    (tmp_path / "reference").mkdir()
    for table, row in added.items():
        shipped = (SHIPPED / "reference" / f"{table}.csv").read_text(encoding="utf-8")
        (tmp_path / "reference" / f"{table}.csv").write_text(f"{shipped}{row}\n", encoding="utf-8")
    unknown = "".join(f"\\n☐ {sign * 3}" for sign in "bcdefgh")  # a form that prints no box for it keeps its order
    told = (
        "print(*read_types('☐ Events\\n☒ Early warning\\n☒ Training').types);"
        "print(*read_types('☒ Alerte précoce\\n☐ Training').types);"
        f"print(*read_types('☒ aaa{unknown}').types)"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"from etl.forms.candidature.service_types import read_types; {told}"],
        env=os.environ | {"RESILIENCE_HUB_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == ["training early_warning", "early_warning", "research"]
