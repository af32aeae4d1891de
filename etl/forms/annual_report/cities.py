"""The cities that a service supported, as one cell of the annual report names them.

The form asks for "City, Country". What stands there otherwise is read only where it can mean one thing; a cell that may
name other cities, other countries or none waits for a person, and counts as no city until then.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from etl.findings import Finding, Place
from etl.folder.reference import forms, rows
from etl.forms.annual_report.grid import GridCell
from etl.meaning.places import countries_with, has_place, is_subdivision_only, resolve_country, subdivision_countries
from etl.meaning.tables import made_once
from etl.text.spelling import plain_name

_ENTRIES = re.compile(r"[\n;；؛•|]")
_BULLET = re.compile(r"^\s*(?:[-–—*·▪■●○◦►]|\(?\d{1,2}[.)])\s+")
_IN_BRACKETS = re.compile(r"([^()（）]+?)\s*[(（]([^()（）]+)[)）]")
_COMMA = re.compile(r"\s*[,،、，]\s*|\s+[-–—]\s+")
_HINT = 'Ask the hub to write each city as "City, Country", one a line; or add the city to data/members.csv.'


@dataclass(frozen=True, slots=True)
class SupportedCity:
    """One entry of a cell. `country_code` is ISO 3166-1 alpha-3, None where the entry does not tell it.

    `state` is read, or review for an entry that is asked, whose `city` is the whole entry. What may settle it: `name`
    names the city, empty where several may be named; `country_codes` are those that it may mean, none where all.
    """

    city: str
    country_code: str | None
    text: str
    place: Place
    state: str = "read"
    reason: str = "City and country are named."
    name: str = ""
    country_codes: tuple[str, ...] = ()


def read_cities(cell: GridCell) -> tuple[tuple[SupportedCity, ...], tuple[Finding, ...]]:
    """The cities of one cell, and a finding for each that waits or whose country is not told."""
    entries = (_BULLET.sub("", entry).strip(" -•*·.,") for entry in _ENTRIES.split(cell.text))
    cities = tuple(city for entry in entries if not names_no_city(entry) for city in _cities(entry, cell.place))
    return cities, tuple(_finding(city) for city in cities if city.country_code is None)


def names_no_city(text: str) -> bool:
    """Whether a text says that there is no city: "None", "n/a", "없음", "0", or no letter at all."""
    name = plain_name(text)
    return not name or name.strip("0") == "" or name in _words()["none"]


def _cities(entry: str, place: Place) -> Iterator[SupportedCity]:
    """The one city of an entry, or several where each is told with its country."""
    whole = _city(entry, place)
    if whole.state == "review":
        parts = [_city(part, place) for part in _along(entry)]
        if len(parts) > 1 and all(part.state == "read" and part.country_code for part in parts):
            yield from parts
            return
    yield whole


def _along(entry: str) -> list[str]:
    """The parts of an entry that names several cities along a line: by "and", a slash, or a comma after brackets."""
    return [part.strip(" ,،、，") for part in _joints().split(entry)]


def _city(entry: str, place: Place) -> SupportedCity:
    """What an entry means when it names one city."""
    city, *rest = _pieces(entry)
    found = SupportedCity(city, None, entry, place, name=city)
    if not rest:
        return _bare(found)
    if len(rest) > 2:
        return _several(found)
    country_code = resolve_country(rest[-1])
    if country_code is None:
        return _asked(found, f'"{rest[-1]}" is no country that is known, or not one only.')
    if len(rest) == 2 and not _is_region(rest[0], city, country_code):
        return _several(found, f'It may name two cities: "{rest[0]}" is not known as a region alone.')
    return _with_country(found, country_code, rest[-1])


def _pieces(entry: str) -> list[str]:
    """City, regions and country as they follow each other; brackets after the city hold its country."""
    match = _IN_BRACKETS.fullmatch(entry)
    if match and not _COMMA.search(match[1]):
        return [match[1], match[2].strip()]
    return [piece for piece in _COMMA.split(entry) if piece] or [entry]


def _with_country(found: SupportedCity, country_code: str, country: str) -> SupportedCity:
    """A city with the country named for it; asked where it is no city, or where the name is another country's too."""
    city = found.city
    if _is_general(city):
        return _asked(found, "It names no city by its name.")
    if _joints().search(city) and not has_place(city, country_code):
        return _several(found)
    if resolve_country(city) and not has_place(city, country_code):
        return _asked(found, f'"{city}" is a country.')
    if is_subdivision_only(city, country_code):
        return _asked(found, f'"{city}" is known as a region only.')
    if len(country) == 2 and country.isascii() and not has_place(city, country_code):
        return _asked(found, f'"{country}" may stand for a state or province as well as for a country.')
    others = dict.fromkeys(subdivision_countries(country) - {country_code}, False) | _homonyms(country_code)
    meant = [code for code in others if has_place(city, code)]
    if meant or (any(others.values()) and not has_place(city, country_code)):
        codes = (country_code, *(meant or others))
        return _asked(found, f'"{country}" may be another country or a part of one.', codes)
    return replace(found, country_code=country_code)


