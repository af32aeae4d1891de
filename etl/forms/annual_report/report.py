"""Reads a filled annual report (.xlsx, .docx, .ods, .odt) back into records; etl/send writes the form."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import ClassVar

from etl.findings import Doubt, Finding, Place
from etl.forms.annual_report.cities import SupportedCity, read_cities
from etl.forms.annual_report.grid import Grid, GridCell, paragraph_grid, word_grids, workbook_grids
from etl.forms.annual_report.keys import Given, KeyedLine, Keys, keyed_lines, read_keys
from etl.forms.annual_report.layout import ANSWER_SHEETS, FORM, choice, columns
from etl.forms.annual_report.numbers import PERSON, Expected, ReportedNumber, Writer, read_number
from etl.forms.annual_report.possible_values import SINCE_START, PossibleValue
from etl.forms.annual_report.sheets import Line, Sheets, has_answers, read_sheets
from etl.forms.annual_report.unread import note_unread
from etl.forms.content import Content, Kind
from etl.read.document import Document
from etl.read.errors import DocumentError
from etl.read.source import Source, read_source
from etl.read.workbook import Workbook
from etl.text.normal import without_note_marks

SERVICE_TEXTS = ("reason", "problems", "changes")  # what a hub writes of a service in words of its own


@dataclass(frozen=True, slots=True)
class ServiceResult:
    """What became of one service in the year; `service_key` is None for a row that the plan does not hold."""

    service_key: str | None
    title: str
    delivery_status: str | None
    status_text: str
    reason: str
    people_reached: ReportedNumber
    cities: tuple[SupportedCity, ...]
    problems: str
    changes: str
    place: Place


@dataclass(frozen=True, slots=True)
class IndicatorResult:
    """The value of one indicator, of the year or since the start; a row that the plan does not hold has no key."""

    indicator_key: str | None
    service_key: str | None
    service_title: str
    text: str
    target: str
    unit: str
    number: ReportedNumber
    evidence_kind: str | None
    evidence_kind_text: str
    evidence: str
    note: str
    place: Place
    is_since_start: bool = False


@dataclass(frozen=True, slots=True)
class MoneyGiven:
    """One sum given in the year, in its own currency; `form` is cash, in_kind, loan or unknown."""

    service_key: str | None
    title: str
    amount: ReportedNumber
    currency_code: str | None
    currency_text: str
    form: str
    form_text: str
    note: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnualReport(Content):
    """One hub's report of one calendar year, as filled; hub and year are None where the file does not say.

    `hub_name` is the hub's name as printed, empty where it is not there any more.
    `printed_services` and `printed_indicators` are what the form was made for, by key.
    """

    kind: ClassVar[Kind] = "annual_report"
    hub_id: str | None
    report_year: int | None
    hub_name: str = ""
    services: tuple[ServiceResult, ...] = ()
    results: tuple[IndicatorResult, ...] = ()
    money: tuple[MoneyGiven, ...] = ()
    printed_services: dict[str, Given] = field(default_factory=dict)
    printed_indicators: dict[str, Given] = field(default_factory=dict)


NUMBERS = frozenset({"people_reached", "value", "amount"})


def annual_report_in(source: Source) -> AnnualReport | None:
    """The report that a file is, nothing lost; None where it is none. Raises DocumentError for one without tables.

    It is told by its mark, or by its headings where a program lost that.
    """
    grids = _grids(source)
    is_marked = FORM in source.marks or any(cell.text == FORM for grid in grids for row in grid for cell in row)
    return _report(grids, source) if is_marked or has_answers(grids) else None


def read_annual_report(source: Path | bytes) -> AnnualReport:
    """The report in a file or in bytes; raises DocumentError where there is none to read."""
    read = read_source(source)
    if read.problem:
        raise read.problem
    return _report(_grids(read), read)


def _grids(source: Source) -> list[Grid]:
    """The tables of a file, and the text of a Word file outside of them; none of any other file."""
    match source.parts:
        case Workbook() as book:
            return workbook_grids(book)
        case Document() as document:
            return [*word_grids(document), paragraph_grid(document)]
    return []


def _report(grids: list[Grid], source: Source) -> AnnualReport:
    sheets = read_sheets(grids)
    if not any(name in sheets.lines for name in ANSWER_SHEETS):
        raise DocumentError(
            "not_the_form",
            "The file holds no table of the annual report.",
            hint="Fill the pre-filled report and send it.",
        )
    sheets.findings.extend(source.parts.findings if source.parts else ())
    keys = read_keys(sheets)
    note_unread(sheets, keys)
    services = tuple(_service(item, keys, sheets) for item in keyed_lines(sheets, "services", keys))
    results = tuple(_result(item, keys, sheets) for item in keyed_lines(sheets, "results", keys))
    money = tuple(_money(item, keys, sheets) for item in keyed_lines(sheets, "money", keys) if _holds_money(item.line))
    return AnnualReport(
        hub_id=keys.hub_id,
        report_year=keys.report_year,
        hub_name=keys.hub_name,
        language=keys.language,
        services=services,
        results=results,
        money=money,
        findings=tuple(sheets.findings),
        printed_services=keys.services,
        printed_indicators=keys.indicators,
    )


# --- rows to records --------------------------------------------------------------------------------------------------


def _service(item: KeyedLine, keys: Keys, sheets: Sheets) -> ServiceResult:
    line = item.line
    _note_doubts(line, "services", sheets)
    status = None if line.cell("status").doubt else _choice(line, "status", "delivery_status", sheets)
    if status is None and not line.holds_any(["status"]):
        _note(sheets, "report_status_missing", "No status is given for the service.", line, "service")
    if status == "dropped" and not line.holds_any(["reason"]):
        _note(sheets, "report_reason_missing", "The service was dropped and no reason is given.", line, "status")
    return ServiceResult(
        service_key=item.key,
        title=line.text("service"),
        delivery_status=status,
        status_text=line.text("status"),
        reason=line.text("reason"),
        people_reached=_number(line, "people_reached", Expected(PERSON), keys, sheets),
        cities=() if line.cell("cities_supported").doubt else _cities(line, sheets),
        problems=line.text("problems"),
        changes=line.text("changes"),
        place=line.place,
    )


def _cities(line: Line, sheets: Sheets) -> tuple[SupportedCity, ...]:
    cities, findings = read_cities(line.cell("cities_supported"))
    sheets.findings.extend(findings)
    return cities


def _result(item: KeyedLine, keys: Keys, sheets: Sheets) -> IndicatorResult:
    line, given = item.line, keys.indicators.get(item.key or "")
    _note_doubts(line, "results", sheets)
    words = given.texts if given else {"indicator": line.text("indicator"), "unit": line.text("unit")}
    kind = _choice(line, "evidence_kind", "evidence_kind", sheets)
    if kind in ("link", "document") and not line.holds_any(["evidence"]):
        _note(
            sheets,
            "report_evidence_missing",
            f"A {kind} is announced as evidence and not named.",
            line,
            "evidence_kind",
        )
    number = _number(line, "value", Expected(words["unit"], words["indicator"]), keys, sheets)
    span = _choice(line, "value_span", "value_span", sheets)
    return IndicatorResult(
        indicator_key=item.key,
        service_key=given.of if given else None,
        service_title=line.text("service"),
        text=line.text("indicator"),
        target=line.text("target"),
        unit=line.text("unit"),
        number=_of_span(number, span, line.text("value_span")),
        is_since_start=span == SINCE_START and number.state != "missing",
        evidence_kind=kind,
        evidence_kind_text=line.text("evidence_kind"),
        evidence=line.text("evidence"),
        note=line.text("note"),
        place=line.place,
    )


def _of_span(number: ReportedNumber, span: str | None, told: str) -> ReportedNumber:
    """A value with the span of years that was chosen for it; where the choice is no word of the form it may be either.

    Without a choice, as in forms that do not offer it, the cell's own words tell.
    """
    if not told or number.state == "missing":
        return number
    if span is not None:
        mine = {one.value for one in number.possible}
        return replace(number, possible=tuple(PossibleValue(value, span == SINCE_START) for value in mine))
    if number.state != "read" or number.value is None:
        return number
    either = tuple(PossibleValue(number.value, is_since_start) for is_since_start in (False, True))
    return replace(
        number, state="review", reason=f'"{told}" is neither this year nor since the start.', possible=either
    )


def _holds_money(line: Line) -> bool:
    """Whether anything was answered: a pre-filled row that nobody touched reports no money."""
    return line.holds_any(["amount", "currency", "form", "note"])


def _money(item: KeyedLine, keys: Keys, sheets: Sheets) -> MoneyGiven:
    line = item.line
    _note_doubts(line, "money", sheets)
    currency = _choice(line, "currency", "currencies", sheets)
    amount = _number(line, "amount", Expected(currency_code=currency or ""), keys, sheets)
    if amount.state == "missing":
        _note(sheets, "report_amount_missing", "The row of money has no amount.", line, "amount")
    elif currency is None and not line.holds_any(["currency"]):
        _note(sheets, "report_currency_missing", "The amount has no currency.", line, "amount")
    return MoneyGiven(
        service_key=item.key,
        title=line.text("service"),
        amount=amount,
        currency_code=currency,
        currency_text=line.text("currency"),
        form=_choice(line, "form", "money_form", sheets) or "unknown",
        form_text=line.text("form"),
        note=line.text("note"),
        place=line.place,
    )


def _choice(line: Line, name: str, vocabulary: str, sheets: Sheets) -> str | None:
    """The key of the word in a drop-down cell; an unknown word is a finding."""
    text = line.text(name)
    key = choice(vocabulary, without_note_marks(text)) if text else None
    if text and key is None:
        _note(sheets, "report_word_unknown", f'"{text}" is none of the words that the form offers.', line, name)
    return key


def _number(line: Line, name: str, expected: Expected, keys: Keys, sheets: Sheets) -> ReportedNumber:
    number = read_number(line.cell(name), Writer(keys.language, keys.country_code), expected)
    if number.state in ("review", "unreadable"):
        code = "report_formula" if line.cell(name).formula else f"report_number_{number.state}"
        sheets.findings.append(Finding(code, f'"{number.text}": {number.reason}', number.place, number.text))
    return number


def _note_doubts(line: Line, sheet: str, sheets: Sheets) -> None:
    """A finding for each reason why answers of a row have to be asked about; a number says so with its own."""
    doubts: dict[Doubt, list[GridCell]] = {}
    for column in columns(sheet):
        cell = line.cell(column.field)
        is_given = not column.is_answer and cell.doubt and cell.doubt.code == "hidden_cells"
        if cell.doubt and not is_given and column.field not in NUMBERS:
            doubts.setdefault(cell.doubt, []).append(cell)
    for doubt, cells in doubts.items():
        place = cells[0].place if len(cells) == 1 else line.place
        text = " | ".join(cell.text or cell.formula for cell in cells)
        sheets.findings.append(Finding(doubt.code, doubt.reason, place, text))


def _note(sheets: Sheets, code: str, message: str, line: Line, name: str) -> None:
    sheets.findings.append(Finding(code, message, line.cell(name).place, line.text(name)))


# --- against the hub that it is filed under ---------------------------------------------------------------------------


def misfilings(
    report: AnnualReport, hub_id: str, keys: Collection[str], received_on: date | None = None
) -> tuple[Finding, ...]:
    """What in a report contradicts the hub it is filed under: its hub, its year, keys that the hub's plans lack.

    `keys` are the service and indicator keys of all plans of the hub.
    """
    found: list[Finding] = []
    if report.hub_id not in (None, hub_id):
        message = f'The report was made for the hub "{report.hub_id}", and is filed under "{hub_id}".'
        found.append(Finding("report_other_hub", message))
    if report.report_year and received_on and report.report_year > received_on.year:
        message = f"The report is about {report.report_year}, and came before that year, on {received_on}."
        found.append(Finding("report_other_year", message))
    for key, text, place in _keyed(report):
        if key and key not in keys:
            found.append(Finding("report_key_foreign", f'The hub has no plan with the key "{key}".', place, text))
    return tuple(found)


def _keyed(report: AnnualReport) -> Iterator[tuple[str | None, str, Place]]:
    """The key, words and place of every row of a report."""
    rows: tuple[ServiceResult | MoneyGiven, ...] = (*report.services, *report.money)
    for row in rows:
        yield row.service_key, row.title, row.place
    for result in report.results:
        yield result.indicator_key, result.text, result.place
