"""Service coverage in words → countries, regions and groups; what is unsure goes to a person.

`read_coverage` finds marks (coverage_marks), settles what they stand for (coverage_scope, coverage_names), parts what
is served from what comes first (coverage_served), names the mode, and asks a person about the rest (coverage_doubts).
Each rule has a name that `Reading.rules` repeats.
"""

from dataclasses import replace
from typing import Any

from etl.meaning.coverage_doubts import doubt_the_rest
from etl.meaning.coverage_marks import NOUNS, Mark, scan, unknown_words
from etl.meaning.coverage_names import Named, settle, unknown_places
from etl.meaning.coverage_scope import (
    keep_own_levels,
    narrow,
    set_aside_excepted,
    set_aside_others,
    settle_other_countries,
)
from etl.meaning.coverage_served import find_everyone, split_priority
from etl.meaning.coverage_text import OWN, REACH, WORLD, Text, empty_value
from etl.meaning.places import resolve_country
from etl.meaning.reach import countries_of, group_members, group_rows, neighbours_of, region_of
from etl.meaning.reading import Context, Reading
from etl.meaning.words.claims import Span
from etl.meaning.words.reservations import with_reservations
from etl.meaning.words.settling import Explained, asked, unread
from etl.meaning.words.spoken import spoken_language
from etl.meaning.words.tokens import Token, words_of

__all__ = ["countries_of", "read_coverage"]

# A coverage is a line or two; of a longer text this many characters are read and a person reads the rest.
LONGEST = 3_000
OWN_PROGRAMME = "MCR2030"


def read_coverage(
    text: str, language: str | None = None, country: str | None = None, context: Context = "work_plan"
) -> Reading:
    """Whom a service is for.

    `country` is the hub's own (ISO code or name), for "national" and "our region"; `language` is not needed. The value
    has the keys of `empty_value`; countries are ISO alpha-3 codes, regions UNDRR's codes, groups English names.
    """
    reading = _read(text, language, country, context)
    found = with_reservations("coverage", text, language, reading, lambda rest: _read(rest, language, country, context))
    if not found.value.get("exception"):
        return found
    left_out = _read(found.value["exception"], language, country, context)
    named = [name for name in left_out.value["subnational"] if not _is_plain(name, language)]
    return _without_places(found, left_out, named) or reading


def _without_places(found: Reading, left_out: Reading, named: list[str]) -> Reading | None:
    """Rule left_out: countries that an exception names are not served; None where it names another kind of place.

    How far "except Africa" goes is for the hub to say, and so it is for parts of a country, which are `named`.
    """
    if named or any(left_out.value[name] for name in ("regions", "groups", "members_of")):
        return None
    if not left_out.value["countries"]:
        return found
    if left_out.state != "read" or left_out.value.get("limit"):
        return None
    return replace(found, value=found.value | {"excepted_countries": left_out.value["countries"]})


def _read(text: str, language: str | None, country: str | None, context: Context) -> Reading:
    text_words, marks = scan(text[:LONGEST], language)
    if not text_words:
        return Reading(empty_value(), "unreadable", "Nothing is written.", ("empty",))
    reading = Text(text, text_words, marks, context)
    if len(text) > LONGEST:
        reading.doubt("long_text", f"Only the first {LONGEST} characters were read.")
    if _is_not_stated(reading):
        return Reading(empty_value(), "review", "The cell says that the coverage is not settled.", ("not_stated",))
    own = resolve_country(country) if country else None
    value = _value(reading, own)
    reason = " ".join(dict.fromkeys(reading.doubts)) or "Every word that names a place or a rule was understood."
    spans = tuple(_place(reading, mark) for mark in reading.marks if _counts(mark))
    found = Reading(value, "review" if reading.doubts else "read", reason, tuple(reading.rules), spans)
    return _settled(text, language, found, reading)


def _is_plain(words: str, language: str | None) -> bool:
    """Whether words with a capital are nouns of their language, as all are in German, and no names."""
    return all(token.role in ("ordinary", "harmless") for token in words_of(words, spoken_language(words, language)))


