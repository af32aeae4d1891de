"""What the rules are told of an application besides its documents: the city's stage, and the language it writes in."""

from collections.abc import Iterable

from etl.meaning.language import guess_language
from etl.rules.screening.requirements import Application, MemberStage


def language_of(application: Application) -> str:
    """The language a city writes in: that of its motivation or letter, else of the form's headings."""
    form, letter = application.form, application.motivation_letter
    text = (form.text("motivation") if form else None) or (letter.text if letter else "")
    return guess_language(text) or (form.language if form else "") or "en"


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
