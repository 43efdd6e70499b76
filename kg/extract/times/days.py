"""Stretches of days as news tell them: months and their parts, seasons, weeks. All bounds are inclusive."""

from __future__ import annotations

from calendar import monthrange
from datetime import MINYEAR, date, timedelta

from kg.model import DatePrecision, When

LENGTH = {"day": 1, "week": 7}
"""Units of a fixed length, in days."""
_SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""The month in which a season begins, in the northern half of the world."""


def day(on: date | None) -> When | None:
    """One day; None stays None."""
    return When(on, on, DatePrecision.DAY) if on else None


def calendar_day(year: int, month: int, number: int) -> date | None:
    """The day of a year, month and day of the month; None where no calendar has it."""
    known = year >= MINYEAR and 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]  # noqa: PLR2004
    return date(year, month, number) if known else None


def stretch(first: date, last: date) -> When:
    """From one day to another; that day where they are one."""
    return When(first, last, DatePrecision.DAY if first == last else DatePrecision.DAYS)


def opened(first: date) -> When:
    """From a day on, with no end told."""
    return When(first, None, DatePrecision.OPEN)


def month(year: int, number: int) -> When:
    """A calendar month; its number may lie outside 1 to 12 and then counts into the years around."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    return When(date(year, number, 1), date(year, number, monthrange(year, number)[1]), DatePrecision.MONTH)


def year(number: int) -> When:
    """A calendar year."""
    return When(date(number, 1, 1), date(number, 12, 31), DatePrecision.YEAR)


def season(number: int, name: str) -> When:
    """A season of three months; a winter is named by the year in which it begins."""
    first = month(number, _SEASONS[name]).start
    last = month(number, _SEASONS[name] + 2).end
    return When(first, last, DatePrecision.SEASON)


def past_season(today: date, name: str) -> When:
    """The last season of that name that has begun."""
    this = season(today.year, name)
    return this if this.start is not None and this.start <= today else season(today.year - 1, name)


def week(within: date) -> When:
    """The calendar week, Monday to Sunday, around a day."""
    monday = within - timedelta(days=within.weekday())
    return When(monday, monday + timedelta(days=6), DatePrecision.WEEK)


def weekend(today: date) -> When:
    """The last Saturday and Sunday; on a Saturday, that day alone has come."""
    saturday = weekday(today, 5)
    return stretch(saturday, min(saturday + timedelta(days=1), today))


def weekday(today: date, number: int, *, before: bool = False) -> date:
    """The last such day of the week, Monday 0, up to a day; `before` leaves that day itself out."""
    back = (today.weekday() - number) % 7
    return today - timedelta(days=7 if before and back == 0 else back)


def back(today: date, count: int, unit: str) -> date | None:
    """The day so many days, weeks, months or years before (after, where negative); None where the calendar ends."""
    if unit in LENGTH:
        ordinal = today.toordinal() - count * LENGTH[unit]
        return date.fromordinal(ordinal) if 0 < ordinal < date.max.toordinal() else None
    months = today.year * 12 + today.month - 1 - count * (12 if unit == "year" else 1)
    if not MINYEAR <= months // 12 < date.max.year:
        return None
    first = month(months // 12, months % 12 + 1)
    return first.end and first.end.replace(day=min(today.day, first.end.day))


def part(of: When, name: str) -> When:
    """A part of a month or year: "early", "mid", "late" are a third of a month, a quarter or the middle of a year."""
    if of.start is None or of.end is None:
        return of
    if of.precision is DatePrecision.YEAR:
        number = {"early": 1, "mid": 6, "late": 10}[name]
        months = month(of.start.year, number), month(of.start.year, number + (1 if name == "mid" else 2))
        return When(months[0].start, months[1].end, DatePrecision.SEASON)
    first = {"early": 1, "mid": 11, "late": 21}[name]
    last = of.end.day if name == "late" else first + 9
    return stretch(of.start.replace(day=first), of.start.replace(day=last))


def edge(of: When, name: str) -> When:
    """The first or last day of a month, the first or last month of a year."""
    if of.start is None or of.end is None:
        return of
    if of.precision is DatePrecision.YEAR:
        return month(of.start.year, 1 if name == "first" else 12)
    return stretch(*((of.start, of.start) if name == "first" else (of.end, of.end)))
