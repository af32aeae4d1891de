"""Turn the invented hubs of this folder into the documents and tables that a real inbox would hold.

Run `python data/examples/make_inbox.py`. It writes data/inbox/example-*/ and the rows of data/*.csv that belong to
example hubs; other rows stay. The same TOML files give the same bytes.
"""

import csv
import shutil
import sys
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from form_filling import filled_form
from hub_format import load
from packages import letter
from paths import candidature_paths, later_plan_path, report_path
from plan_files import plan_file

Hub = Mapping[str, Any]
Row = dict[str, str]

HERE = Path(__file__).resolve().parent
DATA = HERE.parent
PREFIX = "example-"
COLUMNS = {
    "hubs": "hub_id name country_code local_authority_kind aliases longitude latitude place_source is_example language",
    "members": "city country_code stage stage_on source",
    "decisions": "hub_id step outcome decided_on precision who source",
    "received": "file received_on source",
    "confirmations": "hub_id year service city country_code confirmed_on confirmed_by source",
    "pledges": "hub_id service amount currency form recurrence first_year last_year confirmed_on who source",
}
MARKS = ("hub_id", "file", "source")  # columns by which a row is known as an example's


def main(data: Path = DATA) -> None:
    """Write inbox and tables of all example hubs into the folder `data`, then the annual reports."""
    sys.path.insert(0, str(DATA.parent))
    from annual_reports import write_reports  # needs the project, which a script in this folder can't see

    hubs = load_hubs()
    write_inbox(data, hubs)
    received = {row["file"]: row["received_on"] for row in tables(hubs)["received"]}
    write_reports(data, hubs, received)


def load_hubs() -> dict[str, Hub]:
    """The example hubs by hub_id."""
    return {path.stem: load(path) for path in sorted(HERE.glob(f"{PREFIX}*.toml"))}


def write_inbox(data: Path, hubs: Mapping[str, Hub]) -> None:
    """Write the documents that need no snapshot, and the tables."""
    for hub_id, hub in hubs.items():
        write_documents(data / "inbox" / hub_id, documents(hub))
    for table, rows in tables(hubs).items():
        write_table(data / f"{table}.csv", COLUMNS[table].split(), rows)


def documents(hub: Hub) -> dict[str, bytes]:
    """Every document of a hub by its path in the hub's folder."""
    files = {path: content for path, content in candidature_documents(hub)}
    if "later_work_plan" in hub:
        files[later_plan_path(hub)] = plan_file(hub["later_work_plan"], hub["hub"])
    return files


def candidature_documents(hub: Hub) -> Iterable[tuple[str, bytes]]:
    """The form and those of the two enclosures that were sent."""
    candidature, language = hub["candidature"], hub["hub"]["language"]
    blank = (HERE.parent / "templates" / "annex-1.docx").read_bytes()
    paths = candidature_paths(hub)
    yield paths["form"], filled_form(blank, hub, all_headings().get(language, {}))
    if "motivation_letter" in candidature:
        yield paths["motivation_letter"], letter("", candidature["motivation_letter"]["text"], language)
    if "exemplary_work" in candidature:
        work = candidature["exemplary_work"]
        yield paths["exemplary_work"], letter(work["title"], work["text"], language)


def all_headings() -> dict[str, dict[str, str]]:
    """By language, the form's English headings with their translation."""
    return tomllib.loads((HERE / "headings.toml").read_text(encoding="utf-8"))


def write_documents(folder: Path, files: Mapping[str, bytes]) -> None:
    """Replace the folder by these files."""
    shutil.rmtree(folder, ignore_errors=True)
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


def tables(hubs: Mapping[str, Hub]) -> dict[str, list[Row]]:
    """The rows of every table, in the order of the hubs."""
    makers = {
        "hubs": hub_rows,
        "members": member_rows,
        "decisions": decision_rows,
        "received": received_rows,
        "confirmations": confirmation_rows,
        "pledges": pledge_rows,
    }
    return {table: [row for hub_id, hub in hubs.items() for row in make(hub_id, hub)] for table, make in makers.items()}


def hub_rows(hub_id: str, hub: Hub) -> Iterable[Row]:
    """One row: the hub."""
    facts = {**hub["hub"], "hub_id": hub_id, "is_example": "true", "aliases": ";".join(hub["hub"].get("aliases", []))}
    yield {key: str(facts[key]) for key in COLUMNS["hubs"].split()}


def member_rows(hub_id: str, hub: Hub) -> Iterable[Row]:
    """The hub's own membership, then the cities it helped."""
    yield {"city": hub["hub"]["name"], "country_code": hub["hub"]["country_code"], **hub["member"]}
    yield from hub.get("other_member", [])


def decision_rows(hub_id: str, hub: Hub) -> Iterable[Row]:
    """One row a decision."""
    for decision in hub.get("decision", []):
        yield {"hub_id": hub_id, **decision}


def received_rows(hub_id: str, hub: Hub) -> Iterable[Row]:
    """One row a document that was received."""
    candidature = hub["candidature"]
    paths = candidature_paths(hub)
    sent = {"form": candidature, **{key: candidature[key] for key in paths if key in candidature}}
    days = {paths[key]: part.get("received_on", candidature["received_on"]) for key, part in sent.items()}
    if "later_work_plan" in hub:
        days[later_plan_path(hub)] = hub["later_work_plan"]["received_on"]
    for report in hub.get("annual_report", []):
        days[report_path(report)] = report["received_on"]
    for path, received_on in days.items():
        yield {"file": f"{hub_id}/{path}", "received_on": received_on, "source": "example"}


def confirmation_rows(hub_id: str, hub: Hub) -> Iterable[Row]:
    """One row a confirmation, by the receiving city unless the secretariat verified it."""
    for confirmation in hub.get("confirmation", []):
        by = confirmation["by"]
        kind = by if by == "secretariat" else "receiving_city"
        row = {**confirmation, "hub_id": hub_id, "confirmed_by": kind, "source": f"{confirmation['source']}: {by}"}
        yield {key: str(row[key]) for key in COLUMNS["confirmations"].split()}


def pledge_rows(hub_id: str, hub: Hub) -> Iterable[Row]:
    """One row a sum that a decision of the council confirmed."""
    for pledge in hub.get("pledge", []):
        yield {"service": "", **{key: str(value) for key, value in pledge.items()}, "hub_id": hub_id}


def write_table(path: Path, columns: list[str], rows: list[Row]) -> None:
    """Replace the example rows of a CSV; rows about real hubs stay above them, with columns that they alone have."""
    kept = [row for row in read_table(path) if not is_example(row)]
    columns = list(dict.fromkeys([*columns, *(column for row in kept for column in row)]))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(kept + rows)


def read_table(path: Path) -> list[Row]:
    """The rows of a CSV; none where there is no file yet."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def is_example(row: Row) -> bool:
    """Whether a row belongs to an example hub."""
    return any(row.get(column, "").startswith("example") for column in MARKS)


if __name__ == "__main__":
    main()
