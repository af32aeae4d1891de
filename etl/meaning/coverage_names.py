"""Settles which country a name means where several bear it, and looks up capitalised words that no table lists."""

from dataclasses import dataclass, field

from etl.folder.reference import forms, rows
from etl.meaning.coverage_marks import NOUNS, Mark, unknown_words
from etl.meaning.coverage_text import CONJUNCTIONS, Text
from etl.meaning.places import countries_with, largest_population
from etl.meaning.reach import country_name, neighbours_of
from etl.meaning.tables import made_once
from etl.meaning.wording import COMMA, NO_GAP

# A city this large is meant when its bare name stands in a script without capital letters.
KNOWN_EVERYWHERE = 1_000_000
# A city this large is meant when its bare name stands without a country and no other listed place shares it.
KNOWN_ALONE = 250_000
US = "USA"
OPENS_LIST = frozenset("-–—:：(（")
GERMAN = frozenset(("der", "die", "und", "fur", "von", "mit", "aus", "im", "den", "stadte", "kommunen"))


@dataclass(slots=True)
class Named:
    """What a list of marks names: ISO codes, region codes, group ids, places as written, and names left open."""

    countries: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)
    groups: list[str] = field(default_factory=list)
    subnational: list[str] = field(default_factory=list)
    unsettled: list[str] = field(default_factory=list)


def settle(text: Text, marks: list[Mark], own: str | None, is_priority: bool = False) -> Named:
    """What the marks name together; a name of several countries is settled by the other countries of the text.

    A part of a country that comes first is a group of its own, "Pará (Brazil)": the whole country does not come first.
    """
    named = Named()
    clear = {mark.values[0] for mark in text.of("country") if not mark.is_doubtful}
    for mark in marks:
        if mark.kind == "country":
            _settle_country(text, mark, clear, own, named)
        elif mark.kind == "place":
            country, _, name = mark.values[0].partition("|")
            text.rule("known_subdivision")
            if is_priority:
                named.unsettled.append(f"{name} ({country_name(country)})")
            else:
                named.countries.add(country)
                named.subnational.append(name)
        elif mark.kind == "region":
            named.regions.add(mark.values[0])
        elif mark.kind == "narrowed":
            named.unsettled.append(mark.values[0])
        else:
            named.groups += [group for group in mark.values if group not in named.groups]
    if named.countries:
        text.rule("named_country")
    if named.regions:
        text.rule("named_region")
    if named.groups:
        text.rule("named_group")
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


@made_once
def _unions() -> tuple[dict[str, str], ...]:
    return rows("group_unions")


def _unite(text: Text, named: Named) -> None:
    """Rule united: "Asia" and "the Pacific" named together are the region Asia-Pacific (group_unions.csv)."""
    for row in _unions():
        parts = row["parts"].split()
        if set(parts) <= set(named.groups):
            named.groups = [group for group in named.groups if group not in parts]
            named.groups += [row["group_id"]] if row["group_id"] else []
            named.regions |= {row["region_code"]} - {""}
            text.rule("united")


def unknown_places(text: Text, countries: set[str], own: str | None) -> Named:
    """Capitalised words that no mark covers, looked up as cities and provinces; what is not found asks for a person."""
    named = Named()
    for first, last in _runs(text):
        if _is_us_address(text, first, last):
            text.rule("city_and_state")
            named.countries.add(US)
            named.subnational.append(text.between(first, last + 1))
            return named
        _look_up(text, first, last, countries | named.countries, own, named)
    return named


@made_once
def _us_states() -> frozenset[str]:
    return frozenset(forms("coverage_words", role="us_state"))


def _is_us_address(text: Text, first: int, last: int) -> bool:
    """Rule city_and_state: "Atlanta, GA – a title" is an address in the United States; what follows is no place."""
    following = text.words[last : last + 2]
    if not following or following[0].gap != COMMA or following[0].raw not in _us_states():
        return False
    ends = len(following) == 1 or following[1].gap != NO_GAP
    return ends and US in countries_with(text.between(first, last))


def _runs(text: Text) -> list[tuple[int, int]]:
    """Stretches first..last-1 of unknown words that are names by their capitals or, in other scripts, by their fame."""
    unknown = set(unknown_words(text.words, text.marks))
    meant = {p for m in text.marks if m.kind not in ("plain", *NOUNS, "member") for p in range(m.first, m.last)}
    runs: list[tuple[int, int]] = []
    for position, word in enumerate(text.words):
        if position in meant or not word.is_capital:
            continue
        if runs and _goes_on(text, runs[-1], position, unknown):
            runs[-1] = (runs[-1][0], position + 1)
        elif position in unknown or _opens_name(text, position, unknown):
            runs.append((position, position + 1))
    return [run for run in runs if not _is_ordinary(text, *run)] + _unspaced_runs(text, unknown)


