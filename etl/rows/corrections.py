"""People's answers to the review queue: rows of data/corrections.csv, applied where their text still stands.

An answer holds for a text with its language and context in every document, so that the same question isn't asked twice;
with a document and place it holds there only. One whose text has gone or changed is a finding and is not applied.
"""

from dataclasses import dataclass
from typing import Any

from etl.findings import Finding, Place
from etl.folder.table_file import ListRow
from etl.meaning.coverage import countries_of
from etl.meaning.interpret import Question, indicator_items
from etl.rows.answers import KEYS, check_value, value_of
from etl.rows.collection import Collection
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
        found = {"value": self.value, "state": "read", "reason": reason, "rules": ["answered by a person"], "spans": []}
        if self.row["field"] == "coverage":
            found["countries"] = countries_of(self.value, country)
        if self.row["field"] == "indicators":
            found["items"] = indicator_items(self.value, self.row["text"])
        return found


class Corrections:
    """All answers, by what they answer."""

    def __init__(self, tables: Collection, rows: list[ListRow]) -> None:
        """Read the answers; one that can't be read becomes a finding."""
        self._tables = tables
        self._used: set[int] = set()
        self._by_text: dict[tuple[str, ...], Correction] = {}
        self._by_place: dict[tuple[str, ...], Correction] = {}
        self._corrections = list(filter(None, map(self._read, rows)))
        for correction in sorted(self._corrections, key=lambda correction: correction.row["decided_on"]):
            row = correction.row
            if row["document"]:
                self._keep(self._by_place, (row["field"], row["document"], row["place"]), correction)
            else:
                text = normalised(row["text"])
                self._keep(self._by_text, (row["field"], text, row["language"], row["context"]), correction)

    def _keep(self, answers: "dict[tuple[str, ...], Correction]", key: tuple[str, ...], given: Correction) -> None:
        """Take the answer given last, and say so where one before it was another."""
        before = answers.get(key)
        if before and before.value != given.value:
            self._tables.find(_twice(before.row, given.row))
        answers[key] = given

    def _read(self, row: ListRow) -> Correction | None:
        try:
            value = value_of(row["value"])
            check_value(row["field"], value)
            if row["field"] == "target" and not (row["document"] and row["place"]):
                raise ValueError("The answer for a target names document and place.")
            row.day("decided_on")
        except (ValueError, RecursionError) as problem:
            self._tables.find(_unreadable(row, str(problem)))
            return None
        return Correction(row, value)

    def answer(self, question: Question, document_id: str, place: Place) -> Correction | None:
        """The answer to a question at a place; None where nobody has answered, or the text has changed since."""
        text = normalised(question.text)
        correction = self._by_place.get((question.kind, document_id, str(place)))
        if correction and normalised(correction.row["text"]) != text:
            self._tables.find(_changed(correction, question.text, place), document_id)
            correction = None
        correction = correction or self._by_text.get((question.kind, text, question.language or "", question.context))
        if correction:
            self._used.add(correction.row.line_number)
        return correction

    def add_rows(self) -> None:
        """One row of `correction` for each answer, and a finding for each that no text of the inbox needs any more."""
        for correction in self._corrections:
            row = correction.row
            is_applied = row.line_number in self._used
            if not is_applied:
                self._tables.find(_unused(row))
            names = ("field", "document", "place", "text", "language", "context", "value", "reason", "who")
            self._tables.add(
                "correction",
                line_number=row.line_number,
                decided_on=row.day("decided_on"),
                is_applied=is_applied,
                **{name: row[name] or None for name in names},
            )


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
