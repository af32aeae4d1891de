"""Whether two names mean one local authority: what may differ in writing, and what may not."""

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from etl.folder.reference import rows
from etl.meaning.places import are_two_places, find_place
from etl.meaning.tables import made_once
from etl.text.spelling import plain_name, word_name

ALIKE_MIN = 0.85  # share of letters from which on two names may be one name misspelt
_BRACKETS = re.compile(r"[(（\[]([^)）\]]*)[)）\]]")
_PARTS = re.compile(r"\s*[/|\n;,،、，／｜]\s*|\s+[-–—]\s+")


class HubNames:
    """The names of the known hubs, each with the hub's country."""

    def __init__(self) -> None:
        self._hubs: dict[str, set[str]] = defaultdict(set)
        self._names: dict[str, list[str]] = defaultdict(list)
        self._countries: dict[str, str | None] = {}
        self._plain: dict[str | None, list[tuple[str, str]]] = defaultdict(list)
        self._places: dict[str, set[str]] = defaultdict(set)
        self._unlocated: list[tuple[str, str, str]] = []

    def add(self, hub_id: str, country_code: str | None, names: Iterable[str]) -> None:
        """Take in a hub with the names that it bears."""
        self._countries[hub_id] = country_code
        for name in names:
            self._names[hub_id].append(name)
            self._plain[country_code].append((plain_name(name), hub_id))
            if country_code:
                self._unlocated.append((hub_id, country_code, name))
            for writing in _writings(name):
                self._hubs[plain_name(writing)].add(hub_id)

    def named(self, text: str, country_code: str | None) -> set[str]:
        """The hubs that a text names as a whole, in this country where it is known; an exact writing goes first."""
        found = self._bearing(_writings(text), country_code)
        return {hub_id for hub_id in found if self._bears_exactly(hub_id, text)} or found

    def named_in_part(self, text: str, country_code: str | None) -> set[str]:
        """The hubs that a part of a text names: "Kestrel Bay (KB), Coast Province"."""
        return self._bearing((one for part in _parts(text) for one in _writings(part)), country_code)

    def _bearing(self, writings: Iterable[str], country_code: str | None) -> set[str]:
        found = {(hub_id, one) for one in writings for hub_id in self._hubs.get(plain_name(one), ())}
        return {hub_id for hub_id, one in found if self._may_be(hub_id, one, country_code)}

    def _may_be(self, hub_id: str, writing: str, country_code: str | None) -> bool:
        """Whether country and accents allow the hub: where two places differ by an accent alone, both exist."""
        own = self._countries[hub_id]
        if own and country_code and own != country_code:
            return False
        return not (own and all(are_two_places(writing, name, own) for name in self._names[hub_id]))

    def _bears_exactly(self, hub_id: str, text: str) -> bool:
        return word_name(text) in map(word_name, self._names[hub_id])

    def is_same_place(self, hub_id: str, text: str) -> bool:
        """Whether the gazetteer knows the text as another name of the hub's place."""
        return hub_id in self._located_at(text, {self._countries[hub_id]})

    def of_same_place(self, text: str) -> set[str]:
        """The hubs of whose place the gazetteer knows the text as another name."""
        return self._located_at(text, set(self._countries.values()))

    def _located_at(self, text: str, country_codes: Iterable[str | None]) -> set[str]:
        """The hubs at the place that a text names in each of the countries; each name of a hub is located once."""
        for hub_id, country_code, name in self._unlocated:
            if place := find_place(name, country_code):
                self._places[place.source].add(hub_id)
        self._unlocated = []
        found = (find_place(text, country_code) for country_code in country_codes if country_code)
        return {hub_id for place in found if place for hub_id in self._places.get(place.source, ())}

    def alike(self, text: str, country_code: str | None) -> set[str]:
        """The hubs of the country whose name a text may be a misspelling of."""
        known = self._plain.values() if country_code is None else [self._plain.get(country_code, [])]
        own = plain_name(text)
        bounds = difflib.SequenceMatcher(None, b=own, autojunk=False)
        return {hub_id for names in known for name, hub_id in names if _is_alike(own, name, bounds)}


def _is_alike(one: str, other: str, bounds: difflib.SequenceMatcher[str]) -> bool:
    """Whether most letters are the same; `bounds` of the one name give what their share is at most."""
    bounds.set_seq1(other)
    if bounds.real_quick_ratio() < ALIKE_MIN or bounds.quick_ratio() < ALIKE_MIN:
        return False
    compared = difflib.SequenceMatcher(None, one, other, autojunk=False)
    # The first two are upper bounds of the third, and far cheaper: a new name is compared with those of all hubs.
    return all(ratio() >= ALIKE_MIN for ratio in (compared.real_quick_ratio, compared.quick_ratio, compared.ratio))


def _parts(text: str) -> list[str]:
    """What stands before and in brackets, and between commas and slashes."""
    pieces = [_BRACKETS.sub("\n", text), *_BRACKETS.findall(text)]
    return [part.strip() for piece in pieces for part in _PARTS.split(piece) if part.strip()]


def _writings(text: str) -> Iterator[str]:
    """The text, and the text without brackets and without the words for a local authority round the name."""
    bare = _BRACKETS.sub(" ", text).strip()
    for one in dict.fromkeys((text, bare)):
        yield one
        yield from _without_authority(one)


def _without_authority(text: str) -> Iterator[str]:
    """The name in "City of Kestrel Bay", "Haemu-si", "해무시"; nothing where no such word stands there."""
    words, known = word_name(text), _authority_words()
    # Most names have none of them, which one look tells for all words together.
    if words.startswith(known["before"]):
        yield from (words.removeprefix(one) for one in known["before"] if words.startswith(one))
    for place, length in (("after", 0), ("joined", 1)):
        if words.endswith(known[place]):
            ending = (one for one in known[place] if words.endswith(one) and len(words) > len(one) + length)
            yield from (words.removesuffix(one) for one in ending)


@made_once
def _authority_words() -> dict[str, tuple[str, ...]]:
    """The words for a local authority with the blank that parts them from the name, by where they stand."""
    found: dict[str, tuple[str, ...]] = {"before": (), "after": (), "joined": ()}
    written = {"before": "{} ", "after": " {}", "joined": "{}"}
    for row in rows("authority_words"):
        found[row["role"]] += (written[row["role"]].format(word_name(row["form"])),)
    return found
