"""The screening in a terminal: a line a requirement, the passage where a person has to look, the counts."""

import pytest

from etl.rules.screening.application import SentDocument
from etl.rules.screening.lines import screening_lines
from etl.rules.screening.requirements import screen
from tests.rules.screening_files import application, form


def lines_of(letter: str = "We wish to help.\nMayor", **changed) -> list[str]:
    return screening_lines(screen(application(motivation_letter=SentDocument("letter.docx", letter), **changed)))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a" * 100, "a" * 100),
        ("a" * 101, "a" * 100 + "…"),
        ("Awa  Ndiaye\nMayor", "Awa Ndiaye Mayor"),
    ],
)
def test_a_passage_is_one_line_and_cut_where_it_is_long(written, shown):
    lines = lines_of(written)
    at = next(number for number, line in enumerate(lines) if line.startswith("  a person   Signature"))
    assert lines[at + 1] == f"             “{shown}” (letter.docx)"


def test_what_is_met_shows_no_passage():
    lines = lines_of()
    at = next(number for number, line in enumerate(lines) if line.startswith("  met        Motivation letter: "))
    assert not lines[at + 1].startswith(" " * 13)


def test_the_counts_stand_at_the_end():
    lines = screening_lines(screen(application(form(essential_4=None))))
    assert lines[0] == "\nDocuments"
    assert lines[-2:] == ["", "59 requirements: 53 met, 2 not met, 3 for a person, 1 not applicable."]
