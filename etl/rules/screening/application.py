"""What a city sent and what is known of it, as the rules are asked about it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from etl.findings import Place
from etl.forms.content import Candidature, ExemplaryWork, Letter
from etl.forms.records import Answer
from etl.meaning.language import guess_language
from etl.rules.minimum import NOTHING_STATED, Investment


@dataclass(frozen=True, slots=True)
class SentDocument:
    """One of the documents of an application besides the form; `problem` says why it could not be read."""

    name: str
    text: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class MemberStage:
    """The stage of a city on the MCR2030 roadmap, as data/members.csv knows it."""

    stage: str
    stage_on: date | None
    source: str


@dataclass(frozen=True, slots=True)
class ServiceYears:
    """The first and last year of a service, as trusted; None where the reading waits or names none."""

    first: int | None
    last: int | None

    @property
    def span(self) -> tuple[int, int] | None:
        """First and last year where both are known."""
        return (self.first, self.last) if self.first and self.last else None


@dataclass(frozen=True, slots=True)
class Application:
    """What a city sent and what is known of it; None for a document that did not come.

    `unsure_files` are files that may be any of the documents. `form_problem` is "file: reason" where a form came and
    could not be read. `years` has the years of each service of the form's plan, in order. `investment` is the verdict
    on what the candidature pledges, the same that funding shows.
    """

    form: Candidature | None
    motivation_letter: SentDocument | None
    exemplary_work: SentDocument | None
    form_problem: str = ""
    unsure_files: tuple[str, ...] = ()
    stage: MemberStage | None = None
    received_on: date | None = None
    years: tuple[ServiceYears, ...] = ()
    investment: Investment = NOTHING_STATED

    @property
    def filled(self) -> Candidature:
        """The form, for the rules that are asked only where one came."""
        assert self.form is not None, "A rule about the form is asked only where there is one."
        return self.form

    def answer_to(self, name: str) -> Answer:
        """The answer to one field of the form."""
        return next(answer for answer in self.filled.answers if answer.field == name)

    def where(self, place: Place) -> str:
        """A place of the form with the form's name."""
        return f"{self.filled.name}, {place}"


def language_of(application: Application) -> str:
    """The language a city writes in: that of its motivation or letter, else of the form's headings."""
    form, letter = application.form, application.motivation_letter
    text = (form.text("motivation") if form else None) or (letter.text if letter else "")
    return guess_language(text) or (form.language if form else "") or "en"


def sent_document(name: str, content: Letter | ExemplaryWork) -> SentDocument:
    """A document beside the form as the rules judge it; one that could not be read is not called empty."""
    lines = content.lines if isinstance(content, Letter) else content.first_lines
    return SentDocument(name, "\n".join(lines), content.problem)


def latest_stage(known: Iterable[MemberStage]) -> MemberStage | None:
    """The latest stage of those that lists tell of a city; None where they tell of none.

    A line without its day is no older than the others: where it names another stage, no day of the stage is known.
    """
    stages = list(known)
    latest = max(stages, key=lambda one: str(one.stage_on or ""), default=None)
    if latest is None:
        return None
    is_undated = any(one.stage_on is None and one.stage != latest.stage for one in stages)
    return MemberStage(latest.stage, None if is_undated else latest.stage_on, latest.source)