def _settled(text: str, language: str | None, found: Reading, reading: Text) -> Reading:
    """Rule described_cities: "coastal cities of Chile" are its cities, with "coastal" as a limit that is shown."""
    if found.state != "read":
        return found
    doubts = unread("coverage", text, language, _explained(reading, found.value))
    describing = [doubt.token for doubt in doubts if _describes_cities(reading, doubt.token)]
    if not doubts or len(describing) < len(doubts) or found.value["mode"] in ("all", "all_with_priority"):
        return asked(found, doubts)
    limit = " ".join(text[token.start : token.end] for token in describing)
    return replace(found, value=found.value | {"limit": limit}, rules=(*found.rules, "described_cities"))


def _describes_cities(text: Text, token: Token) -> bool:
    """Whether a word that no closed class has stands right beside a word for cities or towns."""
    nouns = [_place(text, mark) for mark in text.of("noun")]
    is_plain = token.role in ("ordinary", "unknown") or (token.role == "name" and token.start == 0)
    return is_plain and any(
        not text.source[end : token.start].strip(" ")
        and end <= token.start
        or not text.source[token.end : start].strip(" ")
        and token.end <= start
        for start, end in nouns
    )


def _explained(text: Text, value: dict[str, Any]) -> Explained:
    """The characters of the marks and of the places as written; plain words are harmless in a coverage."""
    written = [*value["subnational"], *value["groups"], *value["priority"]["groups"]]
    places = [(at, at + len(name)) for name in written if (at := text.source.find(name)) >= 0]
    used = [_place(text, mark) for mark in text.marks if _is_used(text, value, mark)]
    plain = [_place(text, mark) for mark in text.of("plain")]
    return Explained([*used, *places], harmless=plain)


def _place(text: Text, mark: Mark) -> Span:
    return text.words[mark.first].start, text.words[mark.last - 1].end


def _is_used(text: Text, value: dict[str, Any], mark: Mark) -> bool:
    """Whether a mark made part of the value: "members" only of a network or bloc, "and others" only of an open list."""
    if {"member", "participating"} & {mark.kind, *mark.values}:
        return bool(text.of("network")) or any(_is_bloc(m) and abs(m.first - mark.first) < REACH for m in text.marks)
    if mark.kind == "only_word":
        return any(m.is_place or m.kind in ("network", *OWN) for m in text.marks if abs(m.first - mark.first) < REACH)
    if mark.kind in ("open_list", "beyond", "exception"):
        return bool({mark.kind, "members_and_others", "soft_priority", "priority"} & set(text.rules))
    return mark.kind not in ("plain", "not_stated")


def _is_bloc(mark: Mark) -> bool:
    """Whether a group stands for the countries that have joined it: "member states of ASEAN" are the group itself."""
    return mark.kind == "group" and group_rows()[mark.values[0]]["members_are_listed"] == "true"


def _counts(mark: Mark) -> bool:
    return mark.is_place or mark.kind in (*WORLD, *OWN, "every", "network", "neighbours", "chosen_group")


def _is_not_stated(text: Text) -> bool:
    """Rule not_stated: the whole cell is "N/A", "TBD" or the like."""
    return bool(text.of("not_stated")) and all(m.kind in ("not_stated", "plain") for m in text.marks) and not (
        unknown_words(text.words, text.marks)
    )  # fmt: skip


def _value(text: Text, own: str | None) -> dict[str, Any]:
    set_aside_others(text)
    set_aside_excepted(text)
    settle_other_countries(text)
    keep_own_levels(text)
    narrow(text)
    first, served = split_priority(text)
    everyone = find_everyone(text, served)
    value = empty_value()
    named = settle(text, served, own)
    fill(value, named, text)
    value["subnational"] += text.parts
    add_own(value, text, own)
    preferred = empty_value()
    fill(preferred, settle(text, first, own, is_priority=True), text)
    value["priority"] = {key: preferred[key] for key in ("countries", "regions", "groups")}
    add_unknown_places(value, text, own, everyone)
    value["members_of"] = find_network(text)
    value["mode"] = find_mode(text, value, everyone)
    doubt_the_rest(text, value, everyone)
    return value


def fill(value: dict[str, Any], named: Named, text: Text) -> None:
    """Put settled names into a value; rule listed_members: a bloc with a closed list stands for its members too."""
    countries = set(value["countries"]) | named.countries
    for group in named.groups:
        if group_rows()[group]["members_are_listed"] == "true":
            text.rule("listed_members")
            countries |= group_members(group)
    value["countries"] = sorted(countries)
    value["regions"] = sorted(set(value["regions"]) | named.regions)
    value["groups"] += [group_rows()[group]["name"] for group in named.groups] + named.unsettled
    value["subnational"] += named.subnational


