"""The three documents of an expression of interest (step 2): which came, and the letter's signature."""

from etl.rules.screening.application import Application, SentDocument
from etl.rules.screening.verdicts import Said


def document(application: Application, row: dict[str, str]) -> Said:
    """Whether a document came and could be read."""
    if row["field"] == "annex_1":
        return _annex(application)
    sent: SentDocument | None = getattr(application, row["field"])
    if sent is None:
        return _missing_document(application)
    if sent.problem:
        return Said("needs_a_person", "document_unreadable", {"file": sent.name, "problem": sent.problem})
    if not sent.text:
        return Said("not_met", "document_empty", {"file": sent.name})
    return Said("met", "document_received", {"file": sent.name}, _opening(sent.text), sent.name)


def _annex(application: Application) -> Said:
    if application.form is not None:
        return Said("met", "document_received", {"file": application.form.name}, place=application.form.name)
    if application.form_problem:
        name, _, problem = application.form_problem.partition(": ")
        return Said("not_met", "document_unreadable", {"file": name, "problem": problem})
    return _missing_document(application)


def _missing_document(application: Application) -> Said:
    """A document that did not come, unless one of the unsure files is it."""
    if application.unsure_files:
        return Said("needs_a_person", "document_unsure", {"file": ", ".join(application.unsure_files)})
    return Said("not_met", "document_missing")


def _opening(text: str) -> str:
    return text.split("\n")[0][:200]


def signature(application: Application, row: dict[str, str]) -> Said:
    """A program cannot see a signature: it shows how the letter ends."""
    letter = application.motivation_letter
    if letter is None:
        return Said("not_applicable", "letter_missing")
    last_lines = "\n".join(letter.text.split("\n")[-2:])
    return Said("needs_a_person", "signature_unseen", {}, last_lines[-300:], letter.name)
