"""What a pre-filled annual report is made from, and the rows that both of its formats print."""

from dataclasses import dataclass

from etl.forms.annual_report.layout import FORM, KEY, VERSION

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class PlannedIndicator:
    """One indicator of a service, as promised: its words, target and unit, and the value reported last year."""

    indicator_key: str
    text: str
    target: str = ""
    unit: str = ""
    last_year_value: str = ""


@dataclass(frozen=True, slots=True)
class PlannedService:
    """One service of the work plan in force, with the cities that last year's report named."""

    service_key: str
    title: str
    types: tuple[str, ...] = ()
    year_text: str = ""
    indicators: tuple[PlannedIndicator, ...] = ()
    cities_last_year: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportPlan:
    """One hub's report of one calendar year, before the hub has filled it.

    `language` is ISO 639-1. `country_code` is ISO 3166-1 alpha-3; it settles whether "1,200" is 1200 or 1.2.
    """

    hub_id: str
    hub_name: str
    report_year: int
    language: str
    services: tuple[PlannedService, ...] = ()
    country_code: str = ""


def planned_rows(plan: ReportPlan, sheet: str) -> list[Row]:
    """The pre-filled rows of one sheet: one a service (services, money), one an indicator (results), or the keys."""
    return {"services": _service_rows, "results": _result_rows, "money": _money_rows, "keys": _key_rows}[sheet](plan)


def _service_rows(plan: ReportPlan) -> list[Row]:
    return [
        {
            KEY: service.service_key,
            "service": service.title,
            "types": "\n".join(service.types),
            "year": service.year_text,
            "cities_last_year": "\n".join(service.cities_last_year),
        }
        for service in plan.services
    ]


def _result_rows(plan: ReportPlan) -> list[Row]:
    return [
        {
            KEY: indicator.indicator_key,
            "service": service.title,
            "indicator": indicator.text,
            "target": indicator.target,
            "unit": indicator.unit,
            "last_year": indicator.last_year_value,
        }
        for service in plan.services
        for indicator in service.indicators
    ]


def _money_rows(plan: ReportPlan) -> list[Row]:
    return [{KEY: service.service_key, "service": service.title} for service in plan.services]


def _key_rows(plan: ReportPlan) -> list[Row]:
    """What the form was made for: form, hub, year, language, country, then all services and indicators as printed."""
    facts = [
        ("form", FORM, "", VERSION, "", ""),
        ("hub", plan.hub_id, "", plan.hub_name, "", ""),
        ("year", str(plan.report_year), "", "", "", ""),
        ("language", plan.language, "", "", "", ""),
        ("country", plan.country_code, "", "", "", ""),
    ]
    for service in plan.services:
        facts.append(("service", service.service_key, "", service.title, "", ""))
        for indicator in service.indicators:
            of, words = service.service_key, indicator.text
            facts.append(("indicator", indicator.indicator_key, of, words, indicator.target, indicator.unit))
    return [dict(zip(("kind", KEY, "of", "text", "target", "unit"), fact, strict=True)) for fact in facts]
