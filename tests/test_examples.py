"""The example hubs: varied, plainly invented, in their format, and turned into the same documents every time."""

import csv
import io
import re
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from openpyxl import load_workbook

from etl.folder.reference import rows
from etl.forms.annual_report.report import read_annual_report
from etl.forms.candidature.json_lines import read_file

DATA = Path(__file__).parent.parent / "data"
EXAMPLES = DATA / "examples"
sys.path.insert(0, str(EXAMPLES))

import hub_format  # noqa: E402
import make_inbox  # noqa: E402
from packages import LABEL  # noqa: E402
from paths import candidature_paths, report_path  # noqa: E402

PATHS = sorted(EXAMPLES.glob("example-*.toml"))
HUBS = {path.stem: hub_format.load(path) for path in PATHS}
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BLANK = (DATA / "templates" / "annex-1.docx").read_bytes()
SINGLE_ANSWERS = ("city_name", "motivation", "global_agenda", "mayor_quote", "mayor_name")
TABLES = sorted(make_inbox.COLUMNS)

in_every_hub = pytest.mark.parametrize("hub_id", HUBS)


@pytest.fixture(scope="module")
def remade(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    make_inbox.write_inbox(folder, HUBS)
    return folder


def plan_rows(hub):
    return hub.get("work_plan", []) + hub.get("later_work_plan", {}).get("rows", [])


def reported(hub):
    return [service for report in hub.get("annual_report", []) for service in report["service"]]


def words(text):
    return len(text.split())


# --- the set ----------------------------------------------------------------------------------------------------------


def test_hubs_from_all_five_regions_in_the_required_languages():
    region_of = {row["country_code"]: row["region_code"] for row in rows("countries")}
    regions = Counter(region_of[hub["hub"]["country_code"]] for hub in HUBS.values())
    languages = Counter(hub["hub"]["language"] for hub in HUBS.values())
    assert len(HUBS) >= 14
    assert set(regions) == {row["region_code"] for row in rows("regions")}
    assert min(regions.values()) >= 2
    assert languages >= Counter(es=3, fr=2, pt=1, ar=1, ko=1)


def test_every_way_of_filling_the_form_and_every_kind_of_plan_file_occurs():
    candidatures = [hub["candidature"] for hub in HUBS.values()]
    assert {candidature["variant"] for candidature in candidatures} == set(hub_format.VARIANTS)
    assert {c.get("example_rows", "kept") for c in candidatures} == {"kept", "removed", "overwritten"}
    assert {hub["later_work_plan"]["file"] for hub in HUBS.values() if "later_work_plan" in hub} == {
        "xlsx",
        "csv",
        "docx",
    }


def test_every_type_of_service_and_every_way_of_giving_money_occurs():
    assert {kind for hub in HUBS.values() for row in plan_rows(hub) for kind in row["types"]} == set(
        hub_format.SERVICE_TYPES
    )
    money = [sum_given for hub in HUBS.values() for service in reported(hub) for sum_given in service.get("money", [])]
    assert {sum_given["form"] for sum_given in money} >= {"cash", "in_kind", "loan"}
    assert len({sum_given["currency"] for sum_given in money}) >= 8


def test_the_faults_that_screening_must_find_occur():
    faulty = {
        "no letter": lambda hub: "motivation_letter" not in hub["candidature"],
        "an Essential without answer": lambda hub: len(hub["candidature"].get("essentials", {})) < 10,
        "an Essential over 150 words": lambda hub: any(
            words(text) > 150 for text in hub["candidature"].get("essentials", {}).values()
        ),
        "a quote over 30 words": lambda hub: words(hub["candidature"].get("mayor_quote", "")) > 30,
        "four types": lambda hub: any(len(row["types"]) > 3 for row in hub.get("work_plan", [])),
        "not in Stage C": lambda hub: hub["member"]["stage"] != "C",
    }
    assert [fault for fault, has in faulty.items() if not any(map(has, HUBS.values()))] == []


def test_each_end_that_a_candidature_can_come_to_occurs():
    ends = {(d["step"], d["outcome"]) for hub in HUBS.values() for d in hub.get("decision", [])[-1:]}
    steps = {(d["step"], d["outcome"]) for hub in HUBS.values() for d in hub.get("decision", [])}
    assert {("returned", "returned"), ("rcc", "pending"), ("ended", "ended")} <= ends
    assert {("recognised", "recognised"), ("renewal", "renewed"), ("profile", "published")} <= steps


# --- each hub ---------------------------------------------------------------------------------------------------------


@in_every_hub
def test_no_name_is_a_real_place(hub_id):
    real = {row["name"].casefold() for row in rows("places")}
    real |= {name.casefold() for row in rows("places") for name in row["alternate_names"].split("|")}
    hub = HUBS[hub_id]
    helped = [city.rpartition(",")[0] for service in reported(hub) for city in service.get("cities_supported", [])]
    invented = [hub["hub"]["name"], *hub["hub"].get("aliases", []), *helped]
    invented += [row["city"] for row in hub.get("other_member", []) + hub.get("confirmation", [])]
    assert [name for name in invented if name.strip().casefold() in real] == []


@in_every_hub
def test_every_address_ends_in_example(hub_id):
    text = (EXAMPLES / f"{hub_id}.toml").read_text(encoding="utf-8")
    hosts = re.findall(r"(?:https?://|www\.|@)([\w.-]+)", text)
    assert [host for host in hosts if not host.endswith(".example")] == []
    assert HUBS[hub_id]["candidature"].get("contact", {}).get("email", "@.example").endswith(".example")


@in_every_hub
def test_codes_are_real_and_indicators_stand_in_the_plan(hub_id):
    hub = HUBS[hub_id]
    money = [sum_given for service in reported(hub) for sum_given in service.get("money", [])] + hub.get("pledge", [])
    countries = [hub["hub"], *hub.get("other_member", []), *hub.get("confirmation", [])]
    assert {item["currency"] for item in money} <= {row["currency_code"] for row in rows("currencies")}
    assert {item["country_code"] for item in countries} <= {row["country_code"] for row in rows("countries")}
    promised = {row["service"]: "" for row in plan_rows(hub)}
    for row in plan_rows(hub):
        promised[row["service"]] += row["indicators"] + "\n"
    answered = [(s["service"], result["indicator"]) for s in reported(hub) for result in s.get("result", [])]
    assert [words for title, words in answered if words not in promised[title]] == []


# --- the format -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("[hub]", "[hub]\npopulation = 5"), "unknown ['population']"),
        (('place_source = "invented place"\n', ""), "missing ['place_source']"),
        (('received_on = "2023-11-20"', 'received_on = "20.11.2023"'), "expected a date"),
        (('stage = "C"', 'stage = "D"'), "expected one of A, B, C"),
        (('outcome = "recognised"', 'outcome = "pending"'), "step recognised has no outcome 'pending'"),
        (('source = "example"', 'source = "letter"'), 'expected "example"'),
        (('types = ["grant_loan"]', 'types = ["grants"]'), "expected one of research"),
        (('mayor_name = "', 'mayor_name = " '), "without spaces around it"),
    ],
)
def test_a_file_that_breaks_the_format_is_refused(tmp_path, change, message):
    text = (EXAMPLES / "example-olkimbara.toml").read_text(encoding="utf-8")
    assert change[0] in text
    broken = tmp_path / "example-broken.toml"
    broken.write_text(text.replace(*change, 1), encoding="utf-8")
    with pytest.raises(hub_format.FormatError, match=re.escape(message)):
        hub_format.load(broken)


