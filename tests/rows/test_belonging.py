"""Whose each document is, by what it says, its folder and what lies beside it, and what is asked where they differ."""

from pathlib import Path

import pytest

from etl.folder import reference
from etl.folder.inbox import InboxFile
from etl.folder.table_file import ListRow
from etl.forms.annual_report.report import AnnualReport
from etl.forms.content import Content, Letter
from etl.rows.documents.belonging import assign
from etl.rows.documents.cards import card_of
from etl.rows.hubs import Hubs
from tests.rules.screening_files import form

LISTED = (
    {"hub_id": "kestrel-bay", "name": "Kestrel Bay", "country_code": "KEN", "aliases": "Old Bay"},
    {"hub_id": "port-lumen", "name": "Port Lumen", "country_code": "PER"},
    {"hub_id": "seoul", "name": "Seoul", "country_code": "KOR"},
    {"hub_id": "twin-1", "name": "Twin", "country_code": "KEN"},
    {"hub_id": "twin-2", "name": "Twin", "country_code": "UGA"},
    {"hub_id": "frisco", "name": "San Francisco", "country_code": "USA"},
    {"hub_id": "stateless", "name": "Nowhere Town", "country_code": ""},
)
LOOSE = InboxFile("a.docx", Path("a.docx"), "0", 1)
LETTER = Letter(lines=("We wish to help.",))
Told = tuple[str | None, str | None]  # the hub of a document and the code of what is said of it


def named(city: str | None, country: str | None = "Kenya") -> Content:
    return form(city_name=city, country=country)


def report(hub_id: str | None) -> Content:
    return AnnualReport(hub_id=hub_id, report_year=2025)


def assigned(**documents: Content) -> tuple[dict[str, str], dict[str, tuple[str, str, str | None]]]:
    """The hub of each document; the code, message and hub of what is said of one."""
    hubs = Hubs([ListRow("hubs.csv", line, {"is_example": "true"} | row) for line, row in enumerate(LISTED, 2)])
    files = [InboxFile(name, Path(name), "0", 1) for name in documents]
    hub_of, made = assign(hubs, files, {name: card_of(content) for name, content in documents.items()})
    said = {one.document_id: (one.finding.code, one.finding.message, one.hub_id) for one in made.findings}
    return hub_of, said


def told(name: str, content: Content, **beside: Content) -> Told:
    hub_of, said = assigned(**{name: content} | beside)
    return hub_of.get(name), said[name][0] if name in said else None


# --- forms in the folder of a hub -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("folder", "content", "hub_id", "code"),
    [
        ("kestrel-bay", named("Kestrel Bay"), "kestrel-bay", None),
        ("Kestrel-Bay", named("KESTREL  BAY"), "kestrel-bay", None),
        ("kestrel-bay/2024", named("Old Bay"), "kestrel-bay", None),
        ("kestrel-bay", named("Coast Province, Kestrel Bay"), "kestrel-bay", None),
        ("seoul", named("서울", "Korea"), "seoul", None),  # another name of the place
        ("kestrel-bay", named(None), "kestrel-bay", None),  # the country alone says nothing else
        ("kestrel-bay", named("Kestrel Bay", None), "kestrel-bay", None),
        ("stateless", named("Nowhere Town"), "stateless", None),
        ("kestrel-bay", named("Kestrel Bay", "Peru"), None, "document_other_hub"),
        ("kestrel-bay", named("Port Lumen", "Peru"), None, "document_other_hub"),
        ("kestrel-bay", named("Port Lumen", None), None, "document_other_hub"),
        ("kestrel-bay", named("Mombasa"), None, "document_hub_unsure"),
        ("stateless", named("Mombasa"), None, "document_hub_unsure"),
        ("kestrel-bay/twin-1", named("Twin"), "twin-1", None),
        ("kestrel-bay/twin-1", named("Kestrel Bay"), "kestrel-bay", None),
        ("kestrel-bay/twin-1", named(None), None, "document_hub_unsure"),  # which of the two folders?
        ("kestrel-bay", named("Twin, Kestrel Bay"), None, "document_hub_unsure"),  # a part names another
    ],
)
def test_a_form_belongs_to_its_folders_hub_where_it_names_it(folder, content, hub_id, code):
    assert told(f"{folder}/a.docx", content) == (hub_id, code)


