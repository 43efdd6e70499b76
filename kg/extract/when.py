"""Times told in a text, resolved to days against the day an article is dated by.

What is not said is never guessed: without a dated article, only full dates and years are resolved.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import MINYEAR, date, timedelta

from kg.model import DatePrecision, Span, When

# fmt: off
_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)
_DAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
# fmt: on
_SHORT = {name[:3]: number for number, name in enumerate(_MONTH_NAMES, 1)} | {"sept": 9}
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, 1)} | _SHORT
_DAYS = {name: number for number, name in enumerate(_DAY_NAMES)}
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTS = {word: number for number, word in enumerate(_WORDS, 1)} | {"a": 1, "several": 3, "few": 3}
_UNIT_DAYS = {"hour": 1 / 24, "day": 1, "week": 7, "month": 30, "year": 365}

_MONTH = r"(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_COUNT = r"(?P<count>\d+|" + "|".join(_COUNTS) + r")"
_UNIT = r"(?P<unit>hour|day|week|month|year)s?"
_PARTS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}


@dataclass(frozen=True)
class Told:
    """A time told in a text: where it stands and what it resolves to."""

    start: int
    end: int
    when: When


def _month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _day(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if year >= MINYEAR and 1 <= day <= monthrange(year, month)[1] else None


def _span(start: date, end: date, precision: DatePrecision) -> When:
    return When(start, end, precision)


def _full(match: re.Match[str], _today: date | None) -> When | None:
    year, month = int(match["year"]), _MONTHS[match["month"].lower()]
    day = _day(year, month, int(match["day"]))
    return _span(day, day, DatePrecision.DAY) if day else None


def _iso(match: re.Match[str], _today: date | None) -> When | None:
    year, month, day_number = (int(part) for part in match.group().split("-"))
    day = _day(year, month, day_number) if 1 <= month <= 12 else None  # noqa: PLR2004  (months of a year)
    return _span(day, day, DatePrecision.DAY) if day else None


def _month_day(match: re.Match[str], today: date | None) -> When | None:
    if today is None:
        return None
    month, number = _MONTHS[match["month"].lower()], int(match["day"])
    for year in (today.year, today.year - 1):
        day = _day(year, month, number)
        if day is not None and day <= today + timedelta(days=3):
            return _span(day, day, DatePrecision.DAY)
    return None


def _month_year(match: re.Match[str], _today: date | None) -> When | None:
    return _part_of_month(match, *_month(int(match["year"]), _MONTHS[match["month"].lower()]))


def _month_alone(match: re.Match[str], today: date | None) -> When | None:
    if today is None:
        return None
    month = _MONTHS[match["month"].lower()]
    return _part_of_month(match, *_month(today.year - (month > today.month), month))


def _part_of_month(match: re.Match[str], start: date, end: date) -> When:
    part = (match.groupdict().get("part") or "").lower().strip("- ")
    if part in _PARTS:
        first, last = _PARTS[part]
        return _span(start.replace(day=first), start.replace(day=min(last, end.day)), DatePrecision.DAYS)
    return _span(start, end, DatePrecision.MONTH)


def _weekday(match: re.Match[str], today: date | None) -> When | None:
    if today is None:
        return None
    back = (today.weekday() - _DAYS[match["weekday"].lower()]) % 7
    if match["last"] and back == 0:
        back = 7
    day = today - timedelta(days=back)
    return _span(day, day, DatePrecision.DAY)


def _ahead(_match: re.Match[str], _today: date | None) -> When | None:
    """What is to come is no day of an event."""
    return None


def _near_day(match: re.Match[str], today: date | None) -> When | None:
    if today is None:
        return None
    day = today - timedelta(days=1 if match.group().lower() == "yesterday" else 0)
    return _span(day, day, DatePrecision.DAY)


def _ago(match: re.Match[str], today: date | None) -> When | None:
    if today is None or match["unit"].lower() == "hour":
        return None
    day = _back(today, _count(match) * int(_UNIT_DAYS[match["unit"].lower()]))
    if day is None:
        return None
    exact = match["unit"].lower() == "day"
    return _span(day, day, DatePrecision.DAY) if exact else When(None, None, DatePrecision.UNKNOWN)


def _past(match: re.Match[str], today: date | None) -> When | None:
    if today is None:
        return None
    days = max(1, round(_count(match) * _UNIT_DAYS[match["unit"].lower()]))
    start = _back(today, days)
    return _span(start, today, DatePrecision.DAYS) if start else None


def _back(today: date, days: int) -> date | None:
    """The day so many days before; None where the calendar does not reach."""
    return today - timedelta(days=days) if days < (today - date.min).days else None


def _calendar(match: re.Match[str], today: date | None) -> When | None:
    """ "last month", "this week": the calendar's own; "this year" goes on."""
    if today is None:
        return None
    last, unit = match["which"].lower() != "this", match["unit"].lower()
    if unit == "week":
        start = today - timedelta(days=today.weekday() + (7 if last else 0))
        return _span(start, start + timedelta(days=6) if last else today, DatePrecision.WEEK)
    if unit == "month":
        year, month = (
            (today.year - (today.month == 1), (today.month - 2) % 12 + 1) if last else (today.year, today.month)
        )
        start, end = _month(year, month)
        return _span(start, end if last else today, DatePrecision.MONTH)
    year = today.year - last
    return (
        _span(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)
        if last
        else When(date(year, 1, 1), None, DatePrecision.OPEN)
    )


