"""Which service or indicator of the plan each row of a filled report is about."""

from collections import Counter
from dataclasses import dataclass, field

from etl.findings import Finding, Place
from etl.forms.annual_report.layout import FORM, KEY, VERSION, plain, printed_title
from etl.forms.annual_report.sheets import Line, Sheets, field_names
from etl.meaning.identity import worded

GIVEN = {"services": ("service",), "results": ("indicator", "target", "unit"), "money": ("service",)}


@dataclass(frozen=True, slots=True)
class Given:
    """One service or indicator as it was printed; `of` is an indicator's service."""

    key: str
    texts: dict[str, str]
    of: str = ""


@dataclass(slots=True)
class Keys:
    """What the form was made for; where its table of keys is gone, hub and year are what its rows and titles tell."""

    version: str = ""
    hub_id: str | None = None
    hub_name: str = ""
    report_year: int | None = None
    language: str = "en"
    country_code: str = ""
    services: dict[str, Given] = field(default_factory=dict)
    indicators: dict[str, Given] = field(default_factory=dict)

    def given(self, sheet: str) -> dict[str, Given]:
        """What the rows of a sheet are about: indicators for results, else services."""
        return self.indicators if sheet == "results" else self.services


def read_keys(sheets: Sheets) -> Keys:
    """The keys that stand in the file, with findings where there are none or they are not ours."""
    keys = Keys()
    for line in sheets.lines.get("keys", []):
        _take(line, keys)
    lost = [name for name in ("hub", "year") if getattr(keys, _KEY_OF[name]) is None]
    keys.report_year = keys.report_year or _year_of_title(sheets)
    keys.hub_id = keys.hub_id or _hub_of_rows(sheets)
    keys.hub_name = keys.hub_name or _hub_of_title(sheets)
    if lost:
        message = f"The report has lost the keys that say for which {' and '.join(lost)} it was made."
        hint = "Send the hub a new pre-filled report, or copy the table of keys back into this one."
        sheets.findings.append(Finding("report_keys_missing", message, hint=hint))
    elif keys.version != VERSION:
        message = f'The report was made in version "{keys.version}" of the form; this reader knows version {VERSION}.'
        sheets.findings.append(Finding("report_version_unknown", message))
    return keys


_KEY_OF = {"hub": "hub_id", "year": "report_year"}


def _year_of_title(sheets: Sheets) -> int | None:
    """The year in the printed titles; None where none is left, or two disagree."""
    years = {title.year for cell in sheets.outside if (title := printed_title(cell.text))}
    return years.pop() if len(years) == 1 else None


def _hub_of_rows(sheets: Sheets) -> str | None:
    """The hub whose services and targets the rows are about, by their keys; None where these name none or several."""
    keys = (line.text(KEY) for name in GIVEN for line in sheets.lines.get(name, []))
    hubs = {key.partition("/")[0] for key in keys if "/" in key}
    return hubs.pop() if len(hubs) == 1 else None


def _hub_of_title(sheets: Sheets) -> str:
    """The hub's name in the printed titles, made plain; empty where none is left, or two disagree."""
    names = {title.hub for cell in sheets.outside if (title := printed_title(cell.text)) and title.hub}
    return names.pop() if len(names) == 1 else ""


def _take(line: Line, keys: Keys) -> None:
    kind, key = line.text("kind"), line.text(KEY)
    texts = {name: line.text(name) for name in ("text", "target", "unit")}
    if kind == "form" and key == FORM:
        keys.version = texts["text"]
    elif kind == "hub" and key:
        keys.hub_id, keys.hub_name = key, texts["text"]
    elif kind == "year" and key.isascii() and key.isdigit():
        keys.report_year = int(key)
    elif kind == "language":
        keys.language = key
    elif kind == "country":
        keys.country_code = key
    elif kind == "service":
        keys.services[key] = Given(key, {"service": texts["text"]})
    elif kind == "indicator":
        words = {"indicator": texts["text"], "target": texts["target"], "unit": texts["unit"]}
        keys.indicators[key] = Given(key, words, line.text("of"))


