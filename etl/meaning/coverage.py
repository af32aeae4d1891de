"""Service coverage in words → countries, regions and groups; what is unsure goes to a person.

`read_coverage` finds marks (coverage_marks.py), parts them into what is served and what comes first, and names the
mode. Each rule below has a name that `Reading.rules` repeats.
"""

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from etl.meaning.coverage_marks import NOUNS, Mark, scan, unknown_words
from etl.meaning.coverage_names import CONJUNCTIONS, Named, settle, unknown_places
from etl.meaning.places import resolve_country
from etl.meaning.reach import countries_of, group_members, group_rows, neighbours_of, region_of
from etl.meaning.reading import Context, Reading
from etl.meaning.tables import made_once
from etl.meaning.wording import COMMA, NO_GAP, STRONG, Word
from etl.reference import rows

__all__ = ["countries_of", "read_coverage"]

PRIORITY_FORWARD = ("priority", "soft_priority", "soft_priority_forward")
PRIORITY_BACKWARD = ("priority_before", "soft_priority_before")
SOFT = ("soft_priority", "soft_priority_forward", "soft_priority_before")
OWN = ("own_area", "own_country", "own_region")
WORLD = ("world", "world_adjective", "international")
# How many words may stand between "all" or "global" and the cities it speaks of.
REACH = 5
# A coverage is a line or two; of a longer text this many characters are read and a person reads the rest.
LONGEST = 3_000
# What joins the items of a list besides words of their own.
LIST_SIGNS = ("·", "・", "/", "&", "+", "와", "과", "및", "나", "と", "や", "及", "並", "また")
OWN_PROGRAMME = "MCR2030"


@dataclass(slots=True)
class Text:
    """A coverage text under reading: its words, its marks, and what the rules have said so far.

    `parts` are parts of named countries, as written.
    """

    source: str
    words: list[Word]
    marks: list[Mark]
    context: Context
    rules: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    def rule(self, name: str) -> None:
        """Name a rule that made part of the value."""
        if name not in self.rules:
            self.rules.append(name)

    def doubt(self, rule: str, reason: str) -> None:
        """Name a rule that asks for a person, with its reason."""
        self.rule(rule)
        self.doubts.append(reason)

    def of(self, *kinds: str) -> list[Mark]:
        """Marks of these kinds, in order."""
        return [mark for mark in self.marks if mark.kind in kinds]

    def written(self, mark: Mark) -> str:
        """The words of a mark as they stand in the text."""
        return self.between(mark.first, mark.last)

    def between(self, first: int, last: int) -> str:
        """The words first..last-1 as they stand in the text."""
        return self.source[self.words[first].start : self.words[last - 1].end]

    def gap(self, first: int, last: int) -> int:
        """The strongest gap between the words first..last."""
        return max((word.gap for word in self.words[first + 1 : last + 1]), default=NO_GAP)


def empty_value() -> dict[str, Any]:
    """A value that says nothing."""
    return {
        "mode": "unspecified", "countries": [], "regions": [], "groups": [], "subnational": [],
        "priority": {"countries": [], "regions": [], "groups": []}, "members_of": None,
    }  # fmt: skip


def read_coverage(
    text: str, language: str | None = None, country: str | None = None, context: Context = "work_plan"
) -> Reading:
    """Whom a service is for.

    `country` is the hub's own (ISO code or name), for "national" and "our region"; `language` is not needed. The value
    has the keys of `empty_value`; countries are ISO alpha-3 codes, regions UNDRR's codes, groups English names.
    """
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
    spans = tuple((text_words[m.first].start, text_words[m.last - 1].end) for m in reading.marks if _counts(m))
    return Reading(value, "review" if reading.doubts else "read", reason, tuple(reading.rules), spans)


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


# --- what is not coverage ---------------------------------------------------------------------------------------------


def set_aside_others(text: Text) -> None:
    """Rule not_the_served: a nationality of refugees, a bank, an embassy or a fund is not whom the service is for."""
    for position, mark in enumerate(text.marks):
        if mark.is_place and _belongs_to_other(text, position):
            text.rule("not_the_served")
            text.marks[position] = replace(mark, kind="set_aside")


