"""Annex I, the candidature form, as one record: its answers and its work plan, found in any order and layout."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from etl.findings import Finding, Place
from etl.forms.candidature.labels import groups, vocabulary
from etl.forms.candidature.matching import Match
from etl.forms.candidature.printed import is_request
from etl.forms.candidature.reader import FIELDS, FormReader, read_form
from etl.forms.candidature.slots import LEAD, WITH_ACHIEVEMENTS, Slot, cleaned, is_short
from etl.forms.content import Candidature, Confidence
from etl.forms.records import Answer, WorkPlanRow
from etl.meaning.language import guess_language
from etl.read.document import Document
from etl.read.errors import DocumentError
from etl.read.grid import Text
from etl.read.marks import plain, shown, typed
from etl.read.source import Source, read_source

PRINTED_LANGUAGE = "en"  # all that the form prints is known in this language
LEAD_ANSWERS_MIN = 4  # of sixteen answers; two or three may begin alike in a city's own words
LABELS_ALIKE_MIN = 2  # of the few short labels; one alone may have a note of the city below it
_AS_WORD = "Send the form as a Word document (.docx)."
CONTACT = "contact"  # the group of fields that only the private file may hold


def read_candidature(source: Path | bytes, name: str = "") -> Candidature:
    """The candidature form in a document; raises DocumentError where the file cannot be read or is not the form."""
    document = _document(read_source(source, name))
    reader = read_form(document.blocks)
    if not reader.is_form:
        raise DocumentError(
            "not_the_form",
            "The document has none of the form's headings.",
            hint="Send the candidature form, Annex I of the guideline.",
        )
    return candidature_of(reader, document.findings, name)


def _document(source: Source) -> Document:
    if isinstance(source.parts, Document):
        return source.parts
    if isinstance(source.parts, Text):
        raise DocumentError("wrong_format", "This is a plain text without layout.", hint=_AS_WORD)
    raise source.problem or DocumentError("wrong_format", "The file holds no text, only tables.", hint=_AS_WORD)


def candidature_of(reader: FormReader, found: Iterable[Finding], name: str) -> Candidature:
    """The candidature form that was found in a document, which has itself the findings `found`."""
    form_language, version = origin_of(reader.matches)
    findings = [*without_contacts(found, reader), *findings_of(reader)]
    known = _Known(form_language, _common_lead(reader.slots), _is_asked_twice(reader.slots))
    answers = tuple(_answer(field_name, reader.slots.get(field_name), known) for field_name in FIELDS)
    motivation = next(answer.text for answer in answers if answer.field == "motivation")
    return Candidature(
        name=name,
        answers=answers,
        work_plan=tuple(reader.rows),
        language=language_of(reader.rows, motivation) or form_language,
        form_language=form_language,
        form_version=version,
        confidence=_confidence(reader),
        findings=tuple(findings),
    )


def language_of(rows: Iterable[WorkPlanRow], *texts: str | None) -> str | None:
    """The language in which a city answers, whatever the form is printed in; None where it cannot be told."""
    own = (row for row in rows if not row.is_printed_example)
    said = [*texts, *(answer.text for row in own for answer in (row.service, row.description))]
    return guess_language("\n".join(filter(None, said)))


def _confidence(reader: FormReader) -> Confidence:
    if reader.by_structure:
        return "low"
    return "high" if all(match.exact for match in reader.matches) else "medium"


def origin_of(matches: list[Match]) -> tuple[str, str]:
    """The language and version that most of the labels found are printed in; "" where none says."""
    languages = Counter(language for match in matches for language in {label.language for label in match.labels})
    language = languages.most_common(1)[0][0] if languages else ""
    versions = Counter(
        label.form_version for match in matches for label in match.labels[:1] if label.language == language
    )
    return language, versions.most_common(1)[0][0] if versions else ""


def findings_of(reader: FormReader) -> list[Finding]:
    """What a person has to know about a reading: the plan's doubts, text in no place, headings not surely known."""
    findings = [
        Finding("text_in_no_known_place", "This text stands where the form asks nothing.", place, text)
        for text, place in reader.strays
    ]
    for slot in reader.slots.values():
        if slot.doubt:
            findings.append(replace(slot.doubt, text="") if groups()[slot.field] == CONTACT else slot.doubt)
    for match in reader.matches:
        if not match.exact:
            message = f"A heading was taken for that of {match.fields[0]} because it is similar."
            findings.append(Finding("label_recognised_by_similarity", message, text=match.labels[0].field))
    for first, second in reader.repeated:
        text = typed("\n".join(second.lines))
        if text and text != typed("\n".join(first.lines)):
            message = f"{first.field} is answered twice; the first answer counts."
            findings.append(Finding("answered_twice", message, second.place, text))
    for guess in reader.by_structure:
        message = f"The answer to {guess.field} was found by its place in the form only."
        findings.append(Finding("read_by_structure", message, guess.place, "\n".join(guess.lines)))
    if reader.before:
        text = "\n".join(reader.before)
        findings.append(Finding("text_before_the_form", "Text before the form was not read.", text=text))
    return [*reader.findings, *findings]


