"""All periods of a text: dates joined and given their role, with the lengths beside them."""

from etl.meaning.dates import Point, find_points
from etl.meaning.language import fold, guess_language
from etl.meaning.phrases import Phrase, Phrases
from etl.meaning.years.lengths import lengths_of
from etl.meaning.years.names import is_name
from etl.meaning.years.parts import with_parts_before
from etl.meaning.years.period import Period
from etl.meaning.years.ranges import join_points, until_day, with_weekday
from etl.meaning.years.roles import period_of
from etl.meaning.years.words import TABLES


def find_periods(text: str, language: str | None = None, country: str | None = None) -> list[Period]:
    """All periods, deadlines and lengths of a text in order of their place; years inside listed names are none.

    "by end of 2024" has the role "by" and the last day 2024-12-31; "within three years" has the role "for", 36 months
    and the doubt "relative".
    """
    language = language or guess_language(text)
    phrases = Phrases(fold(text), *TABLES)
    return periods_of(text, phrases, phrases.all, language, country)


def periods_of(
    text: str, phrases: Phrases, listed: list[Phrase], language: str | None, country: str | None
) -> list[Period]:
    """The periods of a text whose listed phrases are known, in order of their place."""
    found = find_points(phrases.folded, language, country)
    points = [until_day(with_weekday(point, phrases.folded), phrases.folded) for point in found]
    points = with_parts_before(points, phrases)
    joined = [point for point in join_points(points, phrases) if not is_name(point, phrases)]
    dated = [period_of(point, phrases, text, language) for point in joined if _counts(point, phrases)]
    lengths = [
        length
        for length in lengths_of(text, phrases, listed, language, country)
        if not any(period.start < length.end and length.start < period.end for period in dated)
    ]
    return sorted(dated + lengths, key=lambda period: period.start)


def _counts(point: Point, phrases: Phrases) -> bool:
    """A month's name alone ("may", "mar") counts only in a range, a month in Eastern script always."""
    return point.first.year is not None or point.rule not in ("month_alone", "month_of_year")
