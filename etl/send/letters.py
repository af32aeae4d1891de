"""Drafts of the secretariat's letters as Word files: candidature returned or forwarded, annual report overdue.

Each is written in the hub's language where data/reference/letter_text.csv has it, and in English. The same facts give
the same bytes; the day of the letter is a fact.
"""

import io
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import groupby

from babel.dates import format_date
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.text.paragraph import Paragraph

from etl.folder.reference import rows
from etl.rules.screening.verdicts import RequirementResult, text_of
from etl.send.office import pinned, printable


def is_complete(results: Sequence[RequirementResult]) -> bool:
    """Whether nothing that the guideline asks for is missing; what a person has to judge is not missing."""
    return not any(result.verdict == "not_met" for result in results)


def return_letter(city: str, results: Sequence[RequirementResult], on: date, language: str) -> bytes:
    """The letter (.docx) that returns a candidature and names each missing element; ValueError where none is."""
    missing = [result for result in results if result.verdict == "not_met" and _is(result, "is_in_letter")]
    unclear = [
        result for result in results if result.verdict == "needs_a_person" and _is(result, "is_asked_when_unsure")
    ]
    if not missing:
        raise ValueError(f"The candidature of {city} is complete: there is nothing to return it for.")
    letter = _Letter("return", city, language, on)
    for section in letter.languages:
        letter.begin(section)
        letter.paragraph("opening")
        letter.paragraph("missing")
        letter.requirements(missing)
        if unclear:
            letter.paragraph("unclear")
            letter.requirements(unclear)
        letter.end()
    return letter.saved()


def forward_letter(city: str, results: Sequence[RequirementResult], on: date, language: str) -> bytes:
    """The letter (.docx) that says the candidature is complete and with the RCC; ValueError where it is not."""
    if not is_complete(results):
        missing = ", ".join(result.requirement for result in results if result.verdict == "not_met")
        raise ValueError(f"The candidature of {city} is not complete: {missing}.")
    documents = [result for result in results if result.group == "documents" and "file" in result.details]
    letter = _Letter("forward", city, language, on)
    for section in letter.languages:
        letter.begin(section)
        letter.paragraph("opening")
        letter.paragraph("received")
        for result in documents:
            letter.bullet(item(result, result.details["file"], section))
        letter.end()
    return letter.saved()


def chaser_letter(hub_name: str, report_year: int, due_on: date, on: date, language: str) -> bytes:
    """The letter (.docx) that asks a hub for an annual report it owes; ValueError where it is not overdue that day."""
    if due_on >= on:
        raise ValueError(f"The annual report of {hub_name} for {report_year} is not overdue on {on}.")
    letter = _Letter("chaser", hub_name, language, on)
    for section in letter.languages:
        letter.begin(section)
        letter.paragraph("opening")
        due, days = day_in_words(due_on, section), (on - due_on).days
        letter.bullet(sentence("chaser", "report", section).format(year=report_year, due=due, days=days))
        letter.end()
    return letter.saved()


@cache
def _requirements() -> dict[str, dict[str, str]]:
    return {row["requirement_id"]: row for row in rows("screening_requirement")}


def _is(result: RequirementResult, column: str) -> bool:
    return _requirements()[result.requirement_id][column] == "true"


@cache
def _texts() -> dict[tuple[str, str, str], str]:
    return {(row["letter"], row["part"], row["language"]): row["text"] for row in rows("letter_text")}


def has_words(letter: str, language: str) -> bool:
    """Whether a letter has its sentences in a language."""
    return (letter, "subject", language) in _texts()


def sentence(letter: str, part: str, language: str) -> str:
    """A sentence of one letter, or of all of them; raises KeyError for one that the table lacks."""
    texts = _texts()
    return texts.get((letter, part, language)) or texts["all", part, language]


def item(result: RequirementResult, reason: str, language: str) -> str:
    """A requirement with what is said of it, parted as the language does."""
    name = text_of("name", result.requirement_id, language)
    return text_of("word", "item", language).format(name=name, reason=reason)


def day_in_words(day: date, language: str) -> str:
    """The day in words, in English as the United Nations write it."""
    return format_date(day, "long", "en_GB" if language == "en" else language)


class _Letter:
    """One letter being written, in one language after the other."""

    def __init__(self, kind: str, city: str, language: str, on: date) -> None:
        self.languages = [language, "en"] if has_words(kind, language) and language != "en" else ["en"]
        self._kind, self._city, self._on = kind, city, on
        self._document: WordDocument = Document()
        self._language = ""

    def begin(self, language: str) -> None:
        """Goes on in a language, on a new page: draft mark, day, addressee, subject, salutation."""
        if self._language:
            self._document.add_page_break()
        self._language = language
        self._add(self._text("draft")).runs[0].bold = True
        self._add(day_in_words(self._on, language)).alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._add(self._text("addressee"))
        self._document.add_heading(printable(self._text("subject")), level=2)
        self._add(self._text("salutation"))

    def end(self) -> None:
        """What comes next, thanks and who signs."""
        for part in ("next", "closing", "signature"):
            self.paragraph(part)

    def paragraph(self, part: str) -> None:
        """One sentence of the letter as a paragraph."""
        self._add(self._text(part))

    def bullet(self, text: str) -> None:
        """One line of a list."""
        self._document.add_paragraph(printable(text), style="List Bullet")

    def requirements(self, results: Sequence[RequirementResult]) -> None:
        """Requirements under the headings of their groups, each with its reason."""
        for group, members in groupby(results, key=lambda result: result.group):
            self._add(text_of("word", group, self._language)).runs[0].bold = True
            for result in members:
                self.bullet(item(result, result.reason_in(self._language), self._language))

    def saved(self) -> bytes:
        """The letter's bytes."""
        self._document.core_properties.title = printable(f"Draft: {self._kind} {self._city}")[:255]
        self._document.core_properties.author = "Resilience Hub Dashboard"
        written = io.BytesIO()
        self._document.save(written)
        return pinned(written.getvalue())

    def _text(self, part: str) -> str:
        return sentence(self._kind, part, self._language).format(city=self._city)

    def _add(self, text: str) -> Paragraph:
        return self._document.add_paragraph(printable(text))
