"""Part II of the form: services with all their columns, up to three types each, for three years."""

from collections.abc import Callable

from etl.folder.reference import setting
from etl.forms.records import WorkPlanRow
from etl.rules.screening.application import Application
from etl.rules.screening.verdicts import Said, ServiceGap

SERVICE_COLUMNS = ("service", "description", "indicators", "year", "types", "coverage")


def services(application: Application, row: dict[str, str]) -> Said:
    """Whether the plan has a service."""
    plan = application.filled.work_plan
    if not plan:
        return Said("not_met", "no_services")
    titles = "\n".join(service.service.text or "–" for service in plan)
    return Said("met", "services", {"count": len(plan)}, titles, application.where(plan[0].place))


def _gaps(application: Application, gap: Callable[[WorkPlanRow], tuple[str, ...] | None]) -> tuple[ServiceGap, ...]:
    """The services for which `gap` gives columns, or an empty tuple; None for those that are in order."""
    numbered = enumerate(application.filled.work_plan, start=1)
    found = ((number, service, gap(service)) for number, service in numbered)
    return tuple(ServiceGap(row.service.text, number, columns) for number, row, columns in found if columns is not None)


def _missing_columns(service: WorkPlanRow) -> tuple[str, ...] | None:
    texts = {name: getattr(service, name).text for name in SERVICE_COLUMNS if name != "types"}
    answered = texts | {"types": service.types}
    return tuple(name for name in SERVICE_COLUMNS if not answered[name]) or None


def complete_services(application: Application, row: dict[str, str]) -> Said:
    """Whether each service has all columns."""
    if not application.filled.work_plan:
        return Said("not_applicable", "no_services")
    gaps = _gaps(application, _missing_columns)
    return Said("not_met", "services_incomplete", {"missing": gaps}) if gaps else Said("met", "services_complete")


def types(application: Application, row: dict[str, str]) -> Said:
    """Whether no service has more types than the form allows."""
    limit = int(setting("types_per_service"))
    over = _gaps(application, lambda service: () if len(service.types) > limit else None)
    if not application.filled.work_plan:
        return Said("not_applicable", "no_services")
    if over:
        return Said("not_met", "types_over", {"limit": limit, "services": over})
    return Said("met", "types_within", {"limit": limit})


def other_type(application: Application, row: dict[str, str]) -> Said:
    """Whether each "Other" that is ticked is specified."""
    unsaid = _gaps(application, lambda service: () if "other" in service.types and not service.type_other else None)
    if not application.filled.work_plan:
        return Said("not_applicable", "no_services")
    return Said("not_met", "other_unspecified", {"services": unsaid}) if unsaid else Said("met", "other_absent")


def three_years(application: Application, row: dict[str, str]) -> Said:
    """Whether the surest years of the services span the plan; one that is unsure may only add to them."""
    if not application.filled.work_plan:
        return Said("not_applicable", "no_services")
    wanted = int(setting("plan_years"))
    numbered = enumerate(zip(application.filled.work_plan, application.years, strict=True), start=1)
    unsure = tuple(ServiceGap(row.service.text, number) for number, (row, years) in numbered if not years.span)
    spans = [years.span for years in application.years if years.span]
    first = min((first for first, _ in spans), default=0)
    last = max((last for _, last in spans), default=-1)
    details = {"first": first, "last": last, "years": last - first + 1, "limit": wanted}
    if last - first + 1 >= wanted:
        return Said("met", "plan_long_enough", details, *_years_as_written(application))
    if unsure:
        return Said("needs_a_person", "plan_unsure", {"services": unsure}, *_years_as_written(application))
    return Said("not_met", "plan_too_short", details, *_years_as_written(application))


def _years_as_written(application: Application) -> tuple[str, str]:
    """The years of all services, a line each, and the place of the first."""
    plan = application.filled.work_plan
    return "\n".join(service.year.text or "–" for service in plan), application.where(plan[0].year.place)
