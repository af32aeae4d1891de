"""Days from the texts in which readings keep them: "2024", "2024-03" or "2024-03-05"."""

import calendar
from datetime import date


def first_day(text: str | None) -> date | None:
    """The first day of a year, month or day; None for None. Raises ValueError for any other text."""
    parts = [int(part) for part in text.split("-")] if text else []
    return date(*(parts + [1, 1])[:3]) if parts else None


def last_day(text: str | None) -> date | None:
    """The last day of a year, month or day; None for None. Raises ValueError for any other text."""
    parts = [int(part) for part in text.split("-")] if text else []
    if not parts:
        return None
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    return date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


def months_later(day: date, months: int) -> date:
    """The same day so many months on, or the last one of a shorter month."""
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