def add_own(value: dict[str, Any], text: Text, own: str | None) -> None:
    """Rules own_country, own_region, own_area, neighbours: what only the hub's own place can tell."""
    if text.of("own_country"):
        _add_own_country(value, text, own)
    if area := text.of("own_area"):
        text.rule("own_area")
        value["subnational"] += [text.written(mark) for mark in area]
        if not value["countries"]:
            _add_own_country(value, text, own)
    if text.of("own_region"):
        _add_own_region(value, text, own)
    if text.of("neighbours"):
        text.doubt("neighbours", "Which countries count as neighbours is for the hub to say.")
        value["groups"].append("neighbouring countries")
        value["countries"] = sorted(set(value["countries"]) | neighbours_of(own))
    kinds = ("chosen_group",) if text.of("network") else ("chosen_group", "participating")
    for mark in text.of(*kinds):
        text.doubt("chosen_group", f"“{text.written(mark)}” is a choice that the text does not list.")
        value["groups"].append(text.written(mark))


def _add_own_country(value: dict[str, Any], text: Text, own: str | None) -> None:
    text.rule("own_country")
    if own:
        value["countries"] = sorted({*value["countries"], own})
        return
    text.doubt("own_country", "The text means the hub's own country, which is not known here.")
    value["groups"].append("hub's own country")


def _add_own_region(value: dict[str, Any], text: Text, own: str | None) -> None:
    text.doubt("own_region", "“The region” is the hub's own: a UNDRR region, a sub-region or a province.")
    target = value["priority"] if text.of("beyond") else value
    if own and region_of(own):
        target["regions"] = sorted({*target["regions"], region_of(own)})
    else:
        target["groups"].append("hub's own region")


def add_unknown_places(value: dict[str, Any], text: Text, own: str | None, everyone: bool) -> None:
    """Rule place_in_country, unknown_name: capitalised words that no table knows are looked up, and never dropped."""
    found = unknown_places(text, set(value["countries"]), own)
    value["subnational"] += found.subnational
    if not everyone:
        value["countries"] = sorted(set(value["countries"]) | found.countries)


def find_network(text: Text) -> str | None:
    """Rule membership: the network whose members are meant."""
    networks = [mark for mark in text.of("network") if _limits_members(text, mark)]
    if networks:
        text.rule("membership")
    return networks[0].values[0] if networks else None


def _limits_members(text: Text, mark: Mark) -> bool:
    """Whether cities or members stand close to a network's name; a network may also just be mentioned."""
    if len(text.words) <= 3:
        return True
    near = [
        m
        for m in text.of(*NOUNS, "member", "participating")
        if mark.first - REACH <= m.last and m.first <= mark.last + 2
    ]
    return bool(near)


def find_mode(text: Text, value: dict[str, Any], everyone: bool) -> str:
    """The mode that the served places, the preferred places and the opening words make together."""
    served = any(value[key] for key in ("countries", "regions", "groups", "subnational"))
    preferred = any(value["priority"].values())
    programme = value["members_of"] == OWN_PROGRAMME and not served
    if text.of("beyond") and (served or preferred) and not everyone:
        _open_beyond(text, value)
        return "all_with_priority"
    if preferred:
        return "all_with_priority" if everyone or programme else "only_with_priority" if served else "priority_only"
    if served and text.of("open_list") and not everyone:
        text.rule("open_list")
        return "list_open"
    if everyone or programme:
        return "all" if value["members_of"] in (None, OWN_PROGRAMME) else "only"
    return "only" if served or value["members_of"] else "unspecified"


def _open_beyond(text: Text, value: dict[str, Any]) -> None:
    """Rule beyond: "X and beyond" is open to all, X first."""
    text.doubt("beyond", "“And beyond” opens the service without saying how far.")
    for key in ("countries", "regions", "groups"):
        merged = [*value["priority"][key], *value[key]]
        value["priority"][key] = sorted(set(merged)) if key != "groups" else list(dict.fromkeys(merged))
        value[key] = []
