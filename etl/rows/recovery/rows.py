"""The rows of the archive as rows of tables.

Nothing is filled in: a row that lacks what it needs, that names what no list holds, or that stands there already is a
finding with file and line and stays out; the others go on.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from etl.findings import Finding
from etl.folder import reference
from etl.folder.table_file import ListRow
from etl.meaning.places import find_place
from etl.rows.hubs import Hubs
from etl.rows.made import Made
from etl.rows.money.amounts import amount_row
from etl.rows.recovery.cells import dated, flag, one_of, place_of, several, whole
from etl.rows.recovery.lists import SOURCED, ArchiveList, read_archive
from etl.rows.vocabulary import TABLES
from etl.text.keys import key_of, slug

PROGRAMME = "c2r"
# What a column refers to: a table of the archive, or of the vocabulary.
REFERENCES = {
    "pillar_id": "pillar",
    "theme_id": "theme",
    "theme_ids": "theme",
    "resource_id": "resource",
    "organisation_id": "organisation",
    "organisation_ids": "organisation",
    "session_id": "session",
    "fund_id": "fund",
    "heading_id": "practice_heading",
    "topic_id": "topic",
    "service_type_id": "service_type",
    "currency": "currency",
    "country_code": "country",
}


def recovery_rows(hubs: Hubs, data: Path) -> Made:
    """Every row of the archive that can be taken; its cities are hubs where they have their names."""
    archive = _Archive(hubs)
    rows, findings = read_archive(data)
    for finding in findings:
        archive.made.find(finding)
    for entry, row in rows:
        archive.take(entry, row)
    return archive.made


class _Archive:
    """The rows taken so far, so that a later one can refer to them."""

    def __init__(self, hubs: Hubs) -> None:
        self.made = Made()
        self._hubs = hubs
        self._keys: dict[str, set[str]] = {
            table: {next(iter(row.values())) for row in reference.rows(TABLES[table])}
            for table in set(REFERENCES.values()) & set(TABLES)
        }
        self._taken: set[tuple[str, ...]] = set()
        self._cities: set[str] = set()
        self._funds: set[str] = set()

    def take(self, entry: ArchiveList, row: ListRow) -> None:
        """Add one row, or say why it stays out."""
        key = (entry.name, *(row[column] for column in entry.key))
        problem = self._problem(entry, row, key)
        if problem:
            self.made.find(problem)
            return
        try:
            ROWS[entry.name](self, row)
        except ValueError as error:
            self.made.find(_unreadable(str(error), row))
            return
        self._taken.add(key)
        self._keys.setdefault(entry.table, set()).add(key[1])

    def _problem(self, entry: ArchiveList, row: ListRow, key: tuple[str, ...]) -> Finding | None:
        for column in (*entry.required, *SOURCED):
            if not row[column]:
                return _incomplete(row, column)
        for column in entry.columns:
            if REFERENCES.get(column) in (None, entry.table):
                continue
            for name in several(row[column]):
                if name not in self._keys.get(REFERENCES[column], ()):
                    return _unknown(row, column, name)
        return _twice(row, key) if key in self._taken else None

    def add(self, table: str, row: ListRow, columns: str, **more: Any) -> None:
        """Add the row's columns of these names, as they are, and what was made of others."""
        self.made.add(table, **{name: row[name] or None for name in columns.split()}, **more)

    def link(self, table: str, key: dict[str, str], column: str, names: str) -> None:
        """Add one row of a link table for each of the names in a cell."""
        for name in several(names):
            self.made.add(table, **key, **{column: name})

    def fund(self, row: ListRow) -> None:
        """Add the fund that a row names, once."""
        if row["fund_id"] not in self._funds:
            self._funds.add(row["fund_id"])
            self.add("fund", row, "fund_id resource_id name", programme_id=PROGRAMME)

    def city_id(self, city: str, country_code: str) -> str:
        """The city of this name and country: the hub's where it is one, else its own, placed by GeoNames."""
        hub_id = self._hubs.of_name(city, country_code)
        city_id = hub_id or f"{slug(city)}-{country_code.lower()}"
        if city_id not in self._cities:
            self._cities.add(city_id)
            self.made.add(
                "city",
                city_id=city_id,
                name=city,
                country_code=country_code,
                hub_id=hub_id,
                **_point(city, country_code),
            )
        return city_id


def _point(city: str, country_code: str) -> dict[str, Any]:
    place = find_place(city, country_code)
    if not place:
        return {}
    return {"longitude": place.longitude, "latitude": place.latitude, "place_source": place.source}


def _pillar(archive: _Archive, row: ListRow) -> None:
    archive.add(
        "pillar", row, "pillar_id name meaning source as_of", programme_id=PROGRAMME, position=whole(row, "position")
    )


def _theme(archive: _Archive, row: ListRow) -> None:
    archive.add("theme", row, "theme_id pillar_id name meaning source as_of", position=whole(row, "position"))


def _crosswalk(archive: _Archive, row: ListRow) -> None:
    archive.add("theme_match", row, "theme_id heading_id topic_id reasoning source as_of")


def _organisation(archive: _Archive, row: ListRow) -> None:
    archive.add("organisation", row, "organisation_id name kind source as_of")


