"""A load that makes only what has changed publishes the same rows, all of them, as one that makes everything."""

import random
import shutil
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Any

import duckdb

from etl import load
from etl.load import load_data
from etl.send.packs import NothingToWrite
from etl.snapshot.folder import current_name, private_path, public_path
from tests.published import DataFolder, service

HUBS = {"kestrel-bay": "Kestrel Bay", "port-lumen": "Port Lumen", "amber-quay": "Amber Quay"}
STEPS, SEED = 3, 2811
DAYS = ("2026-01-05", "2026-02-05", "2026-03-05")
YEARS = "from spring until we are done"
ANSWER = '{"start": "2026", "end": "2027", "start_year": 2026, "end_year": 2027, "open_ended": false}'
TITLES = ("Flood gauges", "Shade trees", "Early warning")


class Changes:
    """A data folder to which the things happen that happen in a secretariat, drawn at random."""

    def __init__(self, folder: DataFolder, seed: int) -> None:
        self.folder, self.chance = folder, random.Random(seed)
        for hub_id, name in HUBS.items():
            if hub_id != "kestrel-bay":
                folder.hub(hub_id, name, "KEN")
        for hub_id in HUBS:
            self.form(f"{hub_id}/2026/annex-1.docx", hub_id)
        self.letter()

    def form(self, document: str, hub_id: str) -> None:
        chance = self.chance
        rows = [
            service(
                title,
                year=chance.choice(("2026-2027", "2026", YEARS)),
                indicators=chance.choice(("Train 20 officials per year", "5 workshops by 2027", "many people")),
                description=chance.choice(("We pledge USD 20,000 a year.", "Peers help peers.")),
            )
            for title in chance.sample(TITLES, 2)
        ]
        city = chance.choice((HUBS[hub_id], HUBS[hub_id], "Another City"))
        self.folder.form(document, *rows, received_on=chance.choice((*DAYS, "")), city_name=city)

    # --- what happens -------------------------------------------------------------------------------------------------

    def add(self) -> None:
        hub_id = self.chance.choice(list(HUBS))
        self.form(f"{hub_id}/{self.chance.choice(('2026', 'later'))}/form-{self.chance.randint(1, 3)}.docx", hub_id)

    def change(self) -> None:
        form = self.one("*.docx")
        if form and "letter" not in form.name:
            self.form(form.relative_to(self.inbox).as_posix(), self.chance.choice(list(HUBS)))

    def move(self) -> None:
        file = self.one("*")
        if file:
            target = self.inbox / self.chance.choice((*HUBS, "loose", "kestrel-bay/2026")) / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            file.replace(target)

    def withdraw(self) -> None:
        file = self.one("*")
        if file:
            file.unlink()

    def copy(self) -> None:
        file = self.one("*")
        if file:
            shutil.copyfile(file, file.with_name(f"copy {self.chance.randint(1, 3)} {file.name}"))

    def letter(self) -> None:
        folder = self.chance.choice(list(HUBS))
        sum_usd = self.chance.choice((5_000, 70_000))
        document = f"{folder}/2026/motivation-letter.docx"
        self.folder.letter(document, "We want to be a hub.", f"We pledge USD {sum_usd:,}.", received_on=DAYS[0])

    def unknown_file(self) -> None:
        hub_id = self.chance.choice((*HUBS, "loose"))
        self.folder.put(f"{hub_id}/2026/photo {self.chance.randint(1, 2)}.jpg", b"a picture")

    def plan(self) -> None:
        hub_id = self.chance.choice(list(HUBS))
        rows = [service(title, year="2027") for title in self.chance.sample(TITLES, 2)]
        self.folder.plan(f"{hub_id}/plan.csv", *rows, received_on=self.chance.choice(DAYS))

    def report(self) -> None:
        hub_id = self.chance.choice(list(HUBS))
        with suppress(NothingToWrite):  # no service of the hub is for that year
            self.folder.report(f"{hub_id}/report-2026.xlsx", hub_id, 2026, received_on="2027-01-20")

    def decide(self) -> None:
        steps = ("recognised", "renewal", "reporting", "ended")
        day = f"202{self.chance.randint(4, 7)}-05-01"
        self.folder.decision(self.chance.choice(list(HUBS)), self.chance.choice(steps), day, "renewed")

    def correct(self) -> None:
        about: dict[str, Any] = {"field": "years", "text": YEARS, "language": "en", "context": "work_plan"}
        places = self.folder.rows("SELECT document_id, table_number, row_number, column_number FROM reading")
        if places and self.chance.random() < 0.5:
            document, table, row, column = self.chance.choice(sorted(places, key=str))
            about |= {"document": document, "place": f"table {table}, row {row}, column {column}"}
        self.folder.row("corrections", **about, value=ANSWER, who="Ann", decided_on=self.chance.choice(DAYS))

    def pledge(self) -> None:
        self.folder.row(
            "pledges",
            hub_id=self.chance.choice([*HUBS, "nobody"]),
            service=self.chance.choice((*TITLES, "")),
            amount="30000",
            currency="USD",
            confirmed_on=DAYS[1],
            who="Ann",
            source="minutes",
        )

    def confirm(self) -> None:
        self.folder.row(
            "confirmations",
            hub_id=self.chance.choice(list(HUBS)),
            year="2026",
            service=self.chance.choice(TITLES),
            city="Kisumu",
            country_code="KEN",
            confirmed_on=DAYS[2],
            confirmed_by="receiving_city",
        )

    def swap_names(self) -> None:
        """Two hubs change their names: whose each document is turns round."""
        one, other = self.chance.sample(list(HUBS), 2)
        path = self.folder.path / "hubs.csv"
        text = path.read_text(encoding="utf-8")
        names = {HUBS[one]: HUBS[other], HUBS[other]: HUBS[one]}
        lines = [next((line.replace(a, b) for a, b in names.items() if a in line), line) for line in text.splitlines()]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def list_anew(self) -> None:
        """A list without its last line, so that what stood there is gone."""
        path = self.folder.path / f"{self.chance.choice(('received', 'corrections', 'decisions', 'pledges'))}.csv"
        lines = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join(lines[:-1] if len(lines) > 1 else lines) + "\n", encoding="utf-8")

    # --- how it happens -----------------------------------------------------------------------------------------------

    @property
    def inbox(self) -> Path:
        return self.folder.path / "inbox"

    def one(self, pattern: str) -> Path | None:
        files = sorted(path for path in self.inbox.rglob(pattern) if path.is_file())
        return self.chance.choice(files) if files else None

    def happen(self) -> str:
        """Do one to three things; their names."""
        kinds = (
            self.add, self.change, self.move, self.withdraw, self.copy, self.letter, self.unknown_file, self.plan,
            self.report, self.decide, self.correct, self.pledge, self.confirm, self.swap_names, self.list_anew,
        )  # fmt: skip
        done = self.chance.sample(kinds, self.chance.randint(1, 3))
        for happens in done:
            happens()
        return " ".join(one.__name__ for one in done)


