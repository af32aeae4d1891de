"""The day in the name of a file: only where no other can be meant."""

from datetime import date

import pytest

from etl.folder.own_day import day_in_name


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2026-11-28 Annex 1.docx", date(2026, 11, 28)),
        ("annex_20261128_signed.docx", date(2026, 11, 28)),
        ("annex 2026.11.28.docx", date(2026, 11, 28)),
        ("2026-11-28 letter of 2026-11-28.docx", date(2026, 11, 28)),
        ("plan 2024-2026.docx", None),
        ("annex 03.04.2026.docx", None),
        ("2026-02-30.docx", None),
        ("2026-01-05 answer to 2025-12-20.docx", None),
        ("12026-11-281.docx", None),
    ],
)
def test_the_day_in_a_name(name, day):
    assert day_in_name(name) == day
