"""Rows of a filled annual report, for tests of what they become."""

from etl.findings import Place
from etl.forms.annual_report.numbers import ReportedNumber
from etl.forms.annual_report.report import IndicatorResult, MoneyGiven, ServiceResult

HERE = Place(1, 2, 3)


def number(value: float | None = None, text: str = "", state: str = "read", possible=()) -> ReportedNumber:
    return ReportedNumber(value, text, state if text else "missing", "", HERE, possible)


def service_row(**values) -> ServiceResult:
    given = {"service_key": "s", "title": "Training", "delivery_status": None, "status_text": "", "reason": ""}
    given |= {"people_reached": number(), "cities": (), "problems": "", "changes": "", "place": HERE}
    return ServiceResult(**given | values)


def result_row(**values) -> IndicatorResult:
    given = {"indicator_key": "i", "service_key": "s", "service_title": "Training", "text": "3 events", "target": "3"}
    given |= {"unit": "event", "number": number(), "evidence_kind": None, "evidence_kind_text": "", "evidence": ""}
    return IndicatorResult(**given | {"note": "", "place": HERE} | values)


def money_row(value: float = 5, **values) -> MoneyGiven:
    given = {"service_key": "s", "title": "Training", "currency_code": "USD", "currency_text": "USD", "form": "cash"}
    given |= {"form_text": "cash", "note": "", "place": HERE, "amount": number(value, str(value))}
    return MoneyGiven(**given | values)
