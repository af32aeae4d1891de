"""Years that belong to a name or a title, not to the activity: "Sendai Framework 2015-2030"."""

import re

from etl.meaning.dates import Point
from etl.meaning.phrases import Phrases
from etl.meaning.years.words import ROLES


def is_name(point: Point, phrases: Phrases) -> bool:
    """Whether the years belong to a listed name ("Sendai Framework 2015-2030", "2030 Agenda")."""
    name = frozenset({"fixed_name"})
    before = phrases.before(point.start, name)
    if before and phrases.folded[before.end : point.start].strip(" -:(") == "":
        return " " in before.words or point.rule != "range" or not before.words.isascii()
    after = phrases.after(point.end, name) if point.rule == "bare_year" else None
    return after is not None and phrases.folded[point.end : after.start] == " "


def is_title(point: Point, phrases: Phrases, text: str) -> bool:
    """Whether the years stand in a title: by a noun like "plan", or after two capitalised words that are no label."""
    if point.precision == "year" and _title_follows(point, phrases):
        return True
    word = phrases.word_before(point.start)
    if word is None or phrases.before(point.start, frozenset({"own_plan", "period_label", *ROLES, "year_label"})):
        return False
    if phrases.before(point.start, frozenset({"name_noun"})):
        return True
    previous = phrases.word_before(word[0]) if point.precision == "year" else None
    return previous is not None and text[slice(*word)].istitle() and text[slice(*previous)].istitle()


def _title_follows(point: Point, phrases: Phrases) -> bool:
    """Whether a noun like "plan" is one of the three words after the years ("2025–2030 Strategic Plan")."""
    words = re.compile(r"(?: [^\W\d_]+){1,3}").match(phrases.folded, point.end)
    return bool(words and phrases.within("name_noun", point.end, words.end()))
