"""What an article is dated by.

In this order: a dateline inside the running text ("Published July 19 2016 ...", "KYIV, March 3 (Reuters)"), a line near
the top that is a date and nothing else, and, as an inference, the latest full date that the text names: a photo caption
says "October 7, 2015", the article tells of "Friday", so it is dated by the first Friday on or after that day. Where
the text names a later year than that date, or names no full date, the article stays undated: a guess would be passed
off as the day of its events.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from kg.articles.dates import MONTH, WEEKDAY, Named, calendar_day, full_dates, month, weekday
from kg.model import DateBasis, Published

OPENING = 600
"""How far into a text, in characters, a dateline may stand."""

LABEL = (
    r"(?:published|posted|updated|last\s+updated|date\s+of\s+publication|issued|first\s+published)(?:\s+(?:on|at))?:?"
)
FRAME = re.compile(
    rf"(?:\W|\d|\b(?:{LABEL}|{WEEKDAY}|on|at|am|pm|gmt|utc|bst|est|edt|cet|ist|local|time|print|this|page|date)\b)*",
    re.IGNORECASE,
)
"""What may stand on a line beside its date without making it a sentence."""
LABELLED = re.compile(rf"(?:^|\W){LABEL}\s*(?:{WEEKDAY},?\s*)?$", re.IGNORECASE)
AFTER_WEEKDAY = re.compile(rf"(?:^|[.|\"\u201d)]|\b[A-Z][\w-]*|\b[a-z]*[A-Z]+)\s+{WEEKDAY},?\s*$")
AFTER_PLACE = re.compile(r"^\s*[A-Z][A-Z.'/-]+(?:[ ,]+[A-Z][A-Z.'/-]+){0,4}[ ,\u2013\u2014-]*$")
WITHOUT_YEAR = re.compile(
    rf"^\s*[A-Z][A-Za-z .'/-]{{1,40}},\s+(?P<month>{MONTH})\s+(?P<day>\d{{1,2}})\s*"
    r"(?:\([^)\n]{2,40}\)|[\u2013\u2014-])",
    re.MULTILINE,
)
BACKGROUND = re.compile(
    r"\b(?:since|from|after|until|till|before|by|for|between)\s+(?:the\s+)?(?:\w+\s+of\s+)?$", re.IGNORECASE
)
ON = re.compile(r"(?:^|[^a-z\s])\s*on\s+$", re.IGNORECASE)
TOLD_DAY = re.compile(r"(?<!last )(?<!next )\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
YEAR = re.compile(r"\b(?:19|20)\d\d\b(?!\s+(?:people|civilians|fighters|troops))")


def published(text: str) -> Published:
    """The day that a text is dated by and what says so; unknown where nothing does."""
    opening = tuple(named for named in full_dates(text) if named.start < OPENING)
    line = next((named.day for named in opening if _alone(text, named)), None)
    told = (named for named in opening if not ON.search(text, 0, named.start))
    inside = next((named.day for named in told if _dateline(text, named)), None)
    stated = inside or _without_year(text, line) or line
    if stated:
        return Published(stated, DateBasis.STATED)
    latest = _latest(text)
    inferred = _without_year(text, latest) or _told_day(text, latest)
    return Published(inferred, DateBasis.INFERRED) if inferred else Published()


def datelines(text: str) -> Iterator[Named]:
    """The dates near the top of a text that date it and no event: alone on a line, or those of a dateline."""
    opening = text[:OPENING]
    for named in full_dates(opening):
        if not ON.search(opening, 0, named.start) and (_alone(opening, named) or _dateline(opening, named)):
            yield named


def _line_around(text: str, named: Named) -> tuple[str, str]:
    """What stands on the same line before and after a date."""
    start = text.rfind("\n", 0, named.start) + 1
    end = text.find("\n", named.end)
    return text[start : named.start], text[named.end : end if end >= 0 else len(text)]


def _alone(text: str, named: Named) -> bool:
    before, after = _line_around(text, named)
    return FRAME.fullmatch(" ".join(_without_dates(f"{before} | {after}"))) is not None


def _without_dates(text: str) -> Iterator[str]:
    place = 0
    for named in full_dates(text):
        yield text[place : named.start]
        place = named.end
    yield text[place:]


def _dateline(text: str, named: Named) -> bool:
    before, _ = _line_around(text, named)
    if _alone(text, named):
        return False
    opens_line = FRAME.fullmatch(before) is not None
    return bool(opens_line or LABELLED.search(before) or AFTER_WEEKDAY.search(before) or AFTER_PLACE.match(before))


def _without_year(text: str, near: date | None) -> date | None:
    """The day of a dateline that names no year, in the year that brings it nearest to another date of the article."""
    match = WITHOUT_YEAR.search(text[:OPENING])
    if match is None or near is None:
        return None
    number, day = month(match["month"]), int(match["day"])
    days = (calendar_day(near.year + shift, number, day) for shift in (-1, 0, 1))
    return min((found for found in days if found), key=lambda found: abs(found - near), default=None)


def _latest(text: str) -> date | None:
    """The latest full date of a text, leaving out those told as background; None where a later year is named."""
    days = [
        named.day for named in full_dates(text) if not BACKGROUND.search(text[max(0, named.start - 40) : named.start])
    ]
    if not days or any(int(year[0]) > max(days).year for year in YEAR.finditer(text)):
        return None
    return max(days)


def _told_day(text: str, latest: date | None) -> date | None:
    """The first weekday told in the text, on or after the latest date; that date itself where no weekday is told."""
    told = TOLD_DAY.search(text)
    if latest is None or told is None:
        return latest
    return latest + timedelta(days=(weekday(told[0]) - latest.weekday()) % 7)