@dataclass(frozen=True, slots=True)
class KeyedLine:
    """One row with the key that it belongs to; None where it belongs to nothing in the plan."""

    line: Line
    key: str | None


def keyed_lines(sheets: Sheets, sheet: str, keys: Keys) -> list[KeyedLine]:
    """The rows of one sheet with their keys: as printed, else by their words; every doubt is a finding."""
    if sheet not in sheets.lines:
        sheets.findings.append(Finding("report_sheet_missing", f"The sheet {sheet} is missing from the report."))
        return []
    lines = [line for line in sheets.lines[sheet] if line.text(KEY) or line.holds_any(_names(sheet))]
    keyed = [KeyedLine(line, _printed_key(line, sheet, keys, sheets)) for line in lines]
    if sheet != "money":
        keyed = _without_twins(keyed, sheet, keys, sheets)
    keyed = [_in_its_own_words(item, sheet, keys, sheets) for item in keyed]
    taken = {item.key for item in keyed if item.key}
    keyed = [item if item.key else _by_words(item.line, sheet, keys, taken, sheets) for item in keyed]
    _note_changes(keyed, sheet, keys, sheets)
    _note_missing(keyed, sheet, keys, sheets)
    return keyed


def _names(sheet: str) -> list[str]:
    """The fields that make a row without a key worth reading."""
    return [name for answers in (True, False) for name in field_names(sheet, answers=answers) if name != KEY]


def _printed_key(line: Line, sheet: str, keys: Keys, sheets: Sheets) -> str | None:
    """The key that stands in the row; None, with a finding, where it is of another report."""
    key = line.text(KEY)
    if not key or key in keys.given(sheet) or not keys.services:
        return key or None
    message = f'The key "{key}" is not one of this report\'s.'
    sheets.findings.append(Finding("report_key_foreign", message, line.cell(KEY).place, _words(line, sheet)))
    return None


def _words(line: Line, sheet: str) -> str:
    return line.text(GIVEN[sheet][0])


def _without_twins(keyed: list[KeyedLine], sheet: str, keys: Keys, sheets: Sheets) -> list[KeyedLine]:
    """Of several rows with one key the one with the printed words keeps it; the others lose it, with a finding."""
    counts = Counter(item.key for item in keyed if item.key)
    keepers = {key: _keeper(key, keyed, sheet, keys) for key, count in counts.items() if count > 1}
    twins = [item for item in keyed if item.key in keepers and keepers[item.key] is not item]
    return [_demoted(item, sheet, sheets) if item in twins else item for item in keyed]


def _keeper(key: str, keyed: list[KeyedLine], sheet: str, keys: Keys) -> KeyedLine:
    twins = [item for item in keyed if item.key == key]
    given = keys.given(sheet).get(key)
    same = [item for item in twins if given and _agrees(item.line, sheet, given)]
    return (same or twins)[0]


def _agrees(line: Line, sheet: str, given: Given) -> bool:
    name = GIVEN[sheet][0]
    return plain(line.text(name)) == plain(given.texts[name])


def _in_its_own_words(item: KeyedLine, sheet: str, keys: Keys, sheets: Sheets) -> KeyedLine:
    """The row without its key, with a finding, where its words are another's: what is reported belongs to its words."""
    given, words = keys.given(sheet).get(item.key or ""), _words(item.line, sheet)
    if not given or not words or _is_as_printed(item.line, sheet, given):
        return item
    printed = given.texts[GIVEN[sheet][0]]
    is_anothers = any(_is_as_printed(item.line, sheet, other) for other in keys.given(sheet).values())
    if not is_anothers and (plain(words) == plain(printed) or _is_reworded(words, printed, sheet)):
        return item
    message = f'The row has the key of "{printed}" and the words "{words}"; it counts by its words.'
    sheets.findings.append(Finding("report_key_disagrees", message, item.line.place, words))
    return KeyedLine(item.line, None)


