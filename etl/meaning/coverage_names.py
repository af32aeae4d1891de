"""Settles which country a name means where several bear it, and looks up capitalised words that no table lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from etl.meaning.coverage_marks import Mark, unknown_words
from etl.meaning.places import countries_with, largest_population
from etl.meaning.reach import neighbours_of
from etl.meaning.wording import COMMA, NO_GAP, Word
from etl.reference import rows, table_path

if TYPE_CHECKING:
    from etl.meaning.coverage import Text

# A city this large is meant when its bare name stands in a script without capital letters.
KNOWN_EVERYWHERE = 1_000_000


@dataclass(slots=True)
class Named:
    """What a list of marks names: ISO codes, region codes, group ids, places as written, and names left open."""

    countries: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)
    groups: list[str] = field(default_factory=list)
    subnational: list[str] = field(default_factory=list)
    unsettled: list[str] = field(default_factory=list)


def settle(text: Text, marks: list[Mark], own: str | None) -> Named:
    """What the marks name together; a name of several countries is settled by the other countries of the text."""
    named = Named()
    clear = {mark.values[0] for mark in text.of("country") if not mark.is_doubtful}
    for mark in marks:
        if mark.kind == "country":
            _settle_country(text, mark, clear, own, named)
        elif mark.kind == "place":
            country, _, name = mark.values[0].partition("|")
            text.rule("known_subdivision")
            named.countries.add(country)
            named.subnational.append(name)
        elif mark.kind == "region":
            named.regions.add(mark.values[0])
        elif mark.values[0] not in named.groups:
            named.groups.append(mark.values[0])
    if named.countries:
        text.rule("named_country")
    if named.regions:
        text.rule("named_region")
    _unite(text, named)
    return named


def _settle_country(text: Text, mark: Mark, clear: set[str], own: str | None, named: Named) -> None:
    """Rule ambiguous_name: "Congo", "Georgia", "American" count when the text or the hub's country settles them."""
    if not mark.is_doubtful:
        named.countries.add(mark.values[0])
        return
    settled = [code for code in mark.values if code == own or code in clear or neighbours_of(code) & clear]
    text.rule("ambiguous_name")
    if len(settled) == 1:
        named.countries.add(settled[0])
        return
    text.doubt("ambiguous_name", f"“{text.written(mark)}” is the name of more than one place.")
    if len(mark.values) == 1:
        named.countries.add(mark.values[0])
    else:
        named.unsettled.append(text.written(mark))


@cache
def _unions(_folder: object) -> tuple[dict[str, str], ...]:
    return rows("group_unions")


def _unite(text: Text, named: Named) -> None:
    """Rule united: "Asia" and "the Pacific" named together are the region Asia-Pacific (group_unions.csv)."""
    for row in _unions(table_path("group_unions")):
        parts = row["parts"].split()
        if set(parts) <= set(named.groups):
            named.groups = [group for group in named.groups if group not in parts]
            named.groups += [row["group_id"]] if row["group_id"] else []
            named.regions |= {row["region_code"]} - {""}
            text.rule("united")


def unknown_places(text: Text, countries: set[str], own: str | None) -> Named:
    """Capitalised words that no mark covers, looked up as cities and provinces; what is not found asks for a person."""
    named = Named()
    for run in _runs(text):
        written = " ".join(word.raw for word in run)
        _look_up(text, written, run, countries | named.countries, own, named)
    return named


def _runs(text: Text) -> list[list[Word]]:
    """Stretches of unknown words that are names by their capital letters or, in Korean and the like, by their fame."""
    unknown = set(unknown_words(text.words, text.marks))
    named = {p for m in text.marks if m.kind not in ("plain", "noun", "member") for p in range(m.first, m.last)}
    runs: list[list[Word]] = []
    previous = -2
    for position, word in enumerate(text.words):
        is_name = (
            position not in named and word.is_capital and (position in unknown or _opens_name(text, position, unknown))
        )
        if not is_name:
            continue
        if position == previous + 1 and word.gap == NO_GAP:
            runs[-1].append(word)
        else:
            runs.append([word])
        previous = position
    return [run for run in runs if not _is_ordinary(text, run, unknown)] + _unspaced_runs(text, unknown)


def _opens_name(text: Text, position: int, unknown: set[int]) -> bool:
    """Whether a capitalised common word begins an unknown name, as "New" in "New Orleans"."""
    after = position + 1
    follows = after in unknown and text.words[after].is_capital and text.words[after].gap == NO_GAP
    return follows and position > 0


def _is_ordinary(text: Text, run: list[Word], unknown: set[int]) -> bool:
    """Whether a single capitalised word is only so because it begins the text, or stands in a German sentence."""
    position = text.words.index(run[0])
    if len(run) > 1 or countries_with(run[0].raw):
        return False
    after = position + len(run)
    ends_item = (
        after == len(text.words)
        or text.words[after].gap != NO_GAP
        or text.words[after].folded in ("and", "y", "e", "et", "und", "и")
    )
    begins = position == 0 or text.words[position].gap > COMMA
    return (begins and not ends_item) or _is_german(text) or _is_title_case(text)


def _is_german(text: Text) -> bool:
    return bool(
        {"der", "die", "das", "und", "für", "fur", "von", "mit", "aus", "im", "den"} & {w.folded for w in text.words}
    )


def _is_title_case(text: Text) -> bool:
    longer = [word for word in text.words if len(word.raw) > 3]
    return len(longer) > 4 and all(word.is_capital for word in longer)


def _unspaced_runs(text: Text, unknown: set[int]) -> list[list[Word]]:
    """Well-known cities among the unknown words of scripts without capitals."""
    runs: list[list[Word]] = []
    for position in sorted(unknown):
        word = text.words[position]
        if word.script and runs and text.words[position - 1] is runs[-1][-1] and word.start == runs[-1][-1].end:
            runs[-1].append(word)
        elif word.script or "\u0600" <= word.raw[0] <= "\u06ff":
            runs.append([word])
    return [run for run in runs if largest_population("".join(w.raw for w in run)) >= KNOWN_EVERYWHERE]


def _look_up(text: Text, written: str, run: list[Word], countries: set[str], own: str | None, named: Named) -> None:
    """Rule place_in_country: a city counts in a country the text names, in the hub's, or where no other has its name."""
    name = "".join(w.raw for w in run) if run[0].script else written
    holders = countries_with(name)
    named.subnational.append(written)
    if set(holders) & countries or (countries and _is_listed_after_country(text, run)):
        text.rule("place_in_country")
    elif own in holders or len(holders) == 1:
        text.rule("place_in_country")
        named.countries.add(own if own in holders else holders[0])
    elif holders:
        text.doubt("place_in_several", f"“{written}” is a place in {len(holders)} countries.")
    else:
        text.doubt("unknown_name", f"“{written}” is not a place that the tables know.")


def _is_listed_after_country(text: Text, run: list[Word]) -> bool:
    """Whether the name stands in a list after a country's cities: "four cities of Kyrgyzstan - Batken, Nookat"."""
    position = text.words.index(run[0])
    countries = [mark for mark in text.of("country") if mark.last <= position]
    return bool(countries) and text.gap(countries[-1].last - 1, position) > NO_GAP
