"""Which hub a document belongs to: by the folder it lies in, else by the city and country that its form names."""

from collections import defaultdict
from typing import Any

from etl import reference
from etl.collect import Collection, slug
from etl.findings import Finding
from etl.inbox import InboxFile
from etl.meaning.places import find_place, resolve_country
from etl.records import Content
from etl.table_file import ListRow


class Hubs:
    """The hubs that are known, by key and by name; new ones are made from the forms that name them."""

    def __init__(self, tables: Collection, listed: list[ListRow]) -> None:
        self._tables = tables
        self.country_codes: dict[str, str | None] = {}
        self._by_name: dict[tuple[str, str | None], str] = {}
        for row in reference.rows("register"):
            self._add_registered(row)
        for row in listed:
            self._add_listed(row)
        self._add_register_facts()

    def known(self, row: ListRow) -> bool:
        """Whether a list's row is about a known hub; one that is not becomes a finding."""
        if row["hub_id"] in self.country_codes:
            return True
        self._tables.find(_unknown_in_list(row))
        return False

    def of_name(self, city: str, country_code: str) -> str | None:
        """The hub of this name and country, where there is one."""
        return self._by_name.get((slug(city), country_code or None))

    def assign(self, files: list[InboxFile], contents: dict[str, Content]) -> dict[str, str]:
        """The hub of each document, by document_id; a document that cannot be told gets a finding and no entry."""
        by_folder: dict[str, list[InboxFile]] = defaultdict(list)
        for file in files:
            top = file.document_id.partition("/")[0] if file.folder else file.document_id
            by_folder[top].append(file)
        assigned = {}
        for top, members in by_folder.items():
            hub_id = self._hub_of_folder(top, members, contents)
            assigned.update((file.document_id, hub_id) for file in members if hub_id)
        for file in files:
            if file.document_id not in assigned:
                self._tables.find(_unassigned(file), None)
        return assigned

    def _hub_of_folder(self, top: str, members: list[InboxFile], contents: dict[str, Content]) -> str | None:
        if top in self.country_codes:
            return top
        for file in members:
            content = contents[file.document_id]
            named = content.get("hub_id")
            if named in self.country_codes:
                return named
        for file in members:
            answers = {answer["field"]: answer["text"] for answer in contents[file.document_id].get("answers", ())}
            if answers.get("city_name"):
                return self._named(file.document_id, answers["city_name"], answers.get("country"))
        return None

    def _named(self, document_id: str, city: str, country: str | None) -> str:
        """The hub of this name and country: the known one, else a new one whose place is looked up."""
        country_code = resolve_country(country) if country else None
        name = city.replace("\n", " ")
        known = self._by_name.get((slug(name), country_code))
        if known:
            return known
        hub_id = "-".join(filter(None, (slug(name) or "hub", (country_code or "").lower())))
        place = find_place(name, country_code, ()) if country_code else None
        self._add(
            hub_id,
            (name,),
            country_code,
            is_example=False,
            longitude=place and place.longitude,
            latitude=place and place.latitude,
            place_source=place and place.source,
        )
        if country and not country_code:
            self._tables.find(_unresolved_country(country), document_id, hub_id)
        if not place:
            self._tables.find(_unplaced(name), document_id, hub_id)
        return hub_id

    def _add(self, hub_id: str, names: tuple[str, ...], country_code: str | None, **values: Any) -> None:
        self.country_codes[hub_id] = country_code
        for name in names:
            self._by_name.setdefault((slug(name), country_code), hub_id)
        for alias in names[1:]:
            self._tables.add("hub_alias", hub_id=hub_id, alias=alias)
        self._tables.add(
            "hub", hub_id=hub_id, programme_id="mcr2030", name=names[0], country_code=country_code, **values
        )

    def _add_registered(self, row: dict[str, str]) -> None:
        self._add(
            row["hub_id"],
            (row["name"], *_several(row["aliases"])),
            row["country_code"],
            local_authority_kind=row["local_authority_kind"] or None,
            is_example=False,
            longitude=float(row["longitude"]) if row["longitude"] else None,
            latitude=float(row["latitude"]) if row["latitude"] else None,
            place_source=row["place_source"] or None,
            place_as_of=row["place_as_of"] or None,
            confidence=row["confidence"] or None,
            note=row["note"] or None,
        )

    def _add_listed(self, row: ListRow) -> None:
        self._add(
            row["hub_id"],
            (row["name"], *_several(row["aliases"])),
            row.value("country_code"),
            local_authority_kind=row.value("local_authority_kind"),
            is_example=row["is_example"] == "true",
            language=row.value("language"),
            longitude=row.number("longitude"),
            latitude=row.number("latitude"),
            place_source=row.value("place_source"),
        )

    def _add_register_facts(self) -> None:
        for row in reference.rows("register_facts"):
            self._tables.add(
                "hub_fact",
                hub_id=row["hub_id"],
                fact=row["fact"],
                value=row["value"] or None,
                precision=row["precision"] or None,
                source=row["source_urls"],
                as_of=row["as_of"] or None,
                confidence=row["confidence"] or None,
            )


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())


def _unassigned(file: InboxFile) -> Finding:
    return Finding(
        "hub_unknown",
        f"{file.document_id} names no hub that is known.",
        hint="Put it into a folder named by its hub_id, and add the hub to data/hubs.csv.",
    )


def _unknown_in_list(row: ListRow) -> Finding:
    return Finding(
        "list_row_unknown_hub",
        f'{row.file_name}, line {row.line_number}: no hub has the hub_id "{row["hub_id"]}".',
        text=row["hub_id"],
    )


def _unresolved_country(country: str) -> Finding:
    return Finding(
        "country_unknown",
        f'The country "{country}" was not recognised.',
        text=country,
        hint="Add the hub with its country_code to data/hubs.csv, or the name to data/reference/country_name.csv.",
    )


def _unplaced(name: str) -> Finding:
    return Finding(
        "place_unknown",
        f'No place is known for "{name}", so no map shows it.',
        text=name,
        hint="Add the hub with longitude, latitude and place_source to data/hubs.csv.",
    )
