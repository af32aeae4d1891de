"""Which numbers of an indicator are quantities, and which only name, order, date or measure something."""

from dataclasses import dataclass, field
from decimal import Decimal

from etl.meaning.indicator_words import Piece
from etl.meaning.numbers import Number
from etl.meaning.points import months

# Shorter names of months are words of their own ("set", "mar").
_SHORTEST_MONTH = 4


@dataclass(slots=True)
class Amount:
    """A quantity at the pieces `first` to `last`: one value, or `low` to `high`; `doubts` say what is unsure.

    `time_unit` is minute, hour or day where a time itself is brought from one length to another.
    """

    first: int
    last: int
    low: Decimal
    high: Decimal | None = None
    comparator: str = "exact"
    is_percent: bool = False
    is_money: bool = False
    time_unit: str | None = None
    doubts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Amounts:
    """The quantities of one segment, and what its other numbers mean for trust."""

    found: list[Amount]
    doubts: list[str]
    rules: set[str]


def find_amounts(pieces: list[Piece], folded: str, is_plan: bool) -> Amounts:
    """The quantities among the numbers of one segment, with comparator, percent sign and range joined to them."""
    result = Amounts([], [], set())
    for index, piece in enumerate(pieces):
        number = _number(piece)
        if number is None:
            continue
        if reason := _no_quantity(pieces, index, number, folded, is_plan):
            result.rules.add(reason)
            if reason in _DOUBTFUL:
                result.doubts.append(_DOUBTFUL[reason])
            continue
        result.found.append(_amount(pieces, index, number))
    result.found = _join_ranges(pieces, _join_repeats(pieces, result.found, result.rules), result.rules)
    for amount in result.found:
        _add_signs(pieces, amount)
    return result


# What a mark inside a figure leaves open; where whole things are counted it is settled.
SEPARATOR_DOUBT = "may mean thousands or decimals."
# What a number that is no quantity leaves open.
_DOUBTFUL = {
    "ordinal": "An ordinal is given where a count could stand.",
    "project_year": "Years of the project are counted from a start that the text does not give.",
    "fraction": "A number is written with a slash.",
}


def _number(piece: Piece) -> Number | None:
    """The number of a piece; "a score" words and a bare year before a noun are numbers, too."""
    if value := piece.roles.get("collective"):
        return Number(piece.start, piece.end, Decimal(value), piece.word, is_word=True)
    return piece.roles.get("number")


def _at(pieces: list[Piece], index: int) -> Piece | None:
    return pieces[index] if 0 <= index < len(pieces) else None


def _no_quantity(pieces: list[Piece], index: int, number: Number, folded: str, is_plan: bool) -> str | None:
    """Why a number counts nothing: the name of the rule; None for a quantity."""
    before, after = _at(pieces, index - 1), _at(pieces, index + 1)
    if folded[number.start - 1 : number.start] == "-" and folded[max(0, number.start - 2) : number.start - 1].isalpha():
        return "name"
    if number.is_ordinal and after is not None and "project_year" in after.roles:
        return "project_year"
    if number.is_ordinal:
        return "ordinal" if after is not None and "unit" in after.roles else "name"
    if before is not None and "project_year" in before.roles and not (after is not None and "unit" in after.roles):
        return "project_year"
    if before is not None and "numbered" in before.roles and not (after is not None and "unit" in after.roles):
        return "name"
    if folded[number.end : number.end + 1] == "-" and folded[number.end + 1 : number.end + 2].isalpha():
        return "modifier"
    if after is not None and after.word == ":" or (index <= 1 and after is not None and after.word in ")."):
        return "list_mark" if before is None or after.word == ":" or before.word in "(" else None
    if index == 0 and after is not None and "count_of" in after.roles:
        return "list_mark"
    if _is_fraction(pieces, index):
        return "fraction"
    if after is not None and len(after.word) >= _SHORTEST_MONTH and after.word in months():
        return "day_of_month"
    if after is not None and "project_year" in after.roles and "time_unit" not in after.roles:
        return "project_year"
    if after is not None and "time_unit" in after.roles:
        return None if _ends_change_of_time(pieces, index) else "duration"
    if number.is_word and number.is_ambiguous and number.value == 1 and not _counts_as_one(pieces, index, is_plan):
        return "article"
    return None


def _ends_change_of_time(pieces: list[Piece], index: int) -> bool:
    """Whether a time is what is measured, and not how long something takes: "cut from 45 to 30 minutes"."""
    link, low, opening = (_at(pieces, index - step) for step in (1, 2, 3))
    if opening is None or low is None or link is None:
        return False
    is_change = "from" in opening.roles and "number" in low.roles and "to" in link.roles
    is_level = is_change and "time_level" in pieces[index + 1].roles
    return is_level and any(piece.has("rise", "fall") for piece in pieces)


