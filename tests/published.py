"""A data folder as a secretariat keeps it: a test fills it with real files, loads it and asks the snapshot in SQL."""

import csv
import io
import runpy
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import duckdb
from openpyxl import Workbook, load_workbook

from etl.folder.reference import SHIPPED
from etl.load import load_data
from etl.send.annual_report_word import write_word
from etl.send.annual_report_workbook import write_workbook
from etl.send.packs import report_plan
from etl.snapshot.folder import current_name, public_path
from tests.documents import form
from tests.documents.word import document_xml, p, package

LISTS = ("hubs", "members", "decisions", "received", "confirmations", "corrections", "pledges", "drafts")
PLAN_COLUMNS = ("service", "description", "indicators", "year", "types", "coverage")
_FILLING = runpy.run_path(str(SHIPPED / "examples" / "fill_report.py"))
fill_workbook, fill_word = _FILLING["fill_workbook"], _FILLING["fill_word"]


class DataFolder:
    """A folder with an inbox and lists; `load` publishes it and `rows` asks what was published.

    It starts with one listed hub, `kestrel-bay` in Kenya, recognised on 1 February 2024, and empty lists.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        (path / "inbox").mkdir(parents=True)
        for name in LISTS:
            self.set_list(name, ())
        self.hub("kestrel-bay", "Kestrel Bay", "KEN")
        self.decision("kestrel-bay", "recognised", "2024-02-01")

    def put(self, document: str, content: bytes, received_on: str = "") -> str:
        """Lay a file into the inbox, with its day of receipt where one is known; gives its document_id."""
        target = self.path / "inbox" / document
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        if received_on:
            self.row("received", file=document, received_on=received_on, source="test")
        return document

    def form(self, document: str, *services: dict[str, Any], received_on: str = "", **answers: Any) -> str:
        """A filled candidature form; a service is what `service()` makes, the answers those of tests/documents/form."""
        filled = form.answers() | {"country": "Kenya"} | answers
        if services:
            filled["work_plan"] = list(services)
        return self.put(document, package(document_xml(form.body(filled))), received_on)

    def letter(self, document: str, *lines: str, received_on: str = "") -> str:
        """A motivation letter in Word; its name has to say so."""
        return self.put(document, package(document_xml("".join(map(p, lines)))), received_on)

    def plan(self, document: str, *services: dict[str, Any], received_on: str = "") -> str:
        """A work plan sent alone, as .csv, .xlsx or .docx by its name."""
        lines = [[title.split("\n")[0] for title in form.HEADER]]
        lines += [[_cell(service, column) for column in PLAN_COLUMNS] for service in services]
        makers = {".csv": lambda: _csv(lines), ".xlsx": lambda: _xlsx(lines), ".docx": lambda: _docx(services)}
        return self.put(document, makers[Path(document).suffix](), received_on)

    def report(self, document: str, hub_id: str, year: int, *services: dict[str, Any], received_on: str = "") -> str:
        """The pre-filled report that the current snapshot makes, filled as in data/examples, as .xlsx or .docx."""
        with duckdb.connect(str(self.snapshot), read_only=True) as database:
            plan = report_plan(database, hub_id, year)
        answers = {"language": plan.language, "service": list(services)}
        if document.endswith(".docx"):
            return self.put(document, fill_word(write_word(plan), answers), received_on)
        return self.put(document, fill_workbook(write_workbook(plan), answers), received_on)

    def edit(self, document: str, change: Callable[[Workbook], None]) -> None:
        """Change a workbook of the inbox as a person does, with runs of letters kept apart."""
        path = self.path / "inbox" / document
        book = load_workbook(path, rich_text=True)
        change(book)
        book.save(path)

    def hub(self, hub_id: str, name: str, country_code: str, **more: str) -> None:
        """One line of hubs.csv."""
        known = {"local_authority_kind": "city", "is_example": "false", "language": "en"}
        self.row("hubs", hub_id=hub_id, name=name, country_code=country_code, **known | more)

    def decision(self, hub_id: str, step: str, decided_on: str, outcome: str = "") -> None:
        """One line of decisions.csv."""
        self.row(
            "decisions", hub_id=hub_id, step=step, outcome=outcome, decided_on=decided_on, precision="day", who="test"
        )

    def row(self, name: str, /, **values: str) -> None:
        """Add one line to a list, its columns in the order that the list has."""
        with (self.path / f"{name}.csv").open("a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, columns(name)).writerow(values)

    def set_list(self, name: str, lines: Iterable[str]) -> None:
        """Write a list anew: its header and these lines as they are."""
        text = "\n".join([",".join(columns(name)), *lines]) + "\n"
        (self.path / f"{name}.csv").write_text(text, encoding="utf-8")

    def load(self) -> str:
        """Publish the folder; gives the summary that the command prints."""
        return load_data(self.path, self.path / "inbox", self.path / "snapshots", lambda items, *_: items)

    @property
    def snapshot(self) -> Path:
        """The public file of the current snapshot."""
        name = current_name(self.path / "snapshots")
        assert name, "nothing has been published"
        return public_path(self.path / "snapshots", name)

    def rows(self, query: str, *parameters: Any) -> list[tuple]:
        """The rows of a query on the current snapshot."""
        with duckdb.connect(str(self.snapshot), read_only=True) as database:
            return database.execute(query, parameters).fetchall()

    def found(self, rule_id: str) -> list[tuple]:
        """(document, message, next step) of the findings under one rule."""
        query = "SELECT document_id, message, next_step FROM finding WHERE rule_id = ? ORDER BY ALL"
        return self.rows(query, rule_id)


service = form.service


def columns(name: str) -> list[str]:
    """The columns of a list, as the shipped one has them."""
    return (SHIPPED / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0].split(",")


def _cell(service: dict[str, Any], column: str) -> str:
    if column == "types":
        return "; ".join(form.TYPE_LABELS[kind].strip() for kind in service["types"])
    return service[column] or ""


def _csv(lines: list[list[str]]) -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written).writerows(lines)
    return written.getvalue().encode()


def _xlsx(lines: list[list[str]]) -> bytes:
    book, written = Workbook(), io.BytesIO()
    for line in lines:
        book.worksheets[0].append(line)
    book.save(written)
    return written.getvalue()


def _docx(services: Iterable[dict[str, Any]]) -> bytes:
    return package(document_xml(form.plan({"work_plan": services})))
