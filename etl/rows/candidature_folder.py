"""The folder of one candidature becomes an application, by the same readings, sums and answers as in a load."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from etl.folder.inbox import FileNames, InboxFile
from etl.folder.lists import Lists
from etl.folder.table_file import ListRow
from etl.forms.content import Candidature, Content, ExemplaryWork, Letter
from etl.forms.folder import CandidatureFolder, Part, read_folder
from etl.meaning.interpret import answers
from etl.meaning.places import folded_name, resolve_country
from etl.rows.corrections import read_corrections
from etl.rows.documents.documents import Documents, document_rows
from etl.rows.documents.order import document_order
from etl.rows.file_rows import answer_rows
from etl.rows.hubs import Hubs
from etl.rows.money.investments import judged_money
from etl.rows.money.pledges import confirmed_rows
from etl.rows.money.told import naming_sums, told_of, told_rows
from etl.rows.plans.index import PlanIndex
from etl.rows.plans.services import plan_rows, questions
from etl.rows.readings import Readings
from etl.rules.minimum import Investment
from etl.rules.screening.application import (
    Application,
    MemberStage,
    SentDocument,
    ServiceYears,
    latest_stage,
    sent_document,
)
from etl.rules.screening.requirements import screen
from etl.rules.screening.verdicts import RequirementResult

NO_LISTS = Lists({name: [] for name in ("members", "hubs", "corrections", "pledges")})
UNLISTED = "candidature"  # stands for the hub of a city that hubs.csv does not list


@dataclass(frozen=True, slots=True)
class City:
    """Who sent a candidature: its hub, its names as far as they are known, and its country (ISO 3166-1 alpha-3)."""

    hub_id: str
    names: tuple[str, ...]
    country_code: str | None


@dataclass(frozen=True, slots=True)
class Values:
    """What the loader's readings make of a candidature: the years of its services, and what it pledges."""

    years: tuple[ServiceYears, ...]
    investment: Investment


def screen_folder(folder: Path, on: date, lists: Lists = NO_LISTS) -> list[RequirementResult]:
    """The screening of the candidature in a folder that came on a day; raises DocumentError for what is no folder."""
    return screen(application_in(folder, on, lists))


def application_in(folder: Path, on: date, lists: Lists = NO_LISTS, inbox: Path | None = None) -> Application:
    """What a city sent in one folder, read; a file that cannot be read is named with the reason.

    The hub is the row of hubs.csv whose hub_id names the folder or the one above it, as in the inbox. `inbox` is where
    the answers of corrections.csv count their documents from.
    """
    found = read_folder(folder)
    city = _city(found.candidature, next(iter(_rows_of(_hub_names(folder), lists["hubs"])), None))
    values = _values(_contents(found, inbox), city, on, lists)
    return Application(
        form=_own_services(found.candidature),
        form_problem=_form_problem(found),
        motivation_letter=_sent(found, Letter),
        exemplary_work=_sent(found, ExemplaryWork),
        unsure_files=tuple(part.file for part in found.parts if part.kind == "other"),
        stage=member_stage(city, lists["members"]),
        received_on=on,
        years=values.years,
        investment=values.investment,
    )


def _own_services(form: Candidature | None) -> Candidature | None:
    """The form without the rows whose offer is a printed example: no rule takes them for a service of the city."""
    return replace(form, work_plan=form.services) if form else None


# --- who sent it ------------------------------------------------------------------------------------------------------


def _hub_names(folder: Path) -> set[str]:
    return {folder.resolve().name, folder.resolve().parent.name}


def _rows_of(hub_ids: set[str], rows: Iterable[ListRow]) -> list[ListRow]:
    return [row for row in rows if row["hub_id"] in hub_ids]


def _city(form: Candidature | None, hub: ListRow | None) -> City:
    """The city by its hub's row and by its form; the row's country holds where the form's cannot be told."""
    named = [form.text("city_name") or ""] if form else []
    code = resolve_country(form.text("country") or "") if form else None
    if hub is not None:
        named += [hub["name"], *hub["aliases"].split(";")]
        code = hub["country_code"] or code
    return City(hub["hub_id"] if hub else UNLISTED, tuple(filter(None, named)), code)