def test_a_form_in_a_wrong_folder_is_shown_there_with_what_to_do():
    _, said = assigned(
        **{"kestrel-bay/a.docx": named("Port Lumen", "Peru"), "seoul/b.docx": named("Kestrel Bay", "Peru")}
    )
    assert said["kestrel-bay/a.docx"][1:] == (
        'The form names "Port Lumen, Peru", which is port-lumen; it lies in the folder of kestrel-bay. It counts for '
        "neither.",
        "kestrel-bay",
    )
    assert said["seoul/b.docx"][1].startswith('The form names "Kestrel Bay, Peru"; it lies in the folder of seoul.')
    _, unsure = assigned(**{"kestrel-bay/a.docx": named("Mombasa")})
    assert unsure["kestrel-bay/a.docx"][1:] == (
        'The form names "Mombasa, Kenya", which may be Kestrel Bay (kestrel-bay) or another city. It does not count.',
        "kestrel-bay",
    )


def test_of_several_folders_the_innermost_is_named_first():
    _, said = assigned(
        **{"kestrel-bay/twin-1/a.docx": named("Mombasa"), "kestrel-bay/twin-1/b.docx": named("Seoul", "Korea")}
    )
    assert said["kestrel-bay/twin-1/a.docx"][1:] == (
        'The form names "Mombasa, Kenya", which may be Twin (twin-1), Kestrel Bay (kestrel-bay) or another city. It '
        "does not count.",
        "twin-1",
    )
    assert "it lies in the folder of twin-1" in said["kestrel-bay/twin-1/b.docx"][1]


def test_an_unsure_form_is_given_an_alias_or_moved():
    hubs = Hubs([ListRow("hubs.csv", 2, {"is_example": "true"} | LISTED[0])])
    files = [InboxFile("kestrel-bay/a.docx", Path("a.docx"), "0", 1)]
    _, made = assign(hubs, files, {"kestrel-bay/a.docx": card_of(named("Mombasa"))})
    assert made.findings[0].finding.hint == (
        "Look whose it is: if it is the same city, add this name to its aliases in data/hubs.csv; else move the file "
        "into the folder of its own hub."
    )


def test_an_alias_of_a_hub_of_the_register_is_added_in_a_line_with_its_key():
    registered = reference.table_rows("register")[0]["hub_id"]
    hubs = Hubs([ListRow("hubs.csv", 2, {"is_example": "true"} | LISTED[0])])
    names = (f"{registered}/a.docx", "kestrel-bay/a.docx")
    files = [InboxFile(name, Path(name), "0", 1) for name in names]
    _, made = assign(hubs, files, dict.fromkeys(names, card_of(named("Zzyzx", None))))
    hints = [one.finding.hint for one in made.findings]
    assert [f"in a line with the hub_id {registered}" in hint for hint in hints] == [True, False]


# --- loose forms ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "hub_id", "code"),
    [
        (named("Kestrel Bay"), "kestrel-bay", None),
        (named("Kestrel Bay (KB), Coast Province"), "kestrel-bay", None),
        (named("서울", "Korea"), "seoul", None),
        (named("Kestrell Bay"), None, "document_hub_unsure"),  # it may be misspelt
        (named("Twin"), "twin-1", None),
        (named("Twin", None), None, "document_hub_unsure"),
        (named("Kestrel Bay", None), "kestrel-bay", "country_unknown"),
        (named("San Francisco", None), None, "document_hub_unsure"),  # places abroad have the name too
        (named("San Francisco", "USA"), "frisco", None),
        (named("Mombasa"), "mombasa-ken", None),  # a new hub
        (named("Zzyzx"), "zzyzx-ken", "place_unknown"),
        (named("Kestrel Bay", "Peru"), "kestrel-bay-per", "place_unknown"),
        (named(None), None, "document_hub_unsure"),
        (named("...", "Kenya"), None, "document_hub_unsure"),
        (named(None, None), None, "hub_unknown"),
        (named(None, "Atlantis"), None, "hub_unknown"),
    ],
)
def test_a_loose_form_belongs_to_the_hub_that_it_names(content, hub_id, code):
    assert told("a.docx", content) == (hub_id, code)