def _bare(found: SupportedCity) -> SupportedCity:
    """A name alone: a city where just one country is known to have it, whose country is not told; else asked."""
    countries = countries_with(found.city)
    if resolve_country(found.city):
        return _asked(found, "It names a country and no city.")
    if len(countries) == 1 and has_place(found.city, countries[0]) and not _is_general(found.city):
        return replace(found, reason="The country is not told.")
    if len(countries) > 1:
        return _asked(found, f"Places of this name are in {len(countries)} countries.", countries)
    return _asked(found, "It names no city that is known, and no country.")


def _is_region(text: str, city: str, country_code: str) -> bool:
    """Whether what stands between city and country is a region of the country and no second city."""
    words = set(plain_name(text).split())
    return (
        is_subdivision_only(text, country_code)
        or plain_name(text) == plain_name(city)
        or bool(words & _words()["region"])
    )


def _is_general(text: str) -> bool:
    """Whether a text counts or describes cities instead of naming one: "12 cities", "several towns"."""
    words = plain_name(text).split()
    return any(word.isdecimal() for word in words) or all(word in _words()["many"] for word in words)


def _several(found: SupportedCity, reason: str = "It may name several cities.") -> SupportedCity:
    return _asked(replace(found, name=""), reason)


def _asked(found: SupportedCity, reason: str, country_codes: tuple[str, ...] = ()) -> SupportedCity:
    return replace(found, city=found.text, state="review", reason=reason, country_codes=country_codes)


def _finding(city: SupportedCity) -> Finding:
    outcome = f"{city.reason} It counts as no city." if city.state == "review" else ""
    message = f'The country of "{city.text}" could not be told. {outcome}'.strip()
    return Finding("report_city_unplaced", message, city.place, city.text, _HINT)


@made_once
def _words() -> dict[str, frozenset[str]]:
    """The words of data/reference/city_words.csv by role, of all languages, as they are compared."""
    roles = {row["role"] for row in rows("city_words")}
    return {role: frozenset(map(plain_name, forms("city_words", role=role))) for role in roles}


@made_once
def _joints() -> re.Pattern[str]:
    """What may stand between two cities: a slash, "&", or a word for "and", which some languages write to the name."""
    words = forms("city_words", role="joint")
    word = f"(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})"
    return re.compile(rf"\s*[/／&+]\s*|\s+{word}\s+|\s+و(?=\w)|(?<=[)）])\s*(?:[,،、，]|{word})\s*", re.IGNORECASE)


def _homonyms(country_code: str) -> dict[str, bool]:
    """Other countries that a country's name may mean, and whether it usually may."""
    return {
        row["other_country_code"]: row["is_usual"] == "true"
        for row in rows("country_homonyms")
        if row["country_code"] == country_code
    }