def test_the_shortest_example_of_the_readme_follows_the_format(tmp_path):
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    shortest = tmp_path / "example-shortest.toml"
    shortest.write_text(re.search(r"```toml\n(.+?)```", text, re.DOTALL).group(1), encoding="utf-8")
    assert make_inbox.documents(hub_format.load(shortest)).keys() == {"candidature-2024/annex-1.docx"}


def test_every_key_of_the_format_is_explained_in_the_readme():
    text = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    named = [key for key in keys_of(hub_format.HUB) if not key.isdigit()]
    assert [key for key in named if not re.search(rf"\b{key}\b", text)] == []


def keys_of(kind):
    if isinstance(kind, dict):
        for key, part in kind.items():
            yield from (key.rstrip("*"), *keys_of(part))
    elif isinstance(kind, list):
        yield from keys_of(kind[0])


# --- the documents ----------------------------------------------------------------------------------------------------


def test_the_inbox_is_what_the_script_makes(remade):
    """The annual reports apart, which need a snapshot: see the end of this file."""
    made, kept = contents(remade), contents(DATA)
    assert sorted(kept) == sorted(made)
    assert [path for path, content in made.items() if kept[path] != content] == []


def contents(data):
    every = data.glob("inbox/example-*/**/*")
    files = [path for path in every if path.is_file() and not path.name.startswith("annual-report-")]
    return {path.relative_to(data).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("table", TABLES)
def test_the_lists_hold_the_rows_that_the_script_makes(remade, table):
    made = make_inbox.read_table(remade / f"{table}.csv")
    kept = [row for row in make_inbox.read_table(DATA / f"{table}.csv") if make_inbox.is_example(row)]
    assert made
    assert kept == made


def test_rows_of_real_hubs_stay(tmp_path):
    real = "hub_id,step,outcome,decided_on,precision,who,source\nreal,rcc,endorsed,2024-01-01,day,RCC,minutes\n"
    (tmp_path / "decisions.csv").write_text(real, encoding="utf-8")
    make_inbox.write_inbox(tmp_path, HUBS)
    make_inbox.write_inbox(tmp_path, HUBS)
    kept = make_inbox.read_table(tmp_path / "decisions.csv")
    assert [row["hub_id"] for row in kept].count("real") == 1
    assert len(kept) == 1 + sum(len(hub.get("decision", [])) for hub in HUBS.values())


def test_every_document_says_that_it_is_an_example(remade):
    files = [path for path in remade.glob("inbox/**/*") if path.is_file()]
    assert len(files) >= 3 * len(HUBS)
    assert [path.name for path in files if LABEL not in first_words(path)] == []


def first_words(path):
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as archive:
            return "".join(etree.fromstring(archive.read("word/header1.xml")).itertext())
    if path.suffix == ".xlsx":
        return load_workbook(path).active["A1"].value
    return path.read_text(encoding="utf-8-sig").splitlines()[0]


def test_every_package_is_whole(remade):
    """Each part that a relationship or the content types name is in the package."""
    for path in remade.glob("inbox/**/*.docx"):
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            types = etree.fromstring(archive.read("[Content_Types].xml"))
            relations = etree.fromstring(archive.read("word/_rels/document.xml.rels"))
        parts = {entry.get("PartName").lstrip("/") for entry in types if entry.get("PartName")}
        targets = {(Path("word") / entry.get("Target")).as_posix() for entry in relations}
        assert parts <= names, path.name
        assert {target.replace("word/../", "") for target in targets} <= names, path.name


@pytest.mark.parametrize("language", sorted(make_inbox.all_headings()))
def test_every_translated_heading_stands_in_the_blank_form(language):
    with zipfile.ZipFile(io.BytesIO(BLANK)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    printed = {
        " ".join("".join(node.text for run in p.findall(f"{WORD}r") for node in run.iter(f"{WORD}t")).split())
        for p in body.iter(f"{WORD}p")
    }
    assert set(make_inbox.all_headings()[language]) <= printed


def test_a_tracked_change_names_words_that_stand_there():
    hub = HUBS["example-santa-rita-do-mucuzi"]
    change = {"field": "motivation", "was": "", "now": "words that nobody wrote"}
    broken = {**hub, "candidature": {**hub["candidature"], "tracked_change": [change]}}
    with pytest.raises(ValueError, match="does not stand in motivation"):
        make_inbox.documents(broken)


def test_a_translated_form_needs_its_headings():
    hub = HUBS["example-marsa-al-luban"]
    with pytest.raises(ValueError, match="headings.toml"):
        make_inbox.documents({**hub, "hub": {**hub["hub"], "language": "xx"}})


def test_a_plan_as_csv_holds_the_example_line_the_title_and_the_rows():
    plan = HUBS["example-severnmouth"]["later_work_plan"]
    text = make_inbox.documents(HUBS["example-severnmouth"])["work-plan-2026.csv"].decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert lines[0] == [LABEL]
    assert lines[2][0] == "Services/Activity"
    assert [line[2] for line in lines[3:]] == [row["indicators"] for row in plan["rows"]]


# --- the reader -------------------------------------------------------------------------------------------------------


@in_every_hub
def test_the_reader_gives_back_what_the_city_wrote(hub_id):
    hub = HUBS[hub_id]
    form = DATA / "inbox" / hub_id / candidature_paths(hub)["form"]
    assert read_file(form)["fields"] == written(hub)


def written(hub):
    """The content of a hub's form in the shape of the reader's fields; None where nothing was answered."""
    candidature = hub["candidature"]
    return {
        **{key: candidature.get(key) for key in SINGLE_ANSWERS},
        "country": hub["hub"]["country"],
        "essentials": numbered(candidature, "essentials", 10),
        "strategic_objectives": numbered(candidature, "strategic_objectives", 3),
        "cross_cutting_objectives": numbered(candidature, "cross_cutting_objectives", 3),
        "contact": {key: candidature["contact"].get(key) for key in ("name", "position", "organization", "email")},
        "work_plan": [written_service(row) for row in hub["work_plan"]],
    }


def written_service(row):
    return {"type_other": None} | {key: part or None for key, part in row.items()}


def numbered(candidature, group, last):
    return {str(n): candidature.get(group, {}).get(str(n)) for n in range(1, last + 1)}


# --- the annual reports -----------------------------------------------------------------------------------------------

REPORTS = {
    f"{hub_id}/{report_path(report)}": report for hub_id, hub in HUBS.items() for report in hub.get("annual_report", [])
}


def test_the_inbox_holds_every_annual_report_and_no_other():
    files = {path.relative_to(DATA / "inbox").as_posix() for path in DATA.glob("inbox/example-*/annual-report-*")}
    assert files == set(REPORTS)
    assert len(files) >= 20


@pytest.mark.parametrize("file", REPORTS)
def test_an_annual_report_holds_what_the_hub_reported(file):
    report, read = REPORTS[file], read_annual_report(DATA / "inbox" / file)
    assert (read.hub_id, read.report_year) == (file.partition("/")[0], report["year"])
    told = {(service["service"], service["status"]) for service in report["service"]}
    assert told <= {(service.title, service.delivery_status) for service in read.services}
    values = [(s["service"], result["value"]) for s in report["service"] for result in s.get("result", [])]
    assert not Counter(values) - Counter((result.service_title, result.number.text) for result in read.results)
    money = [(s["service"], sum_given["amount"]) for s in report["service"] for sum_given in s.get("money", [])]
    assert not Counter(money) - Counter((sum_given.title, sum_given.amount.text) for sum_given in read.money)


@pytest.mark.parametrize("file", REPORTS)
def test_an_annual_report_says_that_it_is_an_example_and_holds_no_clock(file):
    with zipfile.ZipFile(DATA / "inbox" / file) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        text = b"".join(archive.read(name) for name in archive.namelist() if name.endswith(".xml"))
    assert LABEL.encode() in text
