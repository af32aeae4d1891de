"""Answers to the loader's questions, with the corrections that people gave, as rows of `reading` and `amount`."""

import json
from datetime import date
from typing import Any

from etl.findings import Place
from etl.forms.records import WorkPlanRow
from etl.meaning.coverage import countries_of
from etl.meaning.interpret import Question
from etl.rows.collection import place_columns, place_key
from etl.rows.corrections import Corrections
from etl.rows.made import Asked, Made
from etl.rows.money.amounts import amount_rows
from etl.rows.plans.plan import Plan
from etl.text.keys import key_of


class Readings:
    """What each question was answered, by its key."""

    def __init__(self, answers: dict[str, dict[str, Any]], corrections: Corrections) -> None:
        """`answers` are our own by Question.key, `corrections` those of people."""
        self._answers = answers
        self._corrections = corrections

    def of_service(self, made: Made, plan: Plan, service_id: str) -> "Asker":
        """An asker for the cells of one service; its rows go to `made`."""
        return Asker(self, made, plan, service_id)

    def topics(self, question: Question) -> dict[str, Any]:
        """The first keyword of each topic and kind of support in a service's words."""
        return self._answers[question.key]

    def has_money(self, question: Question) -> bool:
        """Whether a text holds a sum, or may hold one."""
        found = self._answers[question.key]
        return found["state"] != "read" or bool(found["value"]["items"])

    def found(self, question: Question, document_id: str, place: Place, doubt: str = "") -> dict[str, Any]:
        """The answer to a question at a place; a person's answer stands in place of ours.

        `doubt` says why our answer is a proposal only, whatever the words say: their cell is hidden, or shows a date.
        """
        found = self._answers[question.key]
        corrected = self._corrections.answer(question, document_id, place)
        if corrected:
            return found | corrected.reading(question.country)
        return _doubted(found, doubt) if doubt else found

    def record(
        self, made: Made, question: Question, field: str, place: Place, keys: dict[str, Any], doubt: str = ""
    ) -> dict[str, Any]:
        """The answer to a question at a place, as a row of `reading`; `doubt` as in `found`."""
        corrected = self._corrections.answer(question, keys["document_id"], place)
        found = self.found(question, keys["document_id"], place, doubt)
        made.asked.append(Asked(question, keys["document_id"], place))
        reading_id = key_of(keys["document_id"], *place_key(place), question.kind, field)
        made.add(
            "reading",
            reading_id=reading_id,
            kind=question.kind,
            field=field,
            text=question.text,
            language=question.language,
            context=question.context,
            value_json=json.dumps(found["value"], ensure_ascii=False),
            state=found["state"],
            reason=found["reason"],
            rules="; ".join(found["rules"]) or None,
            spans_json=json.dumps(found["spans"]),
            countries_count=_countries_count(question, found),
            is_corrected=corrected is not None,
            corrected_by=corrected and corrected.who,
            **keys,
            **place_columns(place),
        )
        return found | {"reading_id": reading_id, "text": question.text}

    def add_amounts(
        self,
        made: Made,
        found: dict[str, Any],
        keys: dict[str, Any],
        place: Place,
        about: dict[str, Any],
        on: date | None,
        doubt: str = "",
    ) -> None:
        """The sums of a money reading as rows of `amount`; a text without a sum adds none.

        `doubt` is why they wait for a person although they were read, empty where they don't.
        """
        for row in amount_rows(found, about, on):
            if doubt:
                row.update(state="review", reason=doubt, doubts=None)
            row["text"] = row["text"] or found["text"]
            made.add("amount", document_id=keys["document_id"], **place_columns(place), **row)


class Asker:
    """Asks about the cells of one service."""

    def __init__(self, readings: Readings, made: Made, plan: Plan, service_id: str) -> None:
        """Rows go to `made`; `service_id` is the service that the cells are about."""
        self._made = made
        self._readings = readings
        self._plan = plan
        self._keys = {"document_id": plan.document_id, "hub_id": plan.hub_id, "service_id": service_id}

    def ask(self, kind: str, row: WorkPlanRow, column: str) -> dict[str, Any] | None:
        """The reading of one cell; None where it is not answered."""
        cell = row.cell(column)
        if not cell.text:
            return None
        question = Question(kind, cell.text, self._plan.language, self._plan.country_code, "work_plan")
        return self._readings.record(self._made, question, column, cell.place, self._keys, cell.doubt)

    def ask_money(self, row: WorkPlanRow, column: str, keys: dict[str, Any], period: dict[str, Any]) -> None:
        """The sums of one cell; a cell without any leaves no reading."""
        cell = row.cell(column)
        if not cell.text:
            return
        question = Question("money", cell.text, self._plan.language, self._plan.country_code, "work_plan")
        if not self._readings.has_money(question):
            return
        found = self._readings.record(self._made, question, column, cell.place, self._keys, cell.doubt)
        about = {**keys, "first_year": period["start_year"], "last_year": period["end_year"], "rung": "stated"}
        self._readings.add_amounts(self._made, found, self._keys, cell.place, about, self._plan.received_on)


def _countries_count(question: Question, found: dict[str, Any]) -> int | None:
    """How many countries a coverage reaches, also one that is only proposed; None for other kinds."""
    return len(countries_of(found["value"], question.country)) if question.kind == "coverage" else None


def _doubted(found: dict[str, Any], doubt: str) -> dict[str, Any]:
    """A reading of which nothing is trusted: what was read becomes a proposal, for the reason given."""
    review = {"state": "review", "reason": doubt}
    items = [(item | review if item["state"] == "read" else item) | {"possible": []} for item in found.get("items", ())]
    told = {"rules": [*found["rules"], "doubted"]} | (review if found["state"] == "read" else {"reason": doubt})
    return found | told | ({"items": items} if items else {})