def member_stage(city: City, members: Iterable[ListRow]) -> MemberStage | None:
    """The latest stage known of a city; None where members.csv has no city of one of its names in its country."""
    names = {folded_name(name) for name in city.names}
    known = (row for row in members if row["country_code"] == city.country_code and folded_name(row["city"]) in names)
    return latest_stage(MemberStage(row["stage"], row.day("stage_on"), row["source"]) for row in known)


# --- what it sent -----------------------------------------------------------------------------------------------------


def _form_problem(found: CandidatureFolder) -> str:
    """Why there is no form although a file may be one: "file: reason"."""
    unreadable = {part.file for part in found.parts if part.state == "unreadable"}
    problems = (finding for finding in found.findings if finding.text in unreadable or finding.code == "form_twice")
    return next((finding.message for finding in problems), "")


def _sent(found: CandidatureFolder, kind: type[Letter] | type[ExemplaryWork]) -> SentDocument | None:
    """One of the documents beside the form, with its text; of several the first by name."""
    parts = ((part.file, part.content) for part in found.parts)
    return next((sent_document(name, content) for name, content in parts if isinstance(content, kind)), None)


# --- what it means ----------------------------------------------------------------------------------------------------


def _contents(found: CandidatureFolder, inbox: Path | None) -> dict[str, Content]:
    """The form and the letter of a candidature, as far as they came and could be read, by document_id."""
    letter = next((part.content for part in found.parts if isinstance(part.content, Letter)), None)
    counted = [part for part in found.parts if part.content is found.candidature or part.content is letter]
    return {_document_id(part, inbox): part.content for part in counted}


def _document_id(part: Part, inbox: Path | None) -> str:
    """The name of a file below the inbox, by which lists call it; its own name where it lies elsewhere."""
    path, root = part.path.resolve(), inbox.resolve() if inbox else None
    name = path.relative_to(root).as_posix() if root and path.is_relative_to(root) else path.name
    return f"{name}/{part.member}" if part.member else name


def _values(contents: dict[str, Content], city: City, on: date, lists: Lists) -> Values:
    """The years and sums of a candidature by the loader's own steps, with the lists' answers and confirmed sums."""
    received = {name: ListRow("", 0, {"received_on": on.isoformat()}) for name in contents}
    files = [InboxFile(name, Path(name), None, None) for name in contents]
    countries = {city.hub_id: city.country_code}
    documents = Documents(files, contents, dict.fromkeys(contents, city.hub_id), received, countries)
    told, plans = told_of(documents), list(documents.plans())
    asked = [*(one.question(countries) for one in told), *(one for plan in plans for one in questions(plan))]
    corrections = read_corrections(answer_rows(lists["corrections"], FileNames(files)))
    readings = Readings(answers(asked), corrections)
    order = document_order(documents, plans, readings, naming_sums(told, documents, readings), {})
    planned = plan_rows(order.numbered(plans), readings)
    services = planned.rows("service")
    stated = told_rows(told, documents, readings, order, planned.rows("work_plan"), services)
    index = PlanIndex(services, planned.rows("indicator"))
    confirmed = confirmed_rows(_rows_of({city.hub_id}, lists["pledges"]), Hubs(lists["hubs"]), index)
    amounts = [row for made in (planned, stated, confirmed) for row in made.rows("amount")]
    known, standings = (
        document_rows(documents).rows("document"),
        order.standing_rows(services).rows("document_standing"),
    )
    judged = judged_money(amounts, services, known, standings)
    number = next((row["candidature_number"] for row in standings), None)
    own = sorted((row for row in services if not row["is_printed_example"]), key=lambda row: row["position"])
    years = tuple(ServiceYears(row["start_year"], row["end_year"]) for row in own)
    return Values(years, judged.of(city.hub_id, number))
