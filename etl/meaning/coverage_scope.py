"""Coverage rules that settle what a name or "regional" stands for before anything is counted as served."""

from dataclasses import replace
from itertools import pairwise

from etl.meaning.coverage_marks import NOUNS, Mark
from etl.meaning.coverage_text import CONJUNCTIONS, OWN, PRIORITY_FORWARD, REACH, WORLD, Text
from etl.meaning.reach import group_members
from etl.meaning.wording import NO_GAP, STRONG

# What joins the items of a list besides words of their own.
LIST_SIGNS = ("·", "・", "/", "&", "+", "와", "과", "및", "나", "と", "や", "及", "並", "また")


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


def settle_other_countries(text: Text) -> None:
    """Rule other_countries: "other countries" with no place of their own ("in Africa") open the list to all."""
    for position, mark in enumerate(text.marks):
        if mark.kind == "other_countries":
            bounded = any(
                m.is_place and m.first >= mark.last and text.gap(mark.last - 1, m.first) == NO_GAP
                for m in text.marks[position + 1 :]
            )
            text.marks[position] = replace(mark, kind="country_noun" if bounded else "beyond")


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
