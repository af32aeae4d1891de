"""Lists that name files of the inbox: which file is meant, and what is said where that cannot be told."""

from pathlib import Path

import pytest

from etl.folder.inbox import FileNames, InboxFile
from etl.folder.table_file import ListRow
from etl.rows.file_rows import answer_rows, received_rows

NAMES = FileNames(
    InboxFile(name, Path("inbox") / name, "0", 1) for name in ("a/form.docx", "A/Form.docx", "b/letter.docx")
)


def received(*told: tuple[str, str]) -> tuple[list[tuple[str, str]], list[tuple]]:
    rows = [
        ListRow("received.csv", line, {"file": file, "received_on": day}) for line, (file, day) in enumerate(told, 2)
    ]
    kept, made = received_rows(rows, NAMES)
    found = [(one.finding.code, one.finding.message, one.document_id) for one in made.findings]
    return [(row["file"], row["received_on"]) for row in kept], found


def test_a_day_is_that_of_the_file_that_is_named():
    assert received(("a/form.docx", "2024-01-05"), ("B\\LETTER.docx", "2024-01-06")) == (
        [("a/form.docx", "2024-01-05"), ("b/letter.docx", "2024-01-06")],
        [],
    )


def test_a_name_that_two_files_have_or_none_tells_no_day():
    known, found = received(("A/FORM.docx", "2024-01-05"), ("gone.docx", "2024-01-05"))
    assert known == []
    assert found == [
        ("list_row_unknown_file", 'received.csv, line 2: "A/FORM.docx" may be A/Form.docx or a/form.docx.', None),
        ("list_row_unknown_file", 'received.csv, line 3: no file "gone.docx" is in the inbox.', None),
    ]


def test_two_days_of_one_file_count_for_nothing_and_the_same_day_twice_once():
    known, found = received(("a/form.docx", "2024-01-05"), ("a/form.docx", "2024-01-06"))
    message = "received.csv, line 2 and received.csv, line 3 tell different days for one file; neither counts."
    assert (known, found) == ([], [("list_row_twice", message, "a/form.docx")])
    assert received(("a/form.docx", "2024-01-05"), ("a/form.docx", "2024-01-05")) == (
        [("a/form.docx", "2024-01-05")],
        [],
    )


@pytest.mark.parametrize(
    ("document", "named"),
    [("inbox/B/letter.docx", "b/letter.docx"), ("A/FORM.docx", "A/FORM.docx"), ("", ""), ("gone", "gone")],
)
def test_an_answer_is_about_the_one_file_that_it_may_mean(document, named):
    (row,) = answer_rows([ListRow("corrections.csv", 2, {"document": document})], NAMES)
    assert row["document"] == named