def set_aside_excepted(text: Text) -> None:
    """Rule exception: what stands after "except" or "outside", up to the next stop, is not served."""
    for exception in text.of("exception")[:1]:
        for position, mark in enumerate(text.marks):
            if mark.is_place and mark.first >= exception.last and text.gap(exception.last - 1, mark.first) < STRONG:
                text.marks[position] = replace(mark, kind="set_aside")


def _belongs_to_other(text: Text, position: int) -> bool:
    mark = text.marks[position]
    near = [m for m in text.marks[max(0, position - 3) : position + 2] if m.kind in ("people", "organisation")]
    following = text.marks[position + 1 : position + 2]
    near += [m for m in following if m.kind == "network_word"]
    for other in near:
        after = other.first == mark.last and text.words[other.first].gap == NO_GAP
        before = other.last <= mark.first and text.gap(other.last - 1, mark.first) == NO_GAP
        if after or (before and all(_is_link(text, p) for p in range(other.last, mark.first))):
            return True
    return False


def _is_link(text: Text, position: int) -> bool:
    """Whether a word only links two others ("of", "de la")."""
    word = text.words[position].folded
    plain = any(m.kind == "plain" and m.first <= position < m.last for m in text.marks)
    return plain and len(word) <= 3 and word not in CONJUNCTIONS


def keep_own_levels(text: Text) -> None:
    """Rule own_level: "regional" and "the region" mean the hub's own, unless a named place stands beside them."""
    for position, mark in enumerate(text.marks):
        own = mark.kind in (*OWN, "international", "world_adjective")
        if own and (_names_a_place(text, position) or _is_loose_adjective(text, position)):
            text.marks[position] = replace(mark, kind="plain")
        elif mark.kind == "own_area" and _has_a_name(text, mark):
            text.marks[position] = replace(mark, kind="noun")


def _names_a_place(text: Text, position: int) -> bool:
    """Whether a named place stands right before a mark, or after it with only linking words between."""
    mark = text.marks[position]
    if mark.kind not in OWN:
        return False
    neighbours = text.marks[max(0, position - 2) : position + 4]
    for place in (m for m in neighbours if m.is_place):
        if place.last <= mark.first and mark.first - place.last <= 1 and text.gap(place.last - 1, mark.first) == NO_GAP:
            return True
        between = range(mark.last, place.first)
        if mark.last <= place.first and text.gap(mark.last - 1, place.first) == NO_GAP:
            return all(_is_link(text, p) for p in between)
    return False


def _has_a_name(text: Text, mark: Mark) -> bool:
    """Whether an area bears a name of its own, as "the province of Cartago" or "Cebu Province" does."""
    named = {p for m in text.marks if m.kind != "plain" for p in range(m.first, m.last)}
    before = mark.first - 1
    if before > 0 and before not in named and text.words[mark.first].gap == NO_GAP and text.words[before].is_capital:
        return True
    for position in range(mark.last, min(mark.last + 3, len(text.words))):
        if text.words[position].gap != NO_GAP or position in named:
            return False
        if text.words[position].is_capital:
            return True
    return False


def _is_loose_adjective(text: Text, position: int) -> bool:
    """Whether "global" or "regional" speaks of something other than cities, as in "global risks"."""
    mark = text.marks[position]
    if mark.last - mark.first > 1 or mark.kind == "own_area":
        return False
    alone = mark.last == len(text.words) or text.words[mark.last].gap != NO_GAP
    follows_noun = any(m.kind in NOUNS and m.last == mark.first for m in text.marks[:position])
    return not (follows_noun or (alone and text.context == "work_plan") or _leads_to_cities(text, position))


