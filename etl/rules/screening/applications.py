"""The folder of one candidature becomes an application that the guideline's rules can screen."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from etl.forms.content import Candidature
from etl.forms.folder import CandidatureFolder, read_folder
from etl.forms.records import Answer, WorkPlanRow
from etl.meaning.exchange import to_usd
from etl.meaning.language import guess_language
from etl.meaning.money import read_money
from etl.meaning.places import folded_name, resolve_country
from etl.meaning.reading import Context, Reading
from etl.meaning.years import read_years
from etl.read.errors import DocumentError
from etl.read.word import lines_of, read_document
from etl.rules.screening.requirements import Application, MemberStage, Passage, RequirementResult, SentDocument, screen

Member = Mapping[str, str]  # a row of data/members.csv
Hub = Mapping[str, str]  # a row of data/hubs.csv


def screen_folder(
    folder: Path, on: date, members: Iterable[Member] = (), hubs: Iterable[Hub] = ()
) -> list[RequirementResult]:
    """The screening of the candidature in a folder that came on a day; raises DocumentError for what is no folder."""
    return screen(application_in(folder, on, members, hubs))


def application_in(folder: Path, on: date, members: Iterable[Member] = (), hubs: Iterable[Hub] = ()) -> Application:
    """What a city sent in one folder, read; a file that cannot be read is named with the reason.

    The hub is the row of `hubs` whose hub_id names the folder or the one above it, as in the inbox.
    """
    found = read_folder(folder)
    sent = Sent(
        found.candidature,
        _sent(folder, found, "motivation_letter"),
        _sent(folder, found, "exemplary_work"),
        tuple(part.file for part in found.parts if part.kind == "other"),
        _form_problem(found),
    )
    return application_of(sent, on, members, _hub_of(folder, hubs))


@dataclass(frozen=True, slots=True)
class Sent:
    """What a city sent, as read; `unsure_files` and `form_problem` are those of Application."""

    form: Candidature | None
    motivation_letter: SentDocument | None
    exemplary_work: SentDocument | None
    unsure_files: tuple[str, ...] = ()
    form_problem: str = ""


def application_of(sent: Sent, on: date | None, members: Iterable[Member], hub: Hub | None) -> Application:
    """What was sent, with the stage, years and sums that the rules judge by; `hub` is its row of data/hubs.csv.

    `on` is the day on which it came in, None where nobody knows: then no rate is that of the day.
    """
    form, city = _with_services_alone(sent.form), _city(sent.form, hub)
    return Application(
        form=form,
        form_problem=sent.form_problem,
        motivation_letter=sent.motivation_letter,
        exemplary_work=sent.exemplary_work,
        unsure_files=sent.unsure_files,
        stage=member_stage(city, members),
        received_on=on,
        years=tuple(_years(row, city.country_code) for row in form.work_plan) if form else (),
        money=tuple(_money(form, sent.motivation_letter, city.country_code)),
        usd_of=lambda amount, currency: usd_on(amount, currency, on),
    )


def _with_services_alone(form: Candidature | None) -> Candidature | None:
    """The form without the rows whose offer is a printed example: no rule takes them for a service of the city."""
    return replace(form, work_plan=form.services) if form else None


def _hub_of(folder: Path, hubs: Iterable[Hub]) -> Hub | None:
    names = {folder.resolve().name, folder.resolve().parent.name}
    return next((hub for hub in hubs if hub["hub_id"] in names), None)


@dataclass(frozen=True, slots=True)
class City:
    """Who sent a candidature: its names as far as they are known, and its country (ISO 3166-1 alpha-3)."""

    names: tuple[str, ...]
    country_code: str | None


def _city(form: Candidature | None, hub: Hub | None) -> City:
    """The city by its hub's row and by its form; the row's country holds where the form's cannot be told."""
    named = [form.text("city_name") or ""] if form else []
    code = resolve_country(form.text("country") or "") if form else None
    if hub is not None:
        named += [hub["name"], *hub["aliases"].split(";")]
        code = hub["country_code"] or code
    return City(tuple(filter(None, named)), code)


def language_of(application: Application) -> str:
    """The language a city writes in: that of its motivation or letter, else of the form's headings."""
    form, letter = application.form, application.motivation_letter
    text = (form.text("motivation") if form else None) or (letter.text if letter else "")
    return guess_language(text) or (form.language if form else "") or "en"


def usd_on(amount: float, currency: str, on: date | None) -> float | None:
    """The sum in US dollars at the rate of a day; None where there is no rate, or no day."""
    conversion = to_usd(Decimal(str(amount)), currency, on)
    return float(conversion.amount_usd) if conversion else None


def member_stage(city: City, members: Iterable[Member]) -> MemberStage | None:
    """The latest stage known of a city; None where the list has no city of one of its names in its country.

    A line without its day is no older than the others: where it names another stage, no day of the stage is known.
    """
    names = {folded_name(name) for name in city.names}
    known = [row for row in members if row["country_code"] == city.country_code and folded_name(row["city"]) in names]
    latest = max(known, key=lambda row: row["stage_on"], default=None)
    if latest is None:
        return None
    is_undated = any(not row["stage_on"] and row["stage"] != latest["stage"] for row in known)
    stage_on = date.fromisoformat(latest["stage_on"]) if latest["stage_on"] and not is_undated else None
    return MemberStage(latest["stage"], stage_on, latest["source"])


def _form_problem(found: CandidatureFolder) -> str:
    """Why there is no form although a file may be one: "file: reason"."""
    unreadable = {part.file for part in found.parts if part.state == "unreadable"}
    problems = (finding for finding in found.findings if finding.text in unreadable or finding.code == "form_twice")
    return next((finding.message for finding in problems), "")


def _sent(folder: Path, found: CandidatureFolder, kind: str) -> SentDocument | None:
    """One of the documents beside the form, with its text; of several the first by name."""
    names = [part.file for part in found.parts if part.kind == kind]
    if not names:
        return None
    path = next(path for path in sorted(folder.rglob("*")) if path.name == names[0])
    try:
        return SentDocument(path.name, "\n".join(lines_of(read_document(path).blocks)))
    except DocumentError as error:
        return SentDocument(path.name, "", error.message)


def _years(row: WorkPlanRow, country_code: str | None) -> Reading:
    return read_years(row.year.text or "", None, country_code)


def _money(form: Candidature | None, letter: SentDocument | None, country_code: str | None) -> Iterator[Passage]:
    """The passages that name money, each with its reading: the letter's paragraphs, the motivation, the plan.

    The Essentials are left out: they tell what the city spent on itself.
    """
    for text, place, context in _money_texts(form, letter):
        reading = read_money(text, None, country_code, context)
        if reading.value["items"]:
            yield Passage(text, place, reading)


def _money_texts(form: Candidature | None, letter: SentDocument | None) -> Iterator[tuple[str, str, Context]]:
    if letter is not None:
        yield from ((line, letter.name, "text") for line in letter.text.split("\n"))
    if form is None:
        return
    motivation = next(answer for answer in form.answers if answer.field == "motivation")
    yield from ((line, f"{form.name}, {motivation.place}", "text") for line in (motivation.text or "").split("\n"))
    for row in form.work_plan:
        yield from ((answer.text, f"{form.name}, {answer.place}", "work_plan") for answer in _cells(row) if answer.text)


def _cells(row: WorkPlanRow) -> tuple[Answer, ...]:
    return row.service, row.description, row.indicators