def _resource(archive: _Archive, row: ListRow) -> None:
    names = "resource_id pillar_id kind name service_type_id language licence link meaning source as_of"
    archive.add(
        "resource",
        row,
        names,
        programme_id=PROGRAMME,
        is_recovery_resource=flag(row, "is_recovery_resource"),
        phase=one_of(row, "phase", ("assess", "plan", "optimize", "learn", "")) or None,
        record=one_of(row, "record", ("recorded", "named")),
    )
    archive.link("resource_theme", {"resource_id": row["resource_id"]}, "theme_id", row["theme_ids"])


def _role(archive: _Archive, row: ListRow) -> None:
    archive.add("organisation_role", row, "organisation_id role resource_id source as_of", programme_id=PROGRAMME)


def _session(archive: _Archive, row: ListRow) -> None:
    archive.add(
        "session",
        row,
        "session_id resource_id precision title link source as_of",
        held_on=dated(row, "held_on"),
        number=whole(row, "number"),
    )
    key = {"session_id": row["session_id"]}
    archive.link("session_host", key, "organisation_id", row["organisation_ids"])
    archive.link("session_theme", key, "theme_id", row["theme_ids"])


def _session_city(archive: _Archive, row: ListRow) -> None:
    archive.add(
        "session_city",
        row,
        "session_id as_written source as_of",
        city_id=archive.city_id(row["city"], row["country_code"]),
    )


def _briefing(archive: _Archive, row: ListRow) -> None:
    archive.add(
        "briefing",
        row,
        "resource_id precision title link source as_of",
        briefed_on=dated(row, "briefed_on"),
        number_coalition=whole(row, "number_coalition"),
        number_university=whole(row, "number_university"),
    )


def _note(archive: _Archive, row: ListRow) -> None:
    archive.add(
        "note", row, "note_id resource_id precision title theme_id link source as_of", noted_on=dated(row, "noted_on")
    )


def _fund(archive: _Archive, row: ListRow) -> None:
    """The fund once, and what was said of its goal or committed to it; a commitment may have no amount."""
    rung = one_of(row, "rung", ("goal", "committed"))
    sum_row = _sum(row, rung, row.day("stated_on"))
    archive.fund(row)
    archive.add("amount", row, "fund_id organisation_id text source as_of", **sum_row)


def _grant(archive: _Archive, row: ListRow) -> None:
    sum_row = _sum(row, "granted", row.day("granted_on"))
    city_id = archive.city_id(row["city"], row["country_code"])
    archive.add("amount", row, "fund_id text source as_of", city_id=city_id, **sum_row)


def _sum(row: ListRow, rung: str, on: date | None) -> dict[str, Any]:
    """The columns of one sum of a fund; without an amount it is stated, and of unknown size."""
    item: dict[str, Any] = {
        "amount": row.number("amount"),
        "currency": row["currency"] or None,
        "form": "cash",
        "recurrence": "one_off",
        "nature": "fundraising_goal" if rung == "goal" else "pledge" if rung == "committed" else "transfer",
        "comparator": "exact",
    }
    if item["amount"] is not None and not (item["amount"] >= 0 and item["currency"]):
        raise ValueError(f'{place_of(row)}, "amount": a sum needs a currency and is not negative.')
    amount_id = key_of("recovery", row.file_name, row.line_number)
    year = on.year if on else None
    about = {"rung": rung, "first_year": year, "last_year": year}
    made = amount_row(item, about, on, "read", f"Stated by its source, {place_of(row)}.", amount_id)
    return {name: value for name, value in made.items() if name != "text"}


def _member(archive: _Archive, row: ListRow) -> None:
    archive.add(
        "community_member",
        row,
        "source as_of",
        programme_id=PROGRAMME,
        city_id=archive.city_id(row["city"], row["country_code"]),
        is_network_member=flag(row, "is_network_member"),
        stated_on=row.day("stated_on"),
    )


def _evidence(archive: _Archive, row: ListRow) -> None:
    figure = row.number("figure")
    archive.add(
        "evidence_statement",
        row,
        "evidence_id unit base wording says_not stated_in source as_of",
        programme_id=PROGRAMME,
        figure=figure,
    )


ROWS: dict[str, Callable[[_Archive, ListRow], None]] = {
    "pillars": _pillar,
    "themes": _theme,
    "crosswalk": _crosswalk,
    "organisations": _organisation,
    "resources": _resource,
    "organisation_roles": _role,
    "sessions": _session,
    "session_cities": _session_city,
    "briefings": _briefing,
    "notes": _note,
    "funds": _fund,
    "grants": _grant,
    "members": _member,
    "evidence": _evidence,
}


def _incomplete(row: ListRow, column: str) -> Finding:
    return Finding(
        "archive_row_incomplete", f'{place_of(row)}: "{column}" is empty.', hint="Fill the cell, or take the row out."
    )


def _unknown(row: ListRow, column: str, name: str) -> Finding:
    message = f'{place_of(row)}, "{column}": no {REFERENCES[column].replace("_", " ")} is called "{name}".'
    return Finding("list_value_unknown", message, text=name, hint="Correct the line, or add the row that it refers to.")


def _twice(row: ListRow, key: tuple[str, ...]) -> Finding:
    message = f"{place_of(row)}: {', '.join(key[1:])} stands in the list already."
    return Finding("archive_row_twice", message, text=key[1], hint="Take one of the two lines out.")


def _unreadable(problem: str, row: ListRow) -> Finding:
    return Finding("archive_row_unreadable", problem, text=", ".join(filter(None, row.values.values())))
