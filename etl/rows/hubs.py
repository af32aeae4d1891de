"""The hubs that are known: of the register, of data/hubs.csv, and those that a form names for the first time."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from etl.findings import Finding
from etl.folder import reference
from etl.folder.table_file import ListRow
from etl.meaning.places import countries_with, find_place, points_of
from etl.rows.hub_names import HubNames
from etl.rows.made import Made
from etl.text.keys import slug
from etl.text.spelling import name_key, plain_name

EARTH_RADIUS_KM = 6371.0


@dataclass(frozen=True, slots=True)
class NewHub:
    """A hub that a form named for the first time; whether a map can show it."""

    hub_id: str
    is_placed: bool


class Hubs:
    """The hubs by key and by name; new ones are made from the forms that name them."""

    def __init__(self, listed: list[ListRow]) -> None:
        """`listed` are the rows of data/hubs.csv; `made` holds the hubs as rows."""
        self.made = Made()
        self.country_codes: dict[str, str | None] = {}
        self.names = HubNames()
        self._names: dict[str, tuple[str, ...]] = {}
        self._ids: dict[str, str] = {}
        for row in reference.table_rows("register"):
            self._add_registered(row)
        self._registered = frozenset(self.country_codes)
        for row in listed:
            self._add_listed(row)
        self._add_register_facts()

    def of_key(self, key: str) -> str | None:
        """The hub of this hub_id, whatever its case and normal form; None where no hub has it."""
        return self._ids.get(name_key(key))

    def of_former_key(self, key: str) -> str | None:
        """The hub of this hub_id, or the one that has it among its aliases, as after a change of name."""
        known = self.of_key(key)
        bearing = {hub_id for hub_id, names in self._names.items() if plain_name(key) in map(plain_name, names)}
        return known or (bearing.pop() if len(bearing) == 1 else None)

    def present_key(self, key: str | None) -> str | None:
        """The hub_id that a report was made for as the hub has it today; as printed where no hub has or had it."""
        return key and (self.of_former_key(key) or key)

    def made_for(self, key: str | None, name: str) -> str | None:
        """The hub that a report was made for: by its key, else by the name printed in it where one hub bears it."""
        named = self.names.named(name, None) if name and not key else set()
        return self.present_key(key) or (named.pop() if len(named) == 1 else None)

    def name_of(self, hub_id: str) -> str:
        """The name of a hub."""
        return self._names[hub_id][0]

    def is_registered(self, hub_id: str) -> bool:
        """Whether a hub stands in the register."""
        return hub_id in self._registered

    def known(self, rows: Iterable[ListRow], made: Made) -> list[ListRow]:
        """The rows of a list that are about known hubs, with the hub_id as the hub has it; others are findings."""
        found = []
        for row in rows:
            hub_id = self.of_key(row["hub_id"])
            if hub_id:
                found.append(ListRow(row.file_name, row.line_number, row.values | {"hub_id": hub_id}))
            else:
                made.find(_unknown_in_list(row))
        return found

    def of_name(self, city: str, country_code: str) -> str | None:
        """The hub of this name and country, where there is just one."""
        found = self.names.named(city, country_code or None)
        return found.pop() if len(found) == 1 else None

    def is_name_of_one_country(self, city: str, country_code: str | None) -> bool:
        """Whether no place of this name is known in any other country."""
        return set(countries_with(city)) <= {country_code}

    def add_named(self, name: str, country_code: str | None) -> NewHub | None:
        """A new hub of this name and country, its place looked up; None where its key is another hub's."""
        hub_id = "-".join(filter(None, (slug(name) or "hub", (country_code or "").lower())))
        if self.of_key(hub_id):
            return None
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
        return NewHub(hub_id, place is not None)

    def add_published(self, hub_id: str, name: str, country_code: str | None) -> None:
        """Take in a hub that a snapshot holds, where no list names it: a form did so in an earlier load."""
        if not self.of_key(hub_id):
            self._add(hub_id, (name,), country_code, is_example=False)

    def _add(
        self, hub_id: str, names: tuple[str, ...], country_code: str | None, origin: str = "", **values: Any
    ) -> None:
        self.country_codes[hub_id] = country_code
        self._ids[name_key(hub_id)] = hub_id
        self._take_names(hub_id, names, names[1:])
        values |= {"programme_id": "mcr2030", "name": names[0], "country_code": country_code}
        self.made.add("hub", origin, hub_id=hub_id, **values)

    def _take_names(self, hub_id: str, names: tuple[str, ...], aliases: tuple[str, ...]) -> None:
        self._names[hub_id] = (*self._names.get(hub_id, ()), *names)
        self.names.add(hub_id, self.country_codes[hub_id], names)
        for alias in aliases:
            self.made.add("hub_alias", hub_id=hub_id, alias=alias)

    def _add_registered(self, row: ListRow) -> None:
        columns = ("local_authority_kind", "place_source", "place_as_of", "confidence", "note")
        self._add(
            row["hub_id"],
            (row["name"], *_several(row["aliases"])),
            row.value("country_code"),
            row.place,
            is_example=False,
            longitude=row.number("longitude"),
            latitude=row.number("latitude"),
            **{column: row.value(column) for column in columns},
        )

    def _add_listed(self, row: ListRow) -> None:
        registered = self.of_key(row["hub_id"])
        if registered:
            self._add_to_registered(registered, row)
            return
        self._add(
            row["hub_id"],
            (row["name"], *_several(row["aliases"])),
            row.value("country_code"),
            row.place,
            local_authority_kind=row.value("local_authority_kind"),
            is_example=row["is_example"] == "true",
            language=row.value("language"),
            **self._place(row),
        )

    def _add_to_registered(self, hub_id: str, row: ListRow) -> None:
        """Take the aliases that a list gives to a hub of the register; all else of a hub there stands."""
        agrees = hub_id in self.names.named(row["name"], row.value("country_code"))
        self.made.find(_in_register(row, hub_id, agrees), None, hub_id)
        if agrees:
            aliases = _several(row["aliases"])
            self._take_names(hub_id, aliases, aliases)

    def _place(self, row: ListRow) -> dict[str, Any]:
        """The place of a listed hub; none, with a finding, where it is far from everything in its country."""
        longitude, latitude, country_code = row.number("longitude"), row.number("latitude"), row.value("country_code")
        if longitude is None or latitude is None or country_code is None:
            return {"longitude": longitude, "latitude": latitude, "place_source": row.value("place_source")}
        if _is_far(longitude, latitude, country_code):
            self.made.find(_misplaced(row, not _is_far(latitude, longitude, country_code)), None, row["hub_id"])
            return {}
        return {"longitude": longitude, "latitude": latitude, "place_source": row.value("place_source")}

    def _add_register_facts(self) -> None:
        for row in reference.table_rows("register_facts"):
            if row["hub_id"] in self._registered:
                columns = ("hub_id", "fact", "value", "precision", "as_of", "confidence")
                values = {column: row.value(column) for column in columns}
                self.made.add("hub_fact", row.place, **values, source=row["source_urls"])


