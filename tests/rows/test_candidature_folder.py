"""Candidature folders read as a whole: which documents came, what they say of years and money, and the answer."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from etl.folder.lists import read_lists
from etl.folder.reference import SHIPPED
from etl.folder.table_file import ListRow
from etl.read.errors import DocumentError
from etl.rows.candidature_folder import City, application_in, member_stage, screen_folder
from etl.rules.screening.application import MemberStage, language_of
from etl.rules.screening.lines import screening_lines

INBOX = SHIPPED / "inbox"
INCOMPLETE = INBOX / "example-ras-el-margoum" / "candidature-2026"
COMPLETE = INBOX / "example-haemu" / "candidature-2023"
ON = date(2026, 9, 1)


@pytest.fixture(scope="module")
def lists():
    return read_lists(SHIPPED)


def said(folder: Path, lists) -> dict[str, tuple[str, str]]:
    found = screen_folder(folder, ON, lists)
    return {result.requirement_id: (result.verdict, result.reason) for result in found}


def test_an_incomplete_candidature_is_told_all_that_is_missing(lists):
    missing = {name: reason for name, (verdict, reason) in said(INCOMPLETE, lists).items() if verdict == "not_met"}
    assert missing == {
        "motivation_letter": "It was not received.",
        "essential_3": "It is not answered.",
        "essential_8": "It is not answered.",
        "essential_1_length": "179 words, 29 over the limit of 150.",
        "mayor_quote_length": "34 words, 4 over the limit of 30.",
        "types_per_service": "More than 3 types: “Chantiers-écoles de remise en eau des citernes”.",
        "three_year_plan": "The services run from 2027 to 2028: 2 of 3 years.",
        "stage_c": "The city was in Stage B on 2025-02-06.",
        "good_practices": "14 of 16 headings are answered.",
    }


def test_a_complete_candidature_in_korean_misses_nothing(lists):
    found = said(COMPLETE, lists)
    assert [name for name, (verdict, _) in found.items() if verdict == "not_met"] == []
    assert found["stage_c"] == ("met", "Stage C was known on 2022-11-09.")
    assert found["three_year_plan"] == ("met", "The services run from 2024 to 2026: 3 years.")
    assert found["minimum_investment"][1].startswith("KRW 45,000,000 (US$ ")


def test_the_citys_language_is_that_of_its_answers():
    assert language_of(application_in(INCOMPLETE, ON)) == "fr"  # an English form filled in French
    assert language_of(application_in(COMPLETE, ON)) == "ko"


def test_without_the_lists_the_stage_needs_a_person():
    found = {result.requirement_id: result for result in screen_folder(INCOMPLETE, ON)}
    assert found["stage_c"].verdict == "needs_a_person"


def member(city="Vik", country_code="NOR", stage="C", stage_on="2023-06-14") -> ListRow:
    told = {"city": city, "country_code": country_code, "stage": stage, "stage_on": stage_on, "source": "test"}
    return ListRow("members.csv", 2, told)


@pytest.mark.parametrize(
    ("members", "stage"),
    [
        ([member()], MemberStage("C", date(2023, 6, 14), "test")),
        ([member("VÍK")], MemberStage("C", date(2023, 6, 14), "test")),
        ([member("Vik i Sogn")], MemberStage("C", date(2023, 6, 14), "test")),
        ([member(country_code="ISL")], None),  # another city of that name
        ([member(country_code="ISL"), member(stage="A")], MemberStage("A", date(2023, 6, 14), "test")),
        ([member("Vika")], None),
        ([member(stage_on="2022-01-01", stage="B"), member()], MemberStage("C", date(2023, 6, 14), "test")),
        ([member(), member(stage_on="2024-01-01", stage="B")], MemberStage("B", date(2024, 1, 1), "test")),
        ([member(stage_on="")], MemberStage("C", None, "test")),
        ([member(), member(stage_on="")], MemberStage("C", date(2023, 6, 14), "test")),
        ([member(), member(stage_on="", stage="B")], MemberStage("C", None, "test")),  # which is the later one?
        ([], None),
    ],
)
def test_the_stage_is_the_latest_of_the_city_in_its_country(members, stage):
    assert member_stage(City("vik", ("Vik", "Vik i Sogn"), "NOR"), members) == stage


def test_a_file_that_cannot_be_told_is_not_called_missing(tmp_path):
    folder = shutil.copytree(COMPLETE, tmp_path / "candidature")
    work = next(folder.glob("모범사례*"))
    document = Document()
    document.add_paragraph("Minutes of a meeting")
    document.save(folder / "scan 0012.docx")
    work.unlink()
    found = {result.requirement_id: result for result in screen_folder(folder, ON)}
    assert found["exemplary_work"].verdict == "needs_a_person"
    assert found["exemplary_work"].reason == "It may be scan 0012.docx; which document that is could not be told."


def test_a_form_that_cannot_be_read_is_named_with_the_reason(tmp_path):
    folder = shutil.copytree(COMPLETE, tmp_path / "candidature")
    next(folder.glob("*신청서*")).write_bytes(b"")
    (folder / "annex-1.docx").write_bytes(b"")
    found = {result.requirement_id: result for result in screen_folder(folder, ON)}
    assert found["annex_1"].reason == "The file annex-1.docx could not be read: The file is empty."
    assert found["essential_1"].verdict == "not_applicable"


def test_what_is_no_folder_is_refused_in_words(tmp_path):
    with pytest.raises(DocumentError, match="is no folder"):
        screen_folder(tmp_path / "nothing", ON)


def test_the_terminal_shows_verdict_reason_and_passage(lists):
    lines = screening_lines(screen_folder(INCOMPLETE, ON, lists))
    assert lines[0] == "\nDocuments"
    assert "  NOT MET    Motivation letter: It was not received." in lines
    assert "  a person   Investment of at least US$25,000: No amount is stated in the letter or the form." in lines
    passage = lines[lines.index("  NOT MET    Mayor's quote – length: 34 words, 4 over the limit of 30.") + 1]
    assert passage.startswith("             “Nos ancêtres creusaient une citerne")
    assert passage.endswith("…” (annexe 1 MCR2030 (2).docx, table 5, row 2, column 1)")
    assert lines[-1] == "59 requirements: 44 met, 9 not met, 3 for a person, 3 not applicable."
