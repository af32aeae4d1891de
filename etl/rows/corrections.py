"""People's answers to the review queue: rows of data/corrections.csv, applied where their text still stands.

An answer holds for a text with its language and context in every document, so that the same question isn't asked twice;
with a document and place it holds there only. One whose text has gone or changed is a finding and is not applied.
"""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from etl.answers import KEYS, PLACES
from etl.findings import Finding, Place
from etl.folder.table_file import ListRow
from etl.meaning.coverage import countries_of
from etl.meaning.interpret import Question, indicator_items
from etl.rows.answers import check_value, value_of
from etl.rows.made import Asked, Made
from etl.text.normal import normalised


@dataclass(frozen=True, slots=True)
class Correction:
    """One answer: the reading that it makes, and who gave it."""

    row: ListRow
    value: dict[str, Any]

    @property
    def who(self) -> str:
        """Who answered."""
        return self.row["who"]

    def reading(self, country: str | None) -> dict[str, Any]:
        """What stands in place of our own reading; `country` is the hub's own, ISO alpha-3."""
        reason = f"{self.who} answered on {self.row['decided_on']}: {self.row['reason'] or 'no reason given'}"
        found: dict[str, Any] = {
            "value": self.value,
            "state": "read",
            "reason": reason,
            "rules": ["answered by a person"],
            "spans": [],
        }
        if self.row["field"] == "coverage":
            found["countries"] = countries_of(self.value, country)
        if self.row["field"] == "indicators":
            found["items"] = indicator_items(self.value, self.row["text"])
        return found


@dataclass(frozen=True, slots=True)
class Corrections:
    """All answers that have the shape of a value, by what they answer; `findings` say which rows have not."""

    answers: tuple[Correction, ...]
    findings: tuple[Finding, ...]
    by_place: Mapping[tuple[str, ...], Correction]
    by_text: Mapping[tuple[str, ...], Correction]

    def answer(self, question: Question, document_id: str, place: Place) -> Correction | None:
        """The answer to a question at a place; None where nobody has answered, or the text has changed since."""
        at_place = self.at(question, document_id, place)
        if at_place and not _has_changed(at_place, question):
            return at_place
        return self.by_text.get(text_key(question))

    def at(self, question: Question, document_id: str, place: Place) -> Correction | None:
        """The answer that was given for this place alone, whatever stands there now."""
        return self.by_place.get((question.kind, document_id, str(place)))


def text_key(question: Question) -> tuple[str, ...]:
    """What an answer is given for that holds in every document: kind, text, language and context of a question."""
    return question.kind, normalised(question.text), question.language or "", question.context


def read_corrections(rows: Iterable[ListRow]) -> Corrections:
    """The answers in rows of data/corrections.csv; one that can't be read becomes a finding.

    Of several answers to one question the one given last counts; a finding says where one before it was another.
    """
    answers: list[Correction] = []
    findings: list[Finding] = []
    for row in rows:
        try:
            answers.append(Correction(row, _value(row)))
        except (ValueError, RecursionError) as problem:
            findings.append(_unreadable(row, str(problem)))
    by_place: dict[tuple[str, ...], Correction] = {}
    by_text: dict[tuple[str, ...], Correction] = {}
    for correction in sorted(answers, key=lambda correction: correction.row["decided_on"]):
        row = correction.row
        text = normalised(row["text"])
        is_at_place = bool(row["document"])
        known = by_place if is_at_place else by_text
        key = (row["document"], row["place"]) if is_at_place else (text, row["language"], row["context"])
        before = known.get((row["field"], *key))
        if before and before.value != correction.value:
            findings.append(_twice(before.row, row))
        known[row["field"], *key] = correction
    return Corrections(tuple(answers), tuple(findings), by_place, by_text)


def _value(row: ListRow) -> dict[str, Any]:
    """The value that a row gives; raises ValueError for one that no load can take."""
    value = value_of(row["value"])
    check_value(row["field"], value)
    if row["field"] == "target" and not (row["document"] and row["place"]):
        raise ValueError("The answer for a target names document and place.")
    row.day("decided_on")
    return _whole_coverage(value) if row["field"] == "coverage" else value


def _whole_coverage(value: dict[str, Any]) -> dict[str, Any]:
    """A coverage with an empty list for each that an answer leaves out or null, as our own readings have it."""
    priority = value["priority"] or {}
    lists = {name: value[name] or [] for name in (*PLACES, "subnational")}
    return value | lists | {"priority": {name: priority.get(name) or [] for name in PLACES}}


def applied(corrections: Corrections, asked: Iterable[Asked]) -> tuple[set[int], Made]:
    """The lines of the answers that some of these questions need; what is said of those whose text has changed."""
    made, lines = Made(), set()
    for one in asked:
        at_place = corrections.at(one.question, one.document_id, one.place)
        if at_place and _has_changed(at_place, one.question):
            made.find(_changed(at_place, one.question.text, one.place), one.document_id)
        if correction := corrections.answer(one.question, one.document_id, one.place):
            lines.add(correction.row.line_number)
    return lines, made


def correction_rows(corrections: Corrections, applied_lines: Container[int]) -> Made:
    """One row of `correction` for each answer; what is said of those that no text of the inbox needs any more."""
    made = Made()
    for finding in corrections.findings:
        made.find(finding)
    for correction in corrections.answers:
        row = correction.row
        is_applied = row.line_number in applied_lines
        if not is_applied:
            made.find(_unused(row))
        names = ("field", "document", "place", "text", "language", "context", "value", "reason", "who")
        values = {name: row[name] or None for name in names}
        about = {"line_number": row.line_number, "decided_on": row.day("decided_on"), "is_applied": is_applied}
        made.add("correction", **about, **values)
    return made


def _has_changed(correction: Correction, question: Question) -> bool:
    return normalised(correction.row["text"]) != normalised(question.text)


def _unreadable(row: ListRow, problem: str) -> Finding:
    return Finding(
        "correction_unreadable",
        f"corrections.csv, line {row.line_number}, cannot be applied. {problem}".strip(),
        text=row["text"],
        hint=f"Give field ({', '.join(KEYS)}), text, value as JSON, who, and decided_on as YYYY-MM-DD.",
    )


def _twice(before: ListRow, given: ListRow) -> Finding:
    message = (
        f"corrections.csv, line {given.line_number}, answers otherwise than line {before.line_number} what is the same "
        f"question; line {given.line_number} counts, which was answered last."
    )
    return Finding("correction_twice", message, text=given["text"])


def _changed(correction: Correction, text: str, place: Place) -> Finding:
    return Finding(
        "correction_text_changed",
        f'corrections.csv, line {correction.row.line_number}, was given for "{correction.row["text"]}".',
        place,
        text,
        "Answer again for the text as it stands now, and take the old line out.",
    )


def _unused(row: ListRow) -> Finding:
    return Finding(
        "correction_not_applied",
        f"corrections.csv, line {row.line_number}: no document holds this text in this language and context any more.",
        text=row["text"],
        hint="Take the line out, or put its text right.",
    )
