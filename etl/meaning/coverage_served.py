"""Coverage rules that part the places served from those that come first, and tell whether everyone is served."""

from etl.meaning.coverage_marks import NOUNS, Mark
from etl.meaning.coverage_text import OWN, PRIORITY_BACKWARD, PRIORITY_FORWARD, REACH, SOFT, WORLD, Text
from etl.meaning.wording import COMMA, NO_GAP, STRONG


def split_priority(text: Text) -> tuple[list[Mark], list[Mark]]:
    """(places that come first, places served): rule priority, by the side on which the language puts the word."""
    first: list[Mark] = []
    for position, mark in enumerate(text.marks):
        if mark.kind in PRIORITY_FORWARD:
            found = _places_after(text, position)
            if not found and _ends_clause(text, mark):
                found = _places_before(text, position)
        elif mark.kind in PRIORITY_BACKWARD:
            opens_part = mark.first == 0 or text.words[mark.first].gap != NO_GAP
            found = (opens_part and _places_after(text, position)) or _places_before(text, position)
        else:
            continue
        if found:
            text.rule("soft_priority" if mark.kind in SOFT else "priority")
        first += [place for place in found if place not in first]
    return first, [mark for mark in text.marks if mark.is_place and mark not in first]


def _ends_clause(text: Text, mark: Mark) -> bool:
    """Whether nothing that could come first follows a mark, as in "African cities (priority)"."""
    if text.source[text.words[mark.last - 1].end :].lstrip()[:1] in (":", "："):
        # "Priority: coastal" leads on, also where what follows is no place.
        return False
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


def _opens_bracket(text: Text, place: Mark, mark: Mark) -> bool:
    """Whether "all" stands in a bracket right after a place, which it then speaks of: "Uganda (all districts)"."""
    between = text.source[text.words[place.last - 1].end : text.words[mark.first].start]
    return place.last <= mark.first and between.strip() in ("(", "（")


def _bound(text: Text, mark: Mark, served: list[Mark]) -> str:
    """ "bounded" when places limit the "all", "unclear" when they stand beside it, "all" when there are none."""
    after = [p for p in served if p.first >= mark.last and text.gap(mark.last - 1, p.first) < STRONG]
    own = [m for m in text.of(*OWN) if m.first >= mark.last and text.gap(mark.last - 1, m.first) < COMMA]
    if after:
        place = after[0]
        beside = text.words[place.first].gap == COMMA and place.first > mark.last
        example = any(mark.last <= m.first < place.first for m in text.of("open_list", "including"))
        return "unclear" if beside or example else "bounded"
    if any(_opens_bracket(text, place, mark) for place in served):
        return "bounded"
    if served:
        return "bounded" if any(text.gap(p.last - 1, mark.first) == NO_GAP for p in served) else "unclear"
    return "bounded" if own or text.of("own_country", "own_area") else "all"