def contents(snapshots: Path) -> dict[str, Counter]:
    """Every row of every table of both files of the current snapshot."""
    name, found = current_name(snapshots), {}
    assert name
    for path in (public_path(snapshots, name), private_path(snapshots, name)):
        with duckdb.connect(str(path), read_only=True) as database:
            for (table,) in database.execute("SELECT table_name FROM duckdb_tables()").fetchall():
                found[table] = Counter(map(str, database.execute(f'FROM "{table}"').fetchall()))
    return found


def loaded_from_nothing(folder: DataFolder, snapshots: Path) -> dict[str, Counter]:
    """What a load publishes that knows no rows of loads before; what was read and valued is taken over to save time."""
    snapshots.mkdir()
    shutil.copyfile(folder.path / "snapshots" / ".read-cache.sqlite", snapshots / ".read-cache.sqlite")
    load_data(folder.path, folder.path / "inbox", snapshots, lambda items, *_: items)
    return contents(snapshots)


def differences(one: dict[str, Counter], other: dict[str, Counter]) -> dict[str, tuple[Counter, Counter]]:
    return {
        table: (one.get(table, Counter()) - other.get(table, Counter()), other[table] - one.get(table, Counter()))
        for table in one.keys() | other.keys()
        if one.get(table) != other.get(table)
    }


def test_whatever_happens_the_rows_are_those_of_a_load_from_nothing(tmp_path):
    run(tmp_path, STEPS, SEED)


def run(path: Path, steps: int, seed: int) -> None:
    folder = DataFolder(path / "data")
    changes = Changes(folder, seed)
    folder.load()
    for step in range(steps):
        done = changes.happen()
        folder.load()
        fresh = path / f"fresh-{step}"
        differing = differences(contents(folder.path / "snapshots"), loaded_from_nothing(folder, fresh))
        assert differing == {}, f"step {step}, seed {seed}: {done}"
        shutil.rmtree(fresh)


def test_damaged_rows_are_made_again(tmp_path):
    folder = DataFolder(tmp_path / "data")
    folder.form("kestrel-bay/2026/a.docx", service(TITLES[0]))
    folder.load()
    before = contents(folder.path / "snapshots")
    kept = folder.path / "snapshots" / ".kept-rows.duckdb"
    assert kept.stat().st_mode & 0o077 == 0
    kept.write_bytes(b"no database" * 1000)
    for path in (folder.path / "snapshots").glob("*.duckdb"):
        if not path.name.startswith("."):
            path.unlink()
    folder.load()
    assert contents(folder.path / "snapshots") == before


def test_only_the_hub_that_changed_is_made_again(tmp_path, monkeypatch):
    folder = DataFolder(tmp_path / "data")
    folder.hub("port-lumen", "Port Lumen", "KEN")
    for hub_id, name in list(HUBS.items())[:2]:
        folder.form(f"{hub_id}/2026/a.docx", service(TITLES[0], YEARS), city_name=name)
    folder.load()
    made = []
    real = load.portion_rows
    monkeypatch.setattr(load, "portion_rows", lambda sent, *more: made.append(sent.portion.name) or real(sent, *more))
    folder.form("port-lumen/2026/a.docx", service(TITLES[0], "2026"), city_name="Port Lumen")
    folder.load()
    assert made == ["hub port-lumen"]
    made.clear()
    answer = {"field": "years", "text": YEARS, "language": "en", "context": "work_plan", "value": ANSWER}
    folder.row("corrections", **answer, who="Ann", decided_on="2026-01-05")
    folder.load()
    assert made == ["hub kestrel-bay"]
    assert folder.rows("SELECT DISTINCT is_corrected FROM reading WHERE text = ?", YEARS) == [(True,)]
