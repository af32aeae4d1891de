"""What a load needs to know of all documents at once: the kind of each, and whose it says that it is."""

from dataclasses import dataclass

from etl.findings import Finding
from etl.forms.annual_report.report import AnnualReport
from etl.forms.content import Candidature, Content
from etl.meaning.places import resolve_country


@dataclass(frozen=True, slots=True)
class Card:
    """One document: a form's city and country as written, the country's code; the hub that a report was made for.

    `country_code` is None where the country cannot be told; `hub_id` and `hub_name` are as the report has them printed.
    """

    kind: str
    outcome: str
    city: str = ""
    country: str = ""
    country_code: str | None = None
    hub_id: str | None = None
    hub_name: str = ""


def no_card(content: Content, _: Finding) -> Card:
    """The card of a document whose own could not be made: it says of nobody whose it is."""
    return Card(content.kind, content.outcome)


def card_of(content: Content) -> Card:
    """The card of a document."""
    if isinstance(content, Candidature):
        city, country = (" ".join((content.text(field) or "").split()) for field in ("city_name", "country"))
        return Card(content.kind, content.outcome, city, country, resolve_country(country) if country else None)
    if isinstance(content, AnnualReport):
        return Card(content.kind, content.outcome, hub_id=content.hub_id, hub_name=content.hub_name)
    return Card(content.kind, content.outcome)