def _several(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("|", ";").split(";") if part.strip())


def _is_far(longitude: float, latitude: float, country_code: str) -> bool:
    """Whether a point is farther than the setting allows from every place known in the country."""
    limit = reference.setting("place_distance_km")
    points = points_of(country_code)
    return bool(points) and all(_distance_km((longitude, latitude), point) > limit for point in points)


def _distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """The way between two points (degrees east, degrees north) along the globe, by the haversine formula."""
    (east, north), (to_east, to_north) = (tuple(map(math.radians, point)) for point in (one, other))
    half = math.sin((to_north - north) / 2) ** 2
    half += math.cos(north) * math.cos(to_north) * math.sin((to_east - east) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def _unknown_in_list(row: ListRow) -> Finding:
    return Finding(
        "list_row_unknown_hub",
        f'{row.place}: no hub has the hub_id "{row["hub_id"]}".',
        text=row["hub_id"],
    )


def _in_register(row: ListRow, hub_id: str, agrees: bool) -> Finding:
    if agrees:
        message = f'{row.place}: "{hub_id}" stands in the register; only the aliases of the line are taken.'
        return Finding("hub_in_register", message, text=row["name"], hint="Nothing to do; the register's facts stand.")
    message = f'{row.place}: "{row["name"]}" has the hub_id "{hub_id}" of another hub, of the register; it is left out.'
    return Finding("hub_key_taken", message, text=row["name"])


def _misplaced(row: ListRow, is_swapped: bool) -> Finding:
    where = f"{row['longitude']} east, {row['latitude']} north"
    why = "longitude and latitude seem to be swapped" if is_swapped else "that is far from its country"
    message = f"{row.place}: {where} is left out; {why}."
    return Finding("hub_misplaced", message, text=row["name"])
