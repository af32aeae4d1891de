"""Values in words: dates, numbers, money, places, targets, and passages as they were written."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd
from babel import Locale

NOT_ANSWERED = "not answered"
STATES = {
    "read": "● read",
    "review": "◑ waits for a person",
    "unreadable": "✕ could not be read",
    "missing": "○ not answered",
}
PARTS = {
    "motivation_letter": "Motivation letter",
    "annex_1": "Annex I form",
    "exemplary_work": "Example of exemplary work",
}
PRESENCE = {"present": "● present", "missing": "○ missing", "unsure": "◑ unsure"}
COMPARATORS = {
    "at_least": "at least ",
    "more_than": "more than ",
    "at_most": "at most ",
    "less_than": "less than ",
    "approx": "about ",
}
PROPOSED, TO_BE_CHECKED = (
    "◑ proposed:",
    "◑ to be checked:",
)  # a value that waits for a person, with and without a number
NO_BREAK = "\u00a0"
WORD_JOINER = "\u2060"  # no width, no meaning: it only keeps letters from being taken for a link, an arrow or an icon
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
_LINKS_AND_SIGNS = re.compile(
    r"(https?|ftp|mailto|www|xmpp)(?=[:.])|(:)(?=\w)|(@)|(<)(?=[-=])|([-=])(?=>)|(-)(?=-)", re.IGNORECASE
)


def text(passage: Any) -> str:
    """A passage from a document as Markdown that shows it literally: no emphasis, link, formula, icon or HTML."""
    if is_missing(passage):
        return ""
    guarded = _LINKS_AND_SIGNS.sub(lambda found: found[0] + WORD_JOINER, str(passage))
    return _PUNCTUATION.sub(r"\\\1", guarded)


def is_missing(value: Any) -> bool:
    """Whether a value of a data frame is absent: None, NaN, NaT, NA."""
    return value is None or (not isinstance(value, list | tuple | dict) and bool(pd.isna(value)))


def day(value: Any, precision: str | None = "day") -> str:
    """A date as "21 Nov 2026", "Nov 2026", "2026" or "by 21 Nov 2026", as exact as it is known; empty where unknown."""
    if is_missing(value):
        return ""
    moment = pd.Timestamp(value)
    if precision == "year":
        return str(moment.year)
    if precision == "month":
        return f"{moment:%b %Y}"
    return f"{'by ' if precision == 'no_later_than' else ''}{moment.day} {moment:%b %Y}"


def number(value: Any) -> str:
    """A number with thousands separated, decimals only where it has any; empty where there is none."""
    if is_missing(value):
        return ""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")


def count(quantity: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun: "1 hub", "1,204 hubs"."""
    return f"{number(quantity)} {singular if quantity == 1 else plural or singular + 's'}"


def out_of(part: int, whole: int, singular: str, plural: str | None = None) -> str:
    """A number with its denominator: "9 of 17 hubs"."""
    return f"{number(part)} of {count(whole, singular, plural)}"


def usd(value: Any) -> str:
    """A sum in US dollars: "US$ 25,000"."""
    return "" if is_missing(value) else f"US$ {number(round(float(value)))}"


def language(code: Any) -> str:
    """A language in English: "ko" is "Korean"; an unknown code stays as it is."""
    return "" if is_missing(code) else Locale("en").languages.get(code, code)


def outcome(code: str) -> str:
    """What became of a file, as words with a mark."""
    known = {"ok": "● read", "not_read": "○ kept, not read", "draft": "◑ draft, to be confirmed"}
    return known.get(code, f"✕ {sentence(code)}")


def sentence(code: Any) -> str:
    """A key of the schema as words: "in_kind" is "in kind"."""
    return "" if is_missing(code) else str(code).replace("_", " ")


def label(column: str) -> str:
    """A column's heading: "term_ends_on" is "Term ends on", "total_usd" is "Total, US$", "hubs_count" is "Hubs"."""
    words, unit = column, ""
    for suffix, meaning in (("_usd", ", US$"), ("_bytes", ", bytes"), ("_count", "")):
        if words.endswith(suffix):
            words, unit = words.removesuffix(suffix), meaning
    words = sentence(words.removeprefix("is_").removeprefix("has_"))
    return words[:1].upper() + words[1:] + unit


def place(row: Mapping[str, Any]) -> str:
    """Where a value stands: "annex-1.docx, table 9, row 3, column 4"; the file alone for running text."""
    words = [str(row[key]) for key in ("file_name", "document_id") if not is_missing(row.get(key))][:1]
    part = row.get("part")
    if not is_missing(part) and part not in ("body", ""):
        words.append(f'sheet "{part}"' if str(words[:1]).endswith(".xlsx']") else str(part))
    for name in ("table", "row", "column"):
        value = row.get(f"{name}_number")
        if not is_missing(value):
            words.append(f"{name} {value:.0f}")
    return ", ".join(words)


def places(row: Mapping[str, Any]) -> str:
    """Where a problem is found: its place, or of several the document with the first of them and how many more."""
    if is_missing(row.get("places")) or row["findings_count"] == 1:
        return place(row)
    name = next(str(row[key]) for key in ("file_name", "document_id", "message") if not is_missing(row.get(key)))
    return f"{name}: {row['places']}"


