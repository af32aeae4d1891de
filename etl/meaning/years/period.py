"""One period, deadline or length of a text, with what a person has to settle about it."""

from dataclasses import dataclass
from datetime import date

from etl.meaning.dates import Day

# Why a person has to look, by the doubt.
REASONS = {
    "month_or_year": "The second number may be a month or a year.",
    "fiscal_year": "A fiscal year whose first month the text does not give.",
    "fiscal_east": "A fiscal year that does not end with the calendar year.",
    "other_calendar": "The year belongs to another calendar; the conversion is a proposal.",
    "reversed_days": "The days stand in reversed order.",
    "count_or_name": "The number may be a count or part of a name, not a year.",
    "reversed": "The end lies before the start.",
    "title": "The years stand in a title, so they may not be the activity's own.",
    "no_year": "The date has no year.",
    "no_end": 'A dash without an end: a year may be missing, or "ongoing".',
    "several": "The text has several periods.",
    "gap": "The years listed do not follow each other.",
    "before": "Whether the year named is included is not said.",
    "for_or_by": "The year may be the activity's own or its deadline.",
    "relative": "Counted from a day that the text does not give.",
    "plan_year": "Counted in years of the plan, whose first day the text does not give.",
    "duration_range": "The length itself is a range.",
    "several_durations": "The text has several lengths.",
    "length_differs": "The length stated does not fit the dates.",
    "derived_end": "The end follows from the length, but is not stated.",
    "open_and_ended": "The text gives an end and says that it goes on.",
    "year_inherited": "The year is given once, and the months run over its end.",
    "undecided": "The text says that this is not decided yet.",
    "not_applicable": "The text says that no year applies.",
    "unread_end": "A range whose end could not be read.",
    "only_start": "Whether it goes on after its start is not said.",
    "as_of": "Something may start that day, or only be told of that day.",
    "only_end": "The end of something whose start is not told.",
    "fiscal_part": "Part of a fiscal year, whose first month the text does not give.",
    "unread_start": "A range whose start could not be read.",
    "unread_part": "A quarter or half of the year that could not be read.",
    "long_plan": "More than ten years: a plan is hardly that long.",
    "far_year": "The year lies too far away to be likely.",
}


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a text, at the characters `start` to `end`.

    `role` is "during" (first to last), "from" (no last), "by" or "before" (no first), or "for": a length of `months`,
    counted from an unstated day where `doubts` has "relative". `first` and `last` are days, both included; `begins`
    and `ends` say how exactly the text tells them. `doubts` name what a person has to settle, `rules` what made it.
    """

    start: int
    end: int
    role: str
    first: date | None = None
    last: date | None = None
    begins: Day | None = None
    ends: Day | None = None
    precision: str = "year"
    months: int | None = None
    doubts: frozenset[str] = frozenset()
    rules: tuple[str, ...] = ()
    text: str = ""

    @property
    def years_count(self) -> int:
        """How many calendar years a period with both its ends touches; raises ValueError for another."""
        if self.first is None or self.last is None:
            raise ValueError("The period is open.")
        return self.last.year - self.first.year + 1

    @property
    def is_ambiguous(self) -> bool:
        """Whether a person has to settle it."""
        return bool(self.doubts & set(REASONS))
