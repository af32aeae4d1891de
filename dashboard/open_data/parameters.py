"""What an address may ask for: under the names that the filters of the screens have, each value checked."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.datastructures import QueryParams

from dashboard import filters, pickers, settings, store
from dashboard.open_data.catalogue import FILES, File
from dashboard.open_data.refusals import Refused

ROWS_MAX = 1_000_000_000  # more than any table will have; larger numbers do not fit the database's
YEARS = range(1990, 2101)  # as far back and ahead as a plan may tell of
DATA = {"real": False, "examples": True}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of an address: its `name` there, the parameters of queries that it sets, and what may be given.

    `vocabulary` is the query whose first column holds the values that are known; `read` turns one text into the value
    and raises ValueError where it is none. `otherwise` is the value where nothing is asked for.
    """

    name: str
    sets: tuple[str, ...]
    meaning: str
    read: Callable[[str], Any] = str
    schema: tuple[tuple[str, Any], ...] = (("type", "string"),)
    vocabulary: str = ""
    is_list: bool = False
    otherwise: Callable[[], Any] = lambda: None


def _words(text: str) -> str:
    if len(text) > filters.LONGEST:
        raise ValueError
    return text.strip()


def _whole(known: range) -> Callable[[str], int]:
    def read(text: str) -> int:
        if not re.fullmatch("[0-9]{1,10}", text) or int(text) not in known:
            raise ValueError
        return int(text)

    return read


def _day(text: str) -> date:
    if not pickers.is_day(text):
        raise ValueError
    return date.fromisoformat(text)


_TEXT = (("type", "string"), ("maxLength", filters.LONGEST))
_DAY = (("type", "string"), ("format", "date"))


def _number(known: range) -> tuple[tuple[str, Any], ...]:
    return ("type", "integer"), ("minimum", known.start), ("maximum", known.stop - 1)


_ROWS = range(ROWS_MAX + 1)
PARAMETERS = {
    one.name: one
    for one in (
        Parameter(
            "data",
            ("is_example",),
            "real hubs, or the invented examples: never both in one file",
            DATA.__getitem__,
            (("type", "string"), ("enum", list(DATA))),
            otherwise=lambda: False,
        ),
        Parameter(
            "type", ("types",), "services of these types", vocabulary="service_types", is_list=True, otherwise=list
        ),
        Parameter("region", ("region",), "hubs of this region", vocabulary="regions"),
        Parameter(
            "country", ("country",), "services open to this country (ISO 3166-1 alpha-3)", vocabulary="countries"
        ),
        Parameter("year", ("year",), "what is for this year", _whole(YEARS), _number(YEARS)),
        Parameter("topic", ("topic",), "services on this topic", vocabulary="topics"),
        Parameter("coverage", ("coverage",), "words in the coverage as written", _words, _TEXT, otherwise=str),
        Parameter("q", ("q",), "words in title, description, indicators or hub", _words, _TEXT, otherwise=str),
        Parameter("hub", ("hub",), "one hub, by its hub_id", vocabulary="hub_addresses"),
        Parameter(
            "status",
            ("statuses",),
            "targets of these states",
            vocabulary="progress_statuses",
            is_list=True,
            otherwise=list,
        ),
        Parameter(
            "evidence",
            ("least_rung",),
            "only results with at least this evidence",
            vocabulary="progress_rungs",
            otherwise=lambda: "self_reported",
        ),
        Parameter(
            "state", ("states",), "reports in these states", vocabulary="report_states", is_list=True, otherwise=list
        ),
        Parameter("step", ("rung",), "sums on this step of the ladder", vocabulary="open_steps"),
        Parameter("form", ("form",), "sums of this form", vocabulary="money_forms"),
        Parameter("given", ("recurrence",), "sums given this way", vocabulary="money_recurrences"),
        Parameter("severity", ("severity",), "problems of this severity", vocabulary="severities"),
        Parameter("who", ("who_can_mend",), "problems that these can mend", vocabulary="menders"),
        Parameter("rule", ("rule_id",), "problems under this rule", vocabulary="open_rules"),
        Parameter("document", ("document_id",), "problems of this document", _words, _TEXT),
        Parameter("as_of", ("as_of", "today"), "the day to judge by", _day, _DAY, otherwise=settings.today),
        Parameter("limit", ("rows",), "so many rows at most", _whole(_ROWS), _number(_ROWS)),
        Parameter("offset", ("first",), "leave out so many rows first", _whole(_ROWS), _number(_ROWS), otherwise=int),
    )
}