def _leads_to_cities(text: Text, position: int) -> bool:
    """Whether only known words stand between an adjective and the cities it speaks of."""
    reached = text.marks[position].last
    for mark in text.marks[position + 1 :]:
        if mark.first != reached or mark.first > text.marks[position].last + REACH:
            return False
        if mark.kind in (*NOUNS, "member", *OWN, *WORLD):
            return True
        reached = mark.last
    return False


def narrow(text: Text) -> None:
    """Rule narrowed: "francophone cities of West Africa" is where two groups overlap, not both of them."""
    places = [(p, mark) for p, mark in enumerate(text.marks) if mark.kind in ("country", "region", "group")]
    for (at, one), (next_at, other) in pairwise(places):
        kinds = {one.kind, other.kind}
        if "group" not in kinds or one.values == other.values or _are_listed(text, one, other):
            continue
        if kinds == {"country", "group"} and _keep_country(text, at, next_at):
            continue
        if kinds == {"group"} and len(places) == 2:
            text.rule("narrowed")
            written = text.between(one.first, other.last)
            text.marks[at] = Mark("narrowed", (written,), one.first, other.last)
            text.marks[next_at] = replace(other, kind="set_aside")
        else:
            text.doubt("narrowed", f"“{text.between(one.first, other.last)}” names where two groups overlap.")


def _keep_country(text: Text, *pair: int) -> bool:
    """Rule country_within_group: of "the Andean cities of Peru" Peru counts, and the words stay as a part of it."""
    country, group = sorted((text.marks[p] for p in pair), key=lambda mark: mark.kind)
    if country.is_doubtful or country.values[0] not in group_members(group.values[0]):
        return False
    text.rule("country_within_group")
    text.parts.append(text.between(min(country.first, group.first), max(country.last, group.last)))
    text.marks[text.marks.index(group)] = replace(group, kind="set_aside")
    return True


def _are_listed(text: Text, one: Mark, other: Mark) -> bool:
    """Whether two places stand in a list, not as "the one of the other"."""
    between = text.source[text.words[one.last - 1].end : text.words[other.first].start]
    if text.gap(one.last - 1, other.first) != NO_GAP or any(sign in between for sign in LIST_SIGNS):
        return True
    opened = any(one.last <= m.first < other.first for m in text.of("open_list", "including", *PRIORITY_FORWARD))
    has_conjunction = any(word.folded in CONJUNCTIONS for word in text.words[one.last : other.first])
    return opened or has_conjunction or text.words[other.first].raw.startswith("و")


# --- priority ---------------------------------------------------------------------------------------------------------


def split_priority(text: Text) -> tuple[list[Mark], list[Mark]]:
    """(places that come first, places served): rule priority, by the side on which the language puts the word."""
    first: list[Mark] = []
    for position, mark in enumerate(text.marks):
        if mark.kind in PRIORITY_FORWARD:
            found = _places_after(text, position)
            if not found and _ends_clause(text, mark):
                found = _places_before(text, position)
        elif mark.kind in PRIORITY_BACKWARD:
            opens_part = mark.first > 0 and text.words[mark.first].gap != NO_GAP
            found = (opens_part and _places_after(text, position)) or _places_before(text, position)
        else:
            continue
        if found:
            text.rule("soft_priority" if mark.kind in SOFT else "priority")
        first += [place for place in found if place not in first]
    return first, [mark for mark in text.marks if mark.is_place and mark not in first]


def _ends_clause(text: Text, mark: Mark) -> bool:
    """Whether nothing that could come first follows a mark, as in "African cities (priority)"."""
    plain = {p for m in text.marks if m.kind == "plain" for p in range(m.first, m.last)}
    for position in range(mark.last, len(text.words)):
        if text.words[position].gap != NO_GAP:
            return True
        if position not in plain:
            return False
    return True


def _places_after(text: Text, position: int) -> list[Mark]:
    found: list[Mark] = []
    last = text.marks[position].last - 1
    for mark in text.marks[position + 1 :]:
        if mark.kind in ("every", "world", *PRIORITY_FORWARD, *PRIORITY_BACKWARD, "beyond") and found:
            break
        if mark.kind in ("every", "world", "exception"):
            break
        if mark.is_place:
            if text.gap(last, mark.first) == STRONG and found:
                break
            found.append(mark)
            last = mark.last - 1
    return found


