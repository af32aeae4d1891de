"""Part I of the form: every heading answered, within its limit of words."""

import re

from etl.rules.screening.application import Application
from etl.rules.screening.verdicts import Said
from etl.rules.screening.word_counts import count_range


def answered(application: Application, row: dict[str, str]) -> Said:
    """Whether a field of the form is answered."""
    answer = application.answer_to(row["field"])
    if answer.text is None:
        return Said("not_met", "not_answered")
    # The focal point's data are the secretariat's alone: they never become evidence.
    shown = "" if answer.field.startswith("contact_") else answer.text
    return Said("met", "answered", {}, shown, application.where(answer.place))


def email(application: Application, row: dict[str, str]) -> Said:
    """Whether the address of the focal point is one."""
    said, answer = answered(application, row), application.answer_to(row["field"])
    if said.verdict == "met" and not re.search(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+", answer.text or ""):
        return Said("not_met", "email_malformed", place=said.place)
    return said


def length(application: Application, row: dict[str, str]) -> Said:
    """Whether an answer keeps to its limit of words; near an estimated count a person decides."""
    answer, limit = application.answer_to(row["field"]), int(row["word_limit"])
    if answer.text is None:
        return Said("not_applicable", "not_answered")
    words, place = count_range(answer.text, application.filled.language), application.where(answer.place)
    if words.least > limit:
        details = {"words": words.least, "over": words.least - limit, "limit": limit}
        return Said("not_met", "over_limit", details, answer.text, place)
    if words.most <= limit:
        return Said("met", "within_limit", {"words": words.most, "limit": limit}, place=place)
    details = {"least": words.least, "most": words.most, "limit": limit}
    return Said("needs_a_person", "limit_unsure", details, answer.text, place)