def of(file: File) -> dict[str, Parameter]:
    """The parameters that a file's address takes, by name."""
    wanted = file.query.parameters
    return {name: one for name, one in PARAMETERS.items() if wanted.intersection(one.sets)}


def everything(file: File, data: str = "real") -> dict[str, Any]:
    """The parameters of a file's query where nothing is asked for but one kind of data."""
    all_rows = {name: one.otherwise() for one in PARAMETERS.values() for name in one.sets}
    return {name: (all_rows | {"is_example": DATA[data]})[name] for name in file.query.parameters}


def bound(file: File, asked: QueryParams, others: set[str]) -> dict[str, Any]:
    """The parameters of the file's query as an address asks for them; `others` are names that the address takes too.

    Raises Refused (400) for a name that the file does not take, a value given twice, or one that is not known.
    """
    taken = of(file)
    for name in asked:
        if name not in taken and name not in others:
            raise _unknown(file, name, [*taken, *sorted(others)])
    values = {
        one: _value(parameter, asked.getlist(name)) for name, parameter in taken.items() for one in parameter.sets
    }
    return {name: values[name] for name in file.query.parameters}


def _unknown(file: File, name: str, taken: list[str]) -> Refused:
    fitting = [other.name for other in FILES.values() if name in of(other)]
    hint = f" {name} is a parameter of {', '.join(fitting)}." if fitting else ""
    return Refused(400, f"{file.name} takes no parameter “{name[:40]}”.", f"It takes {', '.join(taken)}.{hint}")


def _value(parameter: Parameter, given: list[str]) -> Any:
    given = [text for text in given if text]
    if not given:
        return parameter.otherwise()
    if len(given) > 1 and not parameter.is_list:
        raise Refused(400, f"{parameter.name} is given {len(given)} times.", "Give it once.")
    values = sorted({read(parameter, text) for text in given})
    return values if parameter.is_list else values[0]


def read(parameter: Parameter, text: str) -> Any:
    """The value that a text gives a parameter; raises Refused (400) where it gives none."""
    if parameter.vocabulary:
        known = vocabulary(parameter)
        if text not in known:
            raise Refused(400, f"{parameter.name} knows no “{text[:40]}”.", f"It is one of {_listed(known)}.")
        return text
    try:
        return parameter.read(text)
    except (ValueError, KeyError):
        raise Refused(400, f"“{text[:40]}” is no value of {parameter.name}.", f"It takes {_form(parameter)}.") from None


def vocabulary(parameter: Parameter) -> list[str]:
    """The values that a parameter knows, of the pinned snapshot."""
    return store.ask(parameter.vocabulary).iloc[:, 0].tolist()


def _listed(known: list[str]) -> str:
    shown = ", ".join(known[:40])
    return f"{shown} and {len(known) - 40} more" if len(known) > 40 else shown


def _form(parameter: Parameter) -> str:
    schema = dict(parameter.schema)
    if "enum" in schema:
        return " or ".join(schema["enum"])
    if "minimum" in schema:
        return f"a whole number from {schema['minimum']} to {schema['maximum']}"
    if schema.get("format") == "date":
        return f"a day as YYYY-MM-DD from {pickers.EARLIEST} to {pickers.LATEST}"
    return f"words of at most {filters.LONGEST} characters"
