"""Full dates in a text: where they stand and which day each names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
YEARS = range(1900, 2200)

MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?)\b"
ORDINAL = r"(?:st|nd|rd|th)?"
FULL = re.compile(
    rf"""(?<![\d.:/-])(?:
      (?P<iso>(?P<y1>\d{{4}})-(?P<n1>\d{{2}})-(?P<d1>\d{{2}}))
    | (?P<d2>\d{{1,2}}){ORDINAL}\s+(?P<m2>{MONTH}),?\s+(?P<y2>\d{{4}})
    | \b(?P<m3>{MONTH})\s+(?P<d3>\d{{1,2}}){ORDINAL},?\s*(?P<y3>\d{{4}})
    | (?P<d4>\d{{1,2}})(?P<mark>[./-])(?P<n4>\d{{1,2}})(?P=mark)(?P<y4>\d{{4}})
    )(?!\d)""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Named:
    """A day that a text names in full, and the span of characters that names it."""

    start: int
    end: int
    day: date


def full_dates(text: str) -> Iterator[Named]:
    """Every date with day, month and year, in the order of the text.

    Written as "2 May 2023", "May 2nd, 2023", "2023-05-02", "2.5.2023" or "02-05-2023" (the day first, unless
    that is no date). With slashes it counts only where one order alone is a date ("16/11/2016"), or both are the same.
    """
    for match in FULL.finditer(text):
        day = _day(match)
        if day is not None:
            yield Named(match.start(), match.end(), day)


def iso_day(value: str) -> date | None:
    """The day of an ISO 8601 date or date and time; None where the value is neither."""
    try:
        return date.fromisoformat(value.strip()[:10])
    except ValueError:
        return None


def month(name: str) -> int:
    """The number, 1 to 12, of an English month name or its abbreviation."""
    return MONTHS.index(name[:3].lower()) + 1


def weekday(name: str) -> int:
    """The number, Monday 0 to Sunday 6, of an English weekday or its abbreviation."""
    return WEEKDAYS.index(name[:3].lower())


def calendar_day(year: int, number: int, day: int) -> date | None:
    """The day of a year, month and day of the month; None where no calendar has it."""
    try:
        return date(year, number, day) if year in YEARS else None
    except ValueError:
        return None


def _day(match: re.Match[str]) -> date | None:
    form = next(n for n in "1234" if match[f"d{n}"])
    number = int(match[f"n{form}"]) if form in "14" else month(match[f"m{form}"])
    year, day = int(match[f"y{form}"]), int(match[f"d{form}"])
    if form == "4" and match["mark"] == "/" and day != number and max(day, number) <= len(MONTHS):
        return None
    return calendar_day(year, number, day) or (calendar_day(year, day, number) if form == "4" else None)