def _is_as_printed(line: Line, sheet: str, given: Given) -> bool:
    """Whether all that is printed of a thing stands in the row; a column that the file lacks says nothing."""
    return all(plain(line.text(name)) == plain(given.texts[name]) for name in GIVEN[sheet] if name in line.cells)


def _is_reworded(words: str, printed: str, sheet: str) -> bool:
    """Whether a row says what was printed and a little more or less; of a target the figures may change too."""
    mine, theirs = (set(worded(text).split()) for text in (words, printed))
    if sheet == "results":
        mine, theirs = ({word for word in side if not word.isdecimal()} for side in (mine, theirs))
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _demoted(item: KeyedLine, sheet: str, sheets: Sheets) -> KeyedLine:
    message = f'Two rows of {sheet} have the same key "{item.key}"; this one is not counted under it.'
    sheets.findings.append(Finding("report_row_twice", message, item.line.place, _words(item.line, sheet)))
    return KeyedLine(item.line, None)


def _by_words(line: Line, sheet: str, keys: Keys, taken: set[str], sheets: Sheets) -> KeyedLine:
    """A row without a key, found by its title or its indicator's words where just one thing in the plan has them."""
    found = [key for key, given in keys.given(sheet).items() if _agrees(line, sheet, given)]
    if sheet == "results" and line.text("service"):
        found = [key for key in found if _is_of(keys.indicators[key], line.text("service"), keys)]
    for name in GIVEN[sheet][1:] if len(found) > 1 else ():
        found = [key for key in found if plain(keys.given(sheet)[key].texts[name]) == plain(line.text(name))] or found
    if sheet != "money":
        found = [key for key in found if key not in taken]
    if len(found) == 1:
        taken.add(found[0])
        return KeyedLine(line, found[0])
    if not line.text(KEY) or not found:
        _note_stranger(line, sheet, len(found), sheets)
    return KeyedLine(line, None)


def _is_of(indicator: Given, title: str, keys: Keys) -> bool:
    service = keys.services.get(indicator.of)
    return service is not None and plain(service.texts["service"]) == plain(title)


def _note_stranger(line: Line, sheet: str, matches: int, sheets: Sheets) -> None:
    words = _words(line, sheet)
    reason = "fits several in the plan" if matches else "is not in the plan"
    message = f'The row "{words}" of {sheet} {reason}.' if words else f"A row of {sheet} names nothing of the plan."
    sheets.findings.append(Finding("report_row_not_in_plan", message, line.place, words or line.written))


def _note_changes(keyed: list[KeyedLine], sheet: str, keys: Keys, sheets: Sheets) -> None:
    """What was printed and now reads otherwise; the plan's own words go on to count."""
    for item in keyed:
        given = keys.given(sheet).get(item.key or "")
        if given is None:
            continue
        for name in GIVEN[sheet]:
            now = item.line.text(name)
            if name in item.line.cells and plain(now) != plain(given.texts[name]):
                message = f'The printed {name} "{given.texts[name]}" now reads "{now}".'
                sheets.findings.append(Finding("report_given_changed", message, item.line.cell(name).place, now))


def _note_missing(keyed: list[KeyedLine], sheet: str, keys: Keys, sheets: Sheets) -> None:
    """Services and indicators whose row is gone: nothing was reported, which is not zero."""
    if sheet == "money":
        return
    present = {item.key for item in keyed}
    for key, given in keys.given(sheet).items():
        if key not in present:
            words = given.texts[GIVEN[sheet][0]]
            message = f'The row "{words}" of {sheet} was removed; nothing counts as reported for it.'
            place = Place(part=sheet)
            sheets.findings.append(Finding("report_row_missing", message, place, words))