def _opens_name(text: Text, position: int, unknown: set[int]) -> bool:
    """Whether a capitalised common word begins an unknown name, as "New" in "New Orleans"."""
    after = position + 1
    if after not in unknown or not text.words[after].is_capital or text.words[after].gap != NO_GAP:
        return False
    return position > 0 or bool(countries_with(text.between(position, after + 1)))


def _goes_on(text: Text, run: tuple[int, int], position: int, unknown: set[int]) -> bool:
    """Whether a word goes on with a name: "Addis Ababa", and where the tables know it "Rio de Janeiro"."""
    first, last = run
    if text.gap(last - 1, position) != NO_GAP or position - last > 1:
        return False
    return (position == last and position in unknown) or bool(countries_with(text.between(first, position + 1)))


def _is_ordinary(text: Text, first: int, last: int) -> bool:
    """Whether capitals say nothing: one letter, a sentence's first word, a title, German, an organisation's name."""
    name = text.between(first, last)
    if _is_part_of_organisation(text, first) or len(name) == 1:
        return True
    if last - first > 1 or countries_with(name):
        return False
    is_german_noun = _is_german(text) and not _follows_preposition(text, first)
    return _begins_sentence(text, first, last) or is_german_noun or _is_title_case(text)


def _follows_preposition(text: Text, position: int) -> bool:
    """Whether "in" or "aus" without an article leads to the word, as it leads to the name of a place in German."""
    return position > 0 and text.words[position - 1].folded in ("in", "aus") and text.words[position].gap == NO_GAP


def _begins_sentence(text: Text, first: int, last: int) -> bool:
    """Whether a capitalised word begins a sentence that goes on; before a comma or "and" it is the item of a list."""
    goes_on = last < len(text.words) and text.words[last].gap == NO_GAP
    listed = goes_on and text.words[last].folded in CONJUNCTIONS
    return (first == 0 or text.words[first].gap > COMMA) and goes_on and not listed


def _is_part_of_organisation(text: Text, position: int) -> bool:
    """Whether an organisation's name goes on here: "Swiss Agency for Development"."""
    bodies = [m for m in text.of("organisation", "set_aside") if m.last <= position <= m.last + 2]
    return any(text.gap(body.last - 1, position) == NO_GAP for body in bodies)


def _is_german(text: Text) -> bool:
    """Whether German words say that capitals are only nouns'."""
    return len([word for word in text.words if word.folded in GERMAN]) > 0


def _is_title_case(text: Text) -> bool:
    longer = [word for word in text.words if len(word.raw) > 3]
    return len(longer) > 4 and all(word.is_capital for word in longer)


def _unspaced_runs(text: Text, unknown: set[int]) -> list[tuple[int, int]]:
    """Well-known cities among the unknown words of scripts without capitals."""
    runs: list[tuple[int, int]] = []
    for position in sorted(unknown):
        word = text.words[position]
        if word.script and runs and runs[-1][1] == position and word.start == text.words[position - 1].end:
            runs[-1] = (runs[-1][0], position + 1)
        elif word.script or "\u0600" <= word.raw[0] <= "\u06ff":
            runs.append((position, position + 1))
    return [run for run in runs if largest_population(text.between(*run)) >= KNOWN_EVERYWHERE]


def _look_up(text: Text, first: int, last: int, countries: set[str], own: str | None, named: Named) -> None:
    """Rule place_in_country: a city counts in a country of the text, in the hub's, or in its only one."""
    name = text.between(first, last)
    holders = countries_with(name)
    named.subnational.append(name)
    if longer := _longer_name(text, first, holders):
        text.doubt("longer_name", f"“{text.between(longer.first, last)}” may be a name of its own.")
    elif set(holders) & countries or (countries and _is_listed_after_country(text, first)):
        text.rule("place_in_country")
    elif own in holders or len(holders) == 1:
        text.rule("place_in_country")
        named.countries.add(own if own in holders else holders[0])
        if own not in holders and 0 < largest_population(name) < KNOWN_ALONE:
            text.doubt("small_place", f"“{name}” is a town in {holders[0]}; others elsewhere may share its name.")
    elif holders:
        text.doubt("place_in_several", f"“{name}” is a place in {len(holders)} countries.")
    else:
        text.doubt("unknown_name", f"“{name}” is not a place that the tables know.")


def _longer_name(text: Text, first: int, holders: tuple[str, ...]) -> Mark | None:
    """The country's name that a name goes on from without a mark, where the country has no such place: "Guinée X"."""
    before = [mark for mark in text.of("country") if mark.last == first and text.words[first].gap == NO_GAP]
    return next((mark for mark in before if not set(mark.values) & set(holders)), None)


def _is_listed_after_country(text: Text, first: int) -> bool:
    """Whether the name stands in a list after a country's cities: "four cities of Kyrgyzstan - Batken, Nookat"."""
    countries = [mark for mark in text.of("country") if mark.last <= first]
    if not countries:
        return False
    after = text.source[text.words[countries[-1].last - 1].end : text.words[countries[-1].last].start]
    return bool(OPENS_LIST & set(after))