def _places_before(text: Text, position: int) -> list[Mark]:
    """The list of places that ends right before a mark; it goes back to the last "all", or to the sentence's start."""
    found: list[Mark] = []
    bound, crossed = text.marks[position].first, False
    for mark in reversed(text.marks[:position]):
        if mark.kind in ("every", *WORLD, *PRIORITY_FORWARD, *PRIORITY_BACKWARD, "exception"):
            break
        if mark.is_place:
            gap = text.gap(mark.last - 1, bound)
            if gap == STRONG and (found or bound != text.marks[position].first):
                break
            crossed = crossed or (gap == COMMA and bool(found))
            found.insert(0, mark)
            bound = mark.first
    if crossed and not text.of("every", *WORLD):
        text.doubt("priority_list_unclear", "It is not clear how many of the listed places come first.")
    return found


# --- everyone ---------------------------------------------------------------------------------------------------------


def find_everyone(text: Text, served: list[Mark]) -> bool:
    """Whether the text opens the service to all: rule everyone ("all cities", "worldwide"), unless places bound it."""
    if any(mark.kind == "world" for mark in text.marks) or _worldly(text):
        text.rule("everyone")
        if served:
            text.doubt("everyone_and_places", "The text says everyone and also names places.")
        return True
    quantified = [mark for mark in text.of("every") if _speaks_of_cities(text, mark)]
    answers = [_bound(text, mark, served) for mark in quantified]
    if "unclear" in answers:
        text.doubt("all_and_places", "It is not clear whether the places limit “all” or are named beside it.")
    if answers and "bounded" not in answers:
        text.rule("everyone")
        return True
    if "bounded" in answers:
        text.rule("all_within_places")
    return False


def _worldly(text: Text) -> bool:
    """Rule international: "international cities" most likely means everyone; a person confirms."""
    if text.of("world_adjective"):
        return True
    if text.of("international"):
        text.doubt("international", "“International” may mean everyone or only cities abroad.")
        return True
    return False


def _speaks_of_cities(text: Text, mark: Mark) -> bool:
    if mark.last == len(text.words) or text.words[mark.last].gap != NO_GAP:
        return True
    before = mark.first and any(m.kind in NOUNS and m.last == mark.first for m in text.marks)
    after = [
        m for m in text.marks if mark.last <= m.first < mark.last + REACH and text.gap(mark.first, m.first) == NO_GAP
    ]
    return bool(before) or any(m.is_place or m.kind in (*NOUNS, "member", "network", *OWN) for m in after)


def _bound(text: Text, mark: Mark, served: list[Mark]) -> str:
    """ "bounded" when places limit the "all", "unclear" when they stand beside it, "all" when there are none."""
    after = [p for p in served if p.first >= mark.last and text.gap(mark.last - 1, p.first) < STRONG]
    own = [m for m in text.of(*OWN) if m.first >= mark.last and text.gap(mark.last - 1, m.first) < COMMA]
    if after:
        place = after[0]
        beside = text.words[place.first].gap == COMMA and place.first > mark.last
        return "unclear" if beside else "bounded"
    if served:
        return "bounded" if any(text.gap(p.last - 1, mark.first) == NO_GAP for p in served) else _loose(text, served)
    return "bounded" if own or text.of("own_country", "own_area") else "all"


def _loose(text: Text, served: list[Mark]) -> str:
    """An "all" parted from the places: inside brackets it repeats them, elsewhere nobody knows."""
    return "unclear" if served else "all"


# --- filling ----------------------------------------------------------------------------------------------------------


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


# --- mode -------------------------------------------------------------------------------------------------------------


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


# --- doubts -----------------------------------------------------------------------------------------------------------