def _year(match: re.Match[str], _today: date | None) -> When | None:
    year = int(match["year"])
    return _span(date(year, 1, 1), date(year, 12, 31), DatePrecision.YEAR)


def _count(match: re.Match[str]) -> int:
    word = (match["count"] or "one").lower()
    return int(word) if word.isdigit() else _COUNTS[word]


_YEAR = r"(?P<year>(?:19|20)\d\d)"
PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], When | None]], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), resolve)
    for pattern, resolve in (
        (r"\b\d{4}-\d\d-\d\d\b", _iso),
        (rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b", _full),
        (rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b", _full),
        (rf"\b(?:(?P<part>early|mid|late)[-\s]+)?{_MONTH},?\s+(?:of\s+)?{_YEAR}\b", _month_year),
        (rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:,]?\d)", _month_day),
        (rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}\b", _month_day),
        (r"\b(?:next|coming|this\s+coming)\s+(?:" + "|".join((*_DAYS, "week", "month", "year")) + r")\b", _ahead),
        (r"\b(?P<last>last\s+)?(?P<weekday>" + "|".join(_DAYS) + r")\b", _weekday),
        (r"\b(?:yesterday|today)\b", _near_day),
        (rf"\b{_COUNT}\s+{_UNIT}\s+ago\b", _ago),
        (rf"\b(?:the\s+)?(?:last|past)\s+{_COUNT}\s+{_UNIT}\b", _past),
        (r"\b(?P<which>last|this|previous)\s+(?P<unit>week|month|year)\b", _calendar),
        (rf"\b(?:in|since|until|by|during|of|(?P<part>early|mid|late)[-\s]?)\s*{_MONTH}\b", _month_alone),
        (rf"\b(?:in|since|until|by|during|of)\s+{_YEAR}\b", _year),
    )
)
_SINCE = re.compile(r"\b(?:since|starting|beginning)\s+(?:[\w'-]+\s+){0,6}?(?:in\s+|on\s+)?$", re.IGNORECASE)
_MAY_VERB = re.compile(r"\bmay\b")


def times(text: str, today: date | None) -> tuple[Told, ...]:
    """The times told in a text, in order and not overlapping; `today` is the day the article is dated by."""
    found: list[Told] = []
    covered: list[Span] = []
    for pattern, resolve in PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < stop and end > begin for begin, stop in covered) or _MAY_VERB.fullmatch(
                match.groupdict().get("month") or ""
            ):
                continue
            when = resolve(match, today)
            covered.append((start, end))
            if when is not None and when.start is not None:
                found.append(Told(start, end, _opened(text, start, match, when)))
    return tuple(sorted(found, key=lambda told: told.start))


def _opened(text: str, start: int, match: re.Match[str], when: When) -> When:
    """A time behind "since" has a start and no end."""
    since = match.group().lower().startswith("since") or _SINCE.search(text[max(0, start - 60) : start])
    return replace(when, end=None, precision=DatePrecision.OPEN) if since else when


def within(told: tuple[Told, ...], start: int, end: int) -> Iterator[Told]:
    """The times that stand between two offsets."""
    return (time for time in told if start <= time.start and time.end <= end)