def _is_fraction(pieces: list[Piece], index: int) -> bool:
    """Whether figures stand on both sides of a slash."""
    for step in (1, -1):
        slash, other = _at(pieces, index + step), _at(pieces, index + 2 * step)
        if slash is not None and slash.word == "/" and other is not None and other.has("number", "date"):
            return True
    return False


def _counts_as_one(pieces: list[Piece], index: int, is_plan: bool) -> bool:
    """Whether "a", "one" or "una" is a count: after "at least" or "and", spelt "one", or opening a clause of a plan."""
    before, after = _at(pieces, index - 1), _at(pieces, index + 1)
    if after is not None and "collective" in after.roles:
        return False
    if pieces[index].word in _ALWAYS_ONE or (before is not None and "before" in before.roles):
        return True
    opens = before is None or before.has("mark", "and", "period", "unit") or before.clause != pieces[index].clause
    opens = opens and not (before is not None and before.word in _APOSTROPHES)
    return is_plan and opens


_APOSTROPHES = ("'", "’")
_ALWAYS_ONE = frozenset({"one", "один", "одна", "одно", "одну", "одного", "واحد", "واحده"})


def _amount(pieces: list[Piece], index: int, number: Number) -> Amount:
    doubts = []
    if number.is_ambiguous and not number.is_word:
        doubts.append(f'"{number.text}" {SEPARATOR_DOUBT}')
    if number.is_ambiguous and number.is_word and number.value != 1:
        doubts.append(f'"{number.text}" may be another number.')
    comparator = "approx" if "collective" in pieces[index].roles else "exact"
    after = _at(pieces, index + 1)
    time_unit = after.roles.get("time_level") if after is not None else None
    last = index + (time_unit is not None)
    return Amount(index, last, number.value, comparator=comparator, time_unit=time_unit, doubts=doubts)


def _join_repeats(pieces: list[Piece], amounts: list[Amount], rules: set[str]) -> list[Amount]:
    """ "two (2) trainings" is one quantity."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        between = "".join(piece.word for piece in pieces[last.last + 1 : amount.first]) if last else ""
        closed = _at(pieces, amount.last + 1)
        if last and between == "(" and last.low == amount.low and closed is not None and closed.word == ")":
            last.last = amount.last + 1
            rules.add("repeated_in_figures")
        else:
            joined.append(amount)
    return joined


def _join_ranges(pieces: list[Piece], amounts: list[Amount], rules: set[str]) -> list[Amount]:
    """ "3-5", "3 to 5" and "between 3 and 5" are one quantity with two ends."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        if last and last.high is None and amount.first == last.last + 2 and _links(pieces, last, amount):
            last.high, last.last, last.comparator = amount.low, amount.last, "range"
            last.doubts += amount.doubts
            rules.add("range")
        else:
            joined.append(amount)
    return joined


def _links(pieces: list[Piece], low: Amount, high: Amount) -> bool:
    """Whether the piece between two amounts makes them a range."""
    link, before = pieces[high.first - 1], _at(pieces, low.first - 1)
    if low.low >= high.low:
        return False
    is_change = any(piece.has("rise", "fall") for piece in pieces)
    is_between = before is not None and "between" in before.roles and "and" in link.roles
    opens = before is not None and "from" in before.roles and "to" in link.roles
    starts_change = opens and (is_change or "range" not in link.roles)
    return not starts_change and (link.word in ("-", "~", "〜") or "range" in link.roles or is_between)


def _follows_figure(pieces: list[Piece], index: int) -> bool:
    """Whether the sign or word at this place belongs to the number before it."""
    return index > 0 and "number" in pieces[index - 1].roles


def _add_signs(pieces: list[Piece], amount: Amount) -> None:
    """Percent signs, currencies and comparators that stand right beside the figure."""
    before, after = _at(pieces, amount.first - 1), _at(pieces, amount.last + 1)
    beside = [before if before is not None and before.word != "원" else None, after]
    amount.is_money = any(piece is not None and "currency" in piece.roles for piece in beside)
    if after is not None and "percent" in after.roles:
        amount.is_percent = True
        amount.last += 1
        after = _at(pieces, amount.last + 1)
    elif before is not None and "percent" in before.roles and not _follows_figure(pieces, amount.first - 1):
        amount.is_percent = True
        amount.first -= 1
        before = _at(pieces, amount.first - 1)
    if amount.high is None and before is not None and "before" in before.roles:
        amount.comparator = before.roles["before"]
        return
    counted = after is not None and "counter" in after.roles and "after" not in after.roles
    bound = _at(pieces, amount.last + 1 + counted)
    if amount.high is None and bound is not None and "after" in bound.roles:
        amount.comparator = bound.roles["after"]
        amount.last += not counted