def years(row: Mapping[str, Any]) -> str:
    """The years of a service: "2022–2024", "from 2023 on", or why they are not known."""
    if is_missing(row["start_year"]):
        return STATES["missing" if row["years_state"] == "missing" else "review"]
    start = int(row["start_year"])
    if not is_missing(row["is_open_ended"]) and row["is_open_ended"]:
        return f"from {start} on"
    end = start if is_missing(row["end_year"]) else int(row["end_year"])
    return str(start) if start == end else f"{start}–{end}"


def term(hub: Mapping[str, Any]) -> str:
    """Where a hub stands in its term, as a sentence: "Recognised 18 Nov 2021, for a term to 18 Nov 2024."."""
    state = hub["recognition_state"]
    if is_missing(hub["term_ends_on"]):
        when = f" {day(hub['starts_on'], hub['precision'])}".rstrip()
        unknown = f"Recognised{when}; the day is not known, so neither is the end of the term."
        return "A candidate; no recognition is known." if state == "candidate" else unknown
    start, end = day(hub["starts_on"], hub["precision"]), day(hub["term_ends_on"], hub["precision"])
    since = f"{'Renewed' if hub['is_renewed'] else 'Recognised'} {start}"
    if state == "term ended, renewal unknown":
        return f"{since}; the term ended {end}, renewal unknown."
    if state == "ended":
        return f"{since}; the recognition ended {end}."
    prepared = "; a renewal can be prepared" if state == "renewal can be prepared" else ""
    return f"{since}, for a term to {end}{prepared}."


def target(row: Mapping[str, Any]) -> str:
    """What an indicator promises: "at least 1 event per year, 3 in total, by 31 Dec 2024", or why it has no number."""
    if is_missing(row["quantity"]) and is_missing(row["total_target"]):
        return "no number" if row["state"] == "read" else STATES.get(row["state"], row["state"])
    parts = [_promised(row), _in_total(row)]
    if not is_missing(row["deadline"]):
        parts.append(f"by {day(row['deadline'])}")
    if not is_missing(row["baseline"]):
        parts.append(f"from {number(row['baseline'])}")
    return ", ".join(part for part in parts if part)


def _promised(row: Mapping[str, Any]) -> str:
    """The quantity with its unit and what it is per; empty where only a total is given."""
    if is_missing(row["quantity"]):
        return ""
    quantity = number(row["quantity"])
    if not is_missing(row["quantity_max"]):
        quantity += f"–{number(row['quantity_max'])}"
    if not is_missing(row["comparator"]):
        quantity = COMPARATORS.get(row["comparator"], "") + quantity
    return " ".join(part for part in (quantity + _unit(row), _per(row)) if part)


def _unit(row: Mapping[str, Any]) -> str:
    """The unit after a space, in the plural where the number asks for it; "%" stands close to its number."""
    unit = row["unit"]
    if is_missing(unit):
        return ""
    if unit in ("%", "percent", "per cent"):
        return "%"
    plural = row["unit_plural"] if row["quantity"] != 1 or not is_missing(row["quantity_max"]) else unit
    return f" {unit if is_missing(plural) else plural}"


def _per(row: Mapping[str, Any]) -> str:
    return " ".join(f"per {sentence(row[key])}" for key in ("period", "per") if not is_missing(row[key]))


def _in_total(row: Mapping[str, Any]) -> str:
    """The total, where it says more than the quantity does."""
    total = row["total_target"]
    if is_missing(total) or (total == row["quantity"] and is_missing(row["period"])):
        return ""
    return f"{number(total)}{_unit(row) if is_missing(row['quantity']) else ''} in total"


def money(row: Mapping[str, Any]) -> str:
    """A sum as stated: "KRW 45,000,000–50,000,000 a year"; "no amount stated" where the text gives none."""
    if is_missing(row["amount"]):
        return "no amount stated"
    amount = number(row["amount"]) + ("" if is_missing(row["amount_max"]) else f"–{number(row['amount_max'])}")
    currency = "currency not told" if is_missing(row["currency_code"]) else row["currency_code"]
    compared = COMPARATORS.get(row["comparator"], "") if not is_missing(row["comparator"]) else ""
    return f"{compared}{'US$' if currency == 'USD' else currency} {amount}"


def reservation(row: Mapping[str, Any]) -> str:
    """What a value is promised on, in the words of its text: "“if the council approves”", "tentative", else ""."""
    parts = [] if is_missing(row["condition"]) else [f"“{row['condition']}”"]
    return ", ".join([*parts, *(["tentative"] if row["is_tentative"] else [])])


def pairs(rows: pd.DataFrame, name: str, value: str) -> str:
    """Rows as one sentence for those who do not see a chart: "Africa 3, Arab States 0."."""
    return (
        ", ".join(f"{label} {number(quantity)}" for label, quantity in zip(rows[name], rows[value], strict=True)) + "."
    )


def listed(parts: Iterable[str], joint: str = "and") -> str:
    """Parts as one phrase: "a, b and c"."""
    words = [part for part in parts if part]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}" if words else ""


def unbroken(phrase: str) -> str:
    """A phrase that stays on one line."""
    return phrase.replace(" ", NO_BREAK)


def moment(value: date) -> str:
    """A moment of publication: "21 Nov 2026, 23:50 UTC"."""
    return f"{day(value)}, {value:%H:%M} UTC"
