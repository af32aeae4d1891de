"""Coverage rules that send a reading to a person for what the text leaves open."""

from itertools import pairwise
from typing import Any

from etl.folder.reference import rows
from etl.meaning.coverage_marks import unknown_words
from etl.meaning.coverage_text import CONJUNCTIONS, OWN, PRIORITY_BACKWARD, WORLD, Text, empty_value
from etl.meaning.reach import group_members, group_rows
from etl.meaning.tables import made_once
from etl.meaning.wording import NO_GAP


def doubt_the_rest(text: Text, value: dict[str, Any], everyone: bool) -> None:
    """All the rules that send a reading to a person for what the text leaves open."""
    _doubt_exceptions(text, value)
    _doubt_levels(text, value)
    _doubt_continents(text, value)
    _doubt_priority(text, value, everyone)
    _doubt_counted(text)
    _doubt_bracketed(text)
    _doubt_limits(text, everyone)
    _doubt_languages(text)
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
    for name in value["groups"] + value["priority"]["groups"]:
        if name in _continents():
            text.doubt("continent", f"“{name}” is a continent, not one of UNDRR's regions.")


@made_once
def _continents() -> frozenset[str]:
    return frozenset(row["name"] for row in group_rows().values() if row["kind"] == "continent")


def _doubt_priority(text: Text, value: dict[str, Any], everyone: bool) -> None:
    """Rule soft_priority: "notably" and "mainly" are a priority only where the text first says who is served."""
    if "soft_priority" in text.rules and not everyone:
        text.doubt("soft_priority", "“Especially” or “mainly” may be a priority or only an emphasis.")
    if text.of("priority", *PRIORITY_BACKWARD) and not any(value["priority"].values()):
        text.doubt("priority_unnamed", "The text speaks of a priority without a place that could be read.")


def _doubt_counted(text: Text) -> None:
    """Rule counted: "3 countries in Africa" are some of them, and the text does not say which."""
    for every in () if any(mark.is_place for mark in text.marks) else text.of("every"):
        if text.words[every.last : every.last + 1] and text.words[every.last].raw.isdecimal():
            text.doubt("counted", f"“{text.between(every.first, every.last + 1)}” counts a list that is not given.")
    for place in text.of("region", "group") if text.of("country_noun") else ():
        before = text.words[max(0, place.first - 4) : place.first]
        numbers = [int(w.raw) for w in before if w.raw.isdecimal() and w.raw.isascii() and len(w.raw) < 4]
        size = len(group_members(place.values[0])) if place.kind == "group" else region_size(place.values[0])
        if numbers and numbers[-1] != size and text.gap(place.first - len(before), place.first) == NO_GAP:
            text.doubt("counted", f"{numbers[-1]} places are counted and not named.")


def _doubt_bracketed(text: Text) -> None:
    """Rule bracketed: in "Laos, Cambodia (Mekong)" the group may only describe the countries before it."""
    for group in text.of("group"):
        before = [mark for mark in text.of("country") if mark.last <= group.first]
        opens = before and "(" in text.source[text.words[group.first - 1].end : text.words[group.first].start]
        if opens and before[-1].values[0] in group_members(group.values[0]):
            text.doubt("bracketed", f"“{text.written(group)}” may describe the countries or be served as well.")


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


def _doubt_languages(text: Text) -> None:
    """Rule language_pair: in "French or English speaking" the first word is a language too, not a country."""
    for one, other in pairwise(mark for mark in text.marks if mark.is_place):
        is_language = other.kind == "group" and group_rows()[other.values[0]]["kind"] == "language"
        between = [word.folded for word in text.words[one.last : other.first]]
        if one.kind == "country" and is_language and all(word in CONJUNCTIONS for word in between):
            text.doubt("language_pair", f"“{text.written(one)}” may be a language here.")
