"""What each wording of a time resolves to: functions from a match and what it is told against to days, or None."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from kg.extract.times import days
from kg.model import DatePrecision, When

# fmt: off
MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)
_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# fmt: on
MONTHS = {name[:size]: n for n, name in enumerate(MONTH_NAMES, 1) for size in (3, len(name))} | {"sept": 9}
WEEKDAYS = {name: number for number, name in enumerate(_DAY_NAMES)}
SEASONS = ("spring", "summer", "autumn", "winter")

_EDGES = {"start": "first", "beginning": "first", "end": "last"}


@dataclass(frozen=True)
class Setting:
    """What a time is told against: the day the article is dated by, and the times told before it in the text."""

    today: date | None
    day: date | None = None
    """The single day told last."""
    place: int = 0
    """Where that day is told, as an offset in characters."""
    since: date | None = None
    """When the time told last began."""


Match = re.Match[str]
Resolve = Callable[[Match, Setting], When | None]


def nothing(_match: Match, _setting: Setting) -> When | None:
    """No day of an event: what is to come, or how long something took."""
    return None


def full(match: Match, _setting: Setting) -> When | None:
    """ "October 7, 2015": the day itself."""
    return days.day(days.calendar_day(int(match["year"]), MONTHS[match["month"].lower()], int(match["day"])))


def numbers(match: Match, _setting: Setting) -> When | None:
    """ "2015-10-07"; "21.8.2013" by the day first, or by the month where only that is a date."""
    first, second, third = (int(part) for part in re.split(r"[-./]", match[0]))
    if first > 31:  # noqa: PLR2004  (no day of a month, so a year)
        return days.day(days.calendar_day(first, second, third))
    dayfirst, monthfirst = days.calendar_day(third, second, first), days.calendar_day(third, first, second)
    if dayfirst and monthfirst and dayfirst != monthfirst and "/" in match[0]:
        return None
    return days.day(dayfirst or monthfirst)


def _near(year: int, month: int, number: int, today: date) -> date | None:
    """The day of that name that came last, this year's or last year's; three days ahead may be a slip of zones."""
    found = (days.calendar_day(y, month, number) for y in (year, year - 1))
    return next((day for day in found if day and day <= today + timedelta(days=3)), None)


def month_day(match: Match, setting: Setting) -> When | None:
    """ "October 7": the last day of that name."""
    if setting.today is None:
        return None
    return days.day(_near(setting.today.year, MONTHS[match["month"].lower()], int(match["day"]), setting.today))


def month_days(match: Match, setting: Setting) -> When | None:
    """ "3 to 5 May", "May 3-5, 2015"."""
    month, year = MONTHS[match["month"].lower()], match.groupdict().get("year")
    if year is None and setting.today is None:
        return None
    numbers = int(match["day"]), int(match["last"])
    if year is not None:
        found = tuple(days.calendar_day(int(year), month, number) for number in numbers)
    else:
        today = setting.today or date.max
        found = tuple(_near(today.year, month, number, today) for number in numbers)
    first, last = found
    return days.stretch(first, last) if first and last and first <= last else None


def month_year(match: Match, _setting: Setting) -> When | None:
    """ "mid-July 2014", "the end of July 2014"."""
    return _part(match, days.month(int(match["year"]), MONTHS[match["month"].lower()]))


def month_alone(match: Match, setting: Setting) -> When | None:
    """ "in September": the last month of that name, the present one included."""
    if setting.today is None:
        return None
    number = MONTHS[match["month"].lower()]
    return _part(match, days.month(setting.today.year - (number > setting.today.month), number))


def _part(match: Match, of: When) -> When:
    """A month or year, or the part of it that the words single out: "mid-", "the end of", "the first week of"."""
    told = match.groupdict()
    if told.get("edge"):
        name = told["edge"].lower()
        return days.part(of, "mid") if name == "middle" else days.edge(of, _EDGES[name])
    if told.get("week") and of.start and of.end:
        first = of.start if told["week"].lower() == "first" else of.end - timedelta(days=6)
        return days.stretch(first, first + timedelta(days=6))
    return days.part(of, told["part"].lower()) if told.get("part") else of


def weekday(match: Match, setting: Setting) -> When | None:
    """ "on Friday": the last one up to the article's day; "last Friday" is never that day itself."""
    if setting.today is None:
        return None
    before = bool(match.groupdict().get("last"))
    return days.day(days.weekday(setting.today, WEEKDAYS[match["weekday"].lower()], before=before))


def yesterday(_match: Match, setting: Setting) -> When | None:
    """The day before the article's."""
    return days.day(setting.today and days.back(setting.today, 1, "day"))


def today(_match: Match, setting: Setting) -> When | None:
    """The article's day."""
    return days.day(setting.today)


def overnight(match: Match, setting: Setting) -> When | None:
    """The night to today, or the one that a weekday names: "overnight Friday", "overnight into Saturday"."""
    if setting.today is None:
        return None
    told = match.groupdict().get("weekday")
    last = days.weekday(setting.today, WEEKDAYS[told.lower()]) if told else setting.today
    if told and not match.groupdict().get("into") and last < setting.today:
        last += timedelta(days=1)
    return days.stretch(last - timedelta(days=1), last)


def weekend(_match: Match, setting: Setting) -> When | None:
    """The last weekend that has begun."""
    return days.weekend(setting.today) if setting.today else None


def calendar(match: Match, setting: Setting) -> When | None:
    """ "last month", "this week", "the end of last year": the calendar's own; "this year" goes on."""
    today, unit = setting.today, match["unit"].lower()
    if today is None:
        return None
    last = match["which"].lower() not in {"this", "the"}
    told = {"week": _week, "month": _month, "year": _year}[unit](today, last=last)
    if match.groupdict().get("edge") or match.groupdict().get("part"):
        return _part(match, told)
    if last:
        return told
    if unit == "year":
        return days.opened(date(today.year, 1, 1))
    return replace(told, end=min(told.end or today, today))


def _week(today: date, *, last: bool) -> When:
    """Told on a Monday, "this week" is the days before it: of its own there are none yet."""
    return days.week(today - timedelta(days=7 if last else int(today.weekday() == 0)))


def _month(today: date, *, last: bool) -> When:
    return days.month(today.year, today.month - last)


def _year(today: date, *, last: bool) -> When:
    return days.year(today.year - last)


def year_told(match: Match, _setting: Setting) -> When | None:
    """ "in 2012", "the end of 2012"."""
    return _part(match, days.year(int(match["year"])))


def years(match: Match, _setting: Setting) -> When | None:
    """ "from 2003 to 2011"."""
    first, last = days.year(int(match["year"])), days.year(int(match["last"]))
    ordered = first.start and last.end and first.start < last.end
    return When(first.start, last.end, DatePrecision.YEAR) if ordered else None


def season(match: Match, setting: Setting) -> When | None:
    """ "the summer of 2013", "last winter"."""
    name = match["season"].lower()
    if match.groupdict().get("year"):
        return days.season(int(match["year"]), name)
    return days.past_season(setting.today, name) if setting.today else None
