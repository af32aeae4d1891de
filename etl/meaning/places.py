"""Where a named city, province or country is, looked up in GeoNames and CLDR names; never a part of a longer name."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from etl.folder.reference import rows, table_path
from etl.meaning.coverage_marks import Mark, scan, unknown_words
from etl.meaning.tables import made_once
from etl.meaning.wording import WORD, PhraseTree, fold
from etl.text.spelling import plain_name, word_name

GEONAMES = "GeoNames, CC BY 4.0"
_ASCII_WORD = re.compile("[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A place on the map: WGS 84 degrees, and who says so."""

    name: str
    country_code: str
    longitude: float
    latitude: float
    source: str


def folded_name(name: str) -> str:
    """A name as it is compared: without case, accents and punctuation."""
    if name.isascii() and "&" not in name:
        return " ".join(_ASCII_WORD.findall(name.lower()))
    return " ".join(map(fold, WORD.findall(name)))


@made_once
def _places_by_name() -> dict[str, tuple[int, ...]]:
    """The rows of all places, the largest first, by each of their names."""
    found: dict[str, tuple[int, ...]] = {}
    for position, row in enumerate(rows("places")):
        names = (row["name"], *filter(None, row["alternate_names"].split("|")))
        for name in dict.fromkeys(map(folded_name, names)):
            found[name] = (*found.get(name, ()), position)
    return found


def _named(name: str, country_code: str) -> list[int]:
    """The rows of the places of a country that bear a name, the largest first."""
    places = rows("places")
    bearing = _places_by_name().get(folded_name(name), ())
    return [place for place in bearing if places[place]["country_code"] == country_code]


@made_once
def _subdivisions_by_name() -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows("subdivisions"):
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            found[folded_name(name)].add(row["country_code"])
    return found


def find_place(city: str, country_code: str, aliases: Iterable[str] = ()) -> MapPoint | None:
    """The largest place of the country that bears the city's name or one of its aliases; None when there is none.

    Of places whose names differ by accents alone, the one that is written so.
    """
    for name in (city, *aliases):
        folded = _named(name, country_code)
        if not folded:
            continue
        written = _places_written(country_code).get(word_name(name), frozenset())
        for place in (*(place for place in folded if place in written), *folded):
            row = rows("places")[place]
            source = f"{GEONAMES}, id {row['geonames_id']}"
            return MapPoint(row["name"], country_code, float(row["longitude"]), float(row["latitude"]), source)
    return None


def _places_written(country_code: str) -> dict[str, frozenset[int]]:
    """The rows of a country's places by each of their names as it is written, accents kept."""
    return _written(country_code, table_path("places"))


@cache
def _written(country_code: str, _: Path) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = defaultdict(frozenset)
    for position, row in enumerate(rows("places")):
        if row["country_code"] == country_code:
            for name in (row["name"], *row["alternate_names"].split("|")):
                found[word_name(name)] |= {position}
    return found


def are_two_places(one: str, other: str, country_code: str) -> bool:
    """Whether two names are known in the country as those of different places, as Peña and Pena may be."""
    written = _places_written(country_code)
    mine, theirs = written.get(word_name(one), frozenset()), written.get(word_name(other), frozenset())
    return bool(mine and theirs) and not mine & theirs


def points_of(country_code: str) -> list[tuple[float, float]]:
    """Degrees east and north of the places known in a country, and of the point where its label stands."""
    own = [row for table in ("places", "countries") for row in rows(table) if row["country_code"] == country_code]
    return [(float(row["longitude"]), float(row["latitude"])) for row in own if row["longitude"] and row["latitude"]]


def countries_with(name: str) -> tuple[str, ...]:
    """Countries that have a city or province of this name, that of the largest city first."""
    folded = folded_name(name)
    places = rows("places")
    cities = [places[place]["country_code"] for place in _places_by_name().get(folded, ())]
    provinces = sorted(_subdivisions_by_name().get(folded, ()))
    return tuple(dict.fromkeys(cities + provinces))


def has_place(name: str, country_code: str) -> bool:
    """Whether a place of this name is known in the country."""
    return bool(_named(name, country_code))


def subdivision_countries(name: str) -> frozenset[str]:
    """Countries that have a province or state of this name."""
    return frozenset(_subdivisions_by_name().get(folded_name(name), ()))


def is_subdivision_only(name: str, country_code: str) -> bool:
    """Whether a province or state of the country bears this name and no place, in a country whose places are known.

    Of a country with fewer known places than provinces, as small islands are, even the capital may lack.
    """
    is_one = country_code in subdivision_countries(name) and not has_place(name, country_code)
    counts = (sum(row["country_code"] == country_code for row in rows(table)) for table in ("places", "subdivisions"))
    return is_one and next(counts) > next(counts)


def city_key(name: str, country_code: str | None) -> str:
    """A city's name as it is compared within its country: accents count only where they tell two known places apart."""
    written = word_name(name)
    meant = _places_written(country_code).get(written, frozenset()) if country_code else frozenset()
    return written if meant and set(_named(name, country_code or "")) - meant else plain_name(name)


def largest_population(name: str) -> int:
    """People in the largest place of this name; 0 when none is known."""
    places = rows("places")
    return max((int(places[place]["population"]) for place in _places_by_name().get(folded_name(name), ())), default=0)


@made_once
def _codes() -> dict[str, str]:
    return {row[key]: row["country_code"] for row in rows("countries") for key in ("country_code", "iso2")}


@made_once
def _state_words() -> PhraseTree:
    endings: dict[str, set[str]] = defaultdict(set)
    for row in rows("word_endings"):
        endings[row["language"]].add(fold(row["ending"]) if row["ending"] else "")
    tree = PhraseTree({language: frozenset(found) for language, found in endings.items()})
    for row in rows("coverage_words"):
        if row["role"] == "state_form":
            tree.add(row["form"], row["language"], "state_form")
    return tree


@made_once
def _own_names() -> frozenset[tuple[str, str]]:
    return frozenset(
        (row["country_code"], folded_name(row["name"])) for row in rows("country_names") if row["kind"] == "name"
    )


def resolve_country(text: str) -> str | None:
    """ISO alpha-3 code of the one country that a Country cell names; None when it names none, several or more."""
    code = text.strip().upper()
    codes = _codes()
    if code in codes and (text.strip().isupper() or len(code) == 2):
        return codes[code]
    text_words, marks = scan(text)
    named = [mark for mark in marks if mark.kind in ("country", "place")]
    found = {_country_of(mark, " ".join(w.folded for w in text_words[mark.first : mark.last])) for mark in named}
    rest = set(unknown_words(text_words, named))
    state_words = _state_words()
    if len(found) == 1 and all(state_words.longest(text_words[p : p + 1], 0) for p in rest):
        return found.pop()
    return None


def _country_of(mark: Mark, written: str) -> str | None:
    """The country of one mark; a doubtful name counts in a Country cell when it is the country's own name."""
    if mark.kind == "place":
        return mark.values[0].partition("|")[0]
    own = [code for code in mark.values if (code, written) in _own_names()]
    if not mark.is_doubtful:
        return mark.values[0]
    return own[0] if len(own) == 1 and len(mark.values) == 1 else None