def test_a_new_hub_without_a_country_or_place_is_told_of_both():
    hubs = Hubs([])
    _, made = assign(
        hubs, [InboxFile("a.docx", Path("a.docx"), "0", 1)], {"a.docx": card_of(named("Zzyzx", "Atlantis"))}
    )
    assert [(one.finding.code, one.hub_id) for one in made.findings] == [
        ("country_unknown", "zzyzx"),
        ("place_unknown", "zzyzx"),
    ]
    assert made.findings[0].finding.message == 'The country "Atlantis" was not recognised.'
    _, silent = assign(
        Hubs([]), [InboxFile("a.docx", Path("a.docx"), "0", 1)], {"a.docx": card_of(named("Zzyzx", None))}
    )
    assert silent.findings[0].finding.message == "The form names no country."


def test_a_key_that_another_hub_has_makes_no_new_one():
    hubs = Hubs([ListRow("hubs.csv", 2, {"hub_id": "mombasa-ken", "name": "Elsewhere", "country_code": "KEN"})])
    hub_of, made = assign(hubs, [LOOSE], {"a.docx": card_of(named("Mombasa"))})
    assert (hub_of, [one.finding.code for one in made.findings]) == ({}, ["hub_key_taken"])


def test_forms_that_name_their_country_make_a_hub_before_those_that_do_not():
    hub_of, _ = assigned(**{"a.docx": named("Zzyzx", None), "b.docx": named("Zzyzx")})
    assert hub_of == {"a.docx": "zzyzx-ken", "b.docx": "zzyzx-ken"}


# --- reports ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "key", "hub_id", "code"),
    [
        ("a.xlsx", "kestrel-bay", "kestrel-bay", None),
        ("a.xlsx", "Old-Bay", "kestrel-bay", None),  # the key that it had
        ("a.xlsx", "nobody", None, "hub_unknown"),
        ("kestrel-bay/a.xlsx", "kestrel-bay", "kestrel-bay", None),
        ("kestrel-bay/a.xlsx", "seoul", "kestrel-bay", None),  # refused there
        ("kestrel-bay/seoul/a.xlsx", "kestrel-bay", "kestrel-bay", None),
        ("kestrel-bay/seoul/a.xlsx", "nobody", "seoul", None),  # the innermost
        ("kestrel-bay/a.xlsx", None, "kestrel-bay", None),
        ("a.xlsx", None, None, "hub_unknown"),
    ],
)
def test_a_report_lies_under_its_folders_hub_else_under_the_one_that_it_was_made_for(name, key, hub_id, code):
    assert told(name, report(key)) == (hub_id, code)


# --- documents that name no city --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "beside", "hub_id", "code"),
    [
        ("kestrel-bay/l.docx", {}, "kestrel-bay", None),
        ("kestrel-bay/2024/l.docx", {}, "kestrel-bay", None),
        ("Kestrel Bay/l.docx", {}, "kestrel-bay", None),  # the folder's name is the hub's
        ("Old Bay/2024/l.docx", {}, "kestrel-bay", None),
        ("Port Lumen/Kestrel Bay/l.docx", {}, "kestrel-bay", None),  # the innermost
        ("Twin/l.docx", {}, None, "hub_unknown"),
        ("somewhere/l.docx", {}, None, "hub_unknown"),
        ("l.docx", {}, None, "hub_unknown"),
        ("all/l.docx", {"all/a.docx": named("Kestrel Bay")}, "kestrel-bay", None),
        (
            "all/l.docx",
            {"all/a.docx": named("Kestrel Bay"), "all/b.docx": named("Mombasa")},
            None,
            "document_hub_unsure",
        ),
        ("all/l.docx", {"all/a.docx": named(None)}, None, "document_hub_unsure"),
        ("all/l.docx", {"other/a.docx": named("Kestrel Bay")}, None, "hub_unknown"),
        ("kestrel-bay/l.docx", {"kestrel-bay/a.docx": named("Mombasa")}, None, "document_hub_unsure"),
        ("kestrel-bay/seoul/l.docx", {}, None, "document_hub_unsure"),  # two hubs' folders
        ("kestrel-bay/seoul/l.docx", {"kestrel-bay/seoul/a.docx": named("서울", "Korea")}, None, "document_hub_unsure"),
    ],
)
def test_a_document_that_names_no_city_belongs_where_it_lies(name, beside, hub_id, code):
    assert told(name, LETTER, **beside) == (hub_id, code)
