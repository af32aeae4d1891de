"""Which of a hub's candidatures its documents belong to: a renewal after years is a candidature of its own."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from etl.folder import reference
from etl.forms.content import Content, Draft
from etl.meaning.periods import first_day, months_later
from etl.rows.documents.documents import Documents
from etl.rows.documents.in_force import receipt_rank

KINDS = ("candidature", "work_plan", "motivation_letter", "exemplary_work")


@dataclass(frozen=True, slots=True)
class Sent:
    """A form, letter, plan or example of work that a hub sent.

    `received_on` is its day of receipt, else its own (etl/folder/own_day.py). `years` are those that its plan is known
    to be for; `names_sums` tells whether it may name what the hub gives.
    """

    document_id: str
    hub_id: str
    kind: str
    received_on: date | None
    content: Content
    years: frozenset[int] = frozenset()
    names_sums: bool = False

    @property
    def folder(self) -> str:
        """The folder it lies in, below the inbox; empty for a loose file."""
        return self.document_id.rpartition("/")[0]


Round = list[Sent]  # the forms of one candidature, those of an unknown day last


def sent_documents(
    documents: Documents, years: Mapping[str, frozenset[int]], naming_sums: Container[str]
) -> list[Sent]:
    """What the hubs sent for candidatures and plans, without drafts; `years` are those of the plans by document_id."""
    found = []
    for file, content, hub_id in documents.of_hubs():
        name = file.document_id
        if content.kind in KINDS and not isinstance(content, Draft):
            about = (name, hub_id, content.kind, documents.dated_on(name), content)
            found.append(Sent(*about, years.get(name, frozenset()), name in naming_sums))
    return found


def recognised_on(decisions: Iterable[dict[str, Any]], facts: Iterable[dict[str, Any]]) -> dict[str, list[date]]:
    """The days of recognition and renewal of each hub; the arguments are the rows of decision and of hub_fact."""
    told: dict[str, tuple[list[dict[str, Any]], list[dict[str, Any]]]] = {}
    for position, rows in enumerate((decisions, facts)):
        for row in rows:
            told.setdefault(row["hub_id"], ([], []))[position].append(row)
    return {hub_id: recognition_days(*rows) for hub_id, rows in told.items()}


def recognition_days(decisions: Iterable[dict[str, Any]], facts: Iterable[dict[str, Any]]) -> list[date]:
    """The days on which a hub was recognised or renewed, as far as its decisions and facts of the register tell."""
    told = [
        row["decided_on"]
        for row in decisions
        if row["step"] == "recognised" or (row["step"] == "renewal" and row["outcome"] == "renewed")
    ]
    is_day = {"day", "month", "year"}
    known = [first_day(row["value"]) for row in facts if row["fact"] == "recognised_on" and row["precision"] in is_day]
    return sorted(filter(None, [*told, *known]))


def rounds_of(forms: Iterable[Sent], recognised_on: Sequence[date]) -> list[Round]:
    """The forms of one hub by candidature, first to last; what comes again for a term is no new one."""
    rounds: list[Round] = []
    for form in sorted(forms, key=_by_receipt):
        if not rounds or _is_renewal(form, rounds[-1][-1], recognised_on):
            rounds.append([form])
        else:
            _round_for(form, rounds).append(form)
    return rounds


def _by_receipt(form: Sent) -> tuple[bool, str, str]:
    is_known, received_on, document_id = receipt_rank(form.received_on, form.document_id)
    return not is_known, received_on, document_id


def _is_renewal(form: Sent, last: Sent, recognised_on: Sequence[date]) -> bool:
    """Whether a form is for a later term than the last one: the hub was recognised between, and other years follow.

    Where the years of a plan are not known, the month tells in which a renewal can be prepared.
    """
    first, until = last.received_on, form.received_on
    between = [day for day in recognised_on if (first is None or day >= first) and (until is None or day <= until)]
    if not between:
        return False
    if form.years and last.years:
        return min(form.years) > min(last.years) and min(form.years) >= max(last.years)
    return until is not None and until >= months_later(between[-1], int(reference.setting("renewal_window_month")))


def _round_for(form: Sent, rounds: list[Round]) -> Round:
    """The candidature that a form says again: the last one, for a form of unknown day the last one of its years."""
    alike = [forms for forms in rounds if any(form.years & other.years for other in forms)]
    return alike[-1] if alike and form.received_on is None else rounds[-1]


def number_of(document: Sent, rounds: list[Round]) -> int | None:
    """The number of the candidature that a document belongs to, from 1; None where the hub has sent no form.

    A form belongs to its own; what lies beside a form to that form's; a plan to the last one begun when it came, or of
    its years; anything else to that of the form nearest in time.
    """
    if not rounds:
        return None
    numbered = [(number, form) for number, forms in enumerate(rounds, start=1) for form in forms]
    own = [number for number, form in numbered if form.document_id == document.document_id]
    beside = {number for number, form in numbered if form.folder == document.folder and document.folder}
    if own or len(beside) == 1:
        return own[0] if own else beside.pop()
    dated = [(number, form.received_on) for number, form in numbered if form.received_on]
    day = document.received_on
    if day is None or not dated:
        alike = [number for number, form in numbered if form.years & document.years]
        return alike[-1] if alike else len(rounds)
    if document.kind == "work_plan":
        return max((number for number, sent_on in dated if sent_on <= day), default=1)
    return min(dated, key=lambda known: abs((known[1] - day).days))[0]