def doubt_the_rest(text: Text, value: dict[str, Any], everyone: bool) -> None:
    """All the rules that send a reading to a person for what the text leaves open."""
    _doubt_exceptions(text, value)
    _doubt_levels(text, value)
    _doubt_continents(text, value)
    _doubt_priority(text, value, everyone)
    _doubt_counted(text)
    _doubt_limits(text, everyone)
    if value["mode"] == "unspecified":
        text.doubt("nothing_named", "The text names no place and does not say “all”.")
    if text.of("including") and (everyone or value["groups"] or value["regions"]):
        text.doubt("including", "“Including” may name examples or the whole list.")


def _doubt_exceptions(text: Text, value: dict[str, Any]) -> None:
    """Rule exception: a text with "except", "outside" or "not" is a person's to read; "members and others" is all."""
    exceptions = text.of("exception")
    if not exceptions:
        return
    mark = exceptions[0]
    networks = [m for m in text.of("network") if m.first >= mark.last]
    members = [m for m in text.marks if "member" in m.values and m.last <= mark.first]
    if networks and members and not any(value[k] for k in ("countries", "regions", "groups")):
        text.rule("members_and_others")
        value.update(mode="all", members_of=None)
        return
    text.doubt("exception", f"“{text.written(mark)}” takes something out.")


def _doubt_levels(text: Text, value: dict[str, Any]) -> None:
    """Rule menu: several levels side by side are the form's choices, not an answer."""
    levels = {mark.kind for mark in text.of(*OWN)} | ({"world"} if text.of(*WORLD) else set())
    if len(levels) >= 3 or text.of("form_label") or ("own_area" in levels and "world" in levels):
        text.doubt("menu", "The text lists the levels to choose from.")
        value.update(empty_value())
    elif len(levels) == 2:
        text.doubt("two_levels", "The text names two levels.")


def _doubt_continents(text: Text, value: dict[str, Any]) -> None:
    """Rule continent: Europe and Asia are not UNDRR regions; each spans or fills part of several."""
    names = {row["name"] for row in group_rows().values() if row["kind"] == "continent"}
    for name in value["groups"] + value["priority"]["groups"]:
        if name in names:
            text.doubt("continent", f"“{name}” is a continent, not one of UNDRR's regions.")


def _doubt_priority(text: Text, value: dict[str, Any], everyone: bool) -> None:
    """Rule soft_priority: "notably" and "mainly" are a priority only where the text first says who is served."""
    if "soft_priority" in text.rules and not everyone:
        text.doubt("soft_priority", "“Especially” or “mainly” may be a priority or only an emphasis.")
    if text.of("priority", *PRIORITY_BACKWARD) and not any(value["priority"].values()):
        text.doubt("priority_unnamed", "The text speaks of a priority without a place that could be read.")


def _doubt_counted(text: Text) -> None:
    """Rule counted: "3 countries in Africa" are some of them, and the text does not say which."""
    for place in text.of("region", "group") if text.of("country_noun") else ():
        before = text.words[max(0, place.first - 4) : place.first]
        numbers = [int(w.raw) for w in before if w.raw.isdecimal() and w.raw.isascii() and len(w.raw) < 4]
        size = len(group_members(place.values[0])) if place.kind == "group" else region_size(place.values[0])
        if numbers and numbers[-1] != size and text.gap(place.first - len(before), place.first) == NO_GAP:
            text.doubt("counted", f"{numbers[-1]} places are counted and not named.")


@made_once
def _region_sizes() -> dict[str, int]:
    codes = [row["region_code"] for row in rows("countries")]
    return {code: codes.count(code) for code in set(codes)}


def region_size(code: str) -> int:
    """How many countries a UNDRR region has in countries.csv."""
    return _region_sizes().get(code, 0)


def _doubt_limits(text: Text, everyone: bool) -> None:
    """Rule unread_limit: in a cell, words not understood beside "all" may limit it ("all coastal cities")."""
    if text.context != "work_plan" or not everyone:
        return
    if unread := [text.words[p].raw for p in unknown_words(text.words, text.marks)]:
        text.doubt("unread_limit", f"“{' '.join(unread)}” may limit who is served.")