def without_contacts(findings: Iterable[Finding], reader: FormReader) -> Iterator[Finding]:
    """The findings of a document, those about its focal point without their text: a struck name is private too."""
    places = [slot.place for name, slot in reader.slots.items() if groups()[name] == CONTACT]
    rows = {(place.table, place.row) for place in places}
    others = {slot.place.table for name, slot in reader.slots.items() if groups()[name] != CONTACT}
    tables = {place.table for place in places} - others
    for finding in findings:
        where = finding.place
        is_private = where.table in tables or (where.table, where.row) in rows
        is_private = is_private or any(map(_names_contact, finding.text.split("|")))
        yield replace(finding, text="") if is_private else finding


def _names_contact(text: str) -> bool:
    match = vocabulary("field").match(text.strip().split("\n")[0])
    return match is not None and any(groups()[name] == CONTACT for name in match.fields)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of the printed text: its language, the words before the answers about Essentials, and whether
    a second language stands below its labels.
    """

    language: str
    lead: str
    is_asked_twice: bool


def _answer(field_name: str, slot: Slot | None, known: _Known) -> Answer:
    """One field's answer, without the printed label, prompts and questions."""
    if slot is None:
        return Answer(field_name, None, "", Place())
    text = cleaned(field_name, slot.lines, known.lead) or cleaned(field_name, _beside(slot, known), known.lead)
    doubt = slot.doubt.message if slot.doubt else ""
    return Answer(field_name, text or None, shown("\n".join(slot.written)), slot.place, doubt)


def _beside(slot: Slot, known: _Known) -> list[str]:
    """The text at a label that is an answer, as nothing else answers it and it is none of the printed words."""
    is_printed_known = known.language == PRINTED_LANGUAGE or groups()[slot.field] in WITH_ACHIEVEMENTS
    is_translation = known.is_asked_twice and is_short(slot.field)
    may_hold_answer = not slot.has_place or (is_printed_known and not is_translation)
    asked = slot.asked if may_hold_answer else []
    return [line for line in ([] if slot.has_place else [slot.title]) + asked if line and not is_request(plain(line))]


def _is_asked_twice(slots: dict[str, Slot]) -> bool:
    """Whether labels of short answers have a line below them that is not their answer: a second language."""
    answered = [slot for slot in slots.values() if is_short(slot.field) and slot.has_place and slot.lines]
    return sum(bool(slot.asked) for slot in answered) >= LABELS_ALIKE_MIN


def _common_lead(slots: dict[str, Slot]) -> str:
    """Words with a dash that most answers about Essentials and objectives begin with: a label that no row has."""
    firsts = [slot.lines[0] for slot in slots.values() if slot.lines and groups()[slot.field] in WITH_ACHIEVEMENTS]
    leads = Counter(found.group(1) for first in firsts if (found := LEAD.match(plain(first))))
    lead, count = leads.most_common(1)[0] if leads else ("", 0)
    return lead if count >= LEAD_ANSWERS_MIN and count * 2 > len(firsts) else ""
