"""Times told by their distance: from the article's day ("two days ago"), or from another time told ("that day")."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from kg.extract.times import days
from kg.extract.times.resolving import Match, Setting
from kg.model import When

# fmt: off
_WORDS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen",
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
# fmt: on
COUNTS = {word: number for number, word in enumerate(_WORDS, 1)} | {"a": 1, "an": 1}
NTH = {word: number for number, word in enumerate(_ORDINALS, 1)}

_HOURS = 24
_NEAR = 250
"""How far back, in characters, the day may be told that "a day earlier" counts from."""
_UNITS: Mapping[str, Callable[[date], When | None]] = {
    "day": days.day,
    "week": days.day,
    "month": lambda on: days.month(on.year, on.month),
    "year": lambda on: days.year(on.year),
}
"""What so many units before or after a day come to: a week after a Monday is a Monday, a month after it a month."""


def past(match: Match, setting: Setting) -> When | None:
    """So many days up to the article's, itself counted: "the past three days"; hours and months reach back in full."""
    if setting.today is None:
        return None
    unit, count = match["unit"].lower(), _count(match)
    if unit == "hour":
        first = days.back(setting.today, -(-count // _HOURS), "day")
    else:
        first = days.back(setting.today, count, unit)
        if first and unit in days.LENGTH:
            first += timedelta(days=1)
    return days.stretch(first, setting.today) if first else None


def nth_day(match: Match, setting: Setting) -> When | None:
    """ "for the third day": the days before and today."""
    first = setting.today and days.back(setting.today, NTH[match["nth"].lower()] - 1, "day")
    return days.stretch(first, setting.today) if first and setting.today else None


def ago(match: Match, setting: Setting) -> When | None:
    """ "two days ago" is a day, "two weeks ago" a week, and so on; hours tell no day."""
    unit = match["unit"].lower()
    on = setting.today and days.back(setting.today, _count(match), unit) if unit != "hour" else None
    if on is None:
        return None
    return days.week(on) if unit == "week" else _UNITS[unit](on)


def apart(match: Match, setting: Setting) -> When | None:
    """ "two days earlier", "a day after": so far from the day told last, or from the article's.

    What follows "after" came before what stands in front of it: "on Friday, two days after gunmen seized them".
    """
    near = setting.day if match.start() - setting.place < _NEAR else None
    anchor = near or setting.today
    if anchor is None or match["unit"].lower() == "hour":
        return None
    earlier, unit = match["way"].lower() in {"earlier", "after"}, match["unit"].lower()
    on = days.back(anchor, _count(match) if earlier else -_count(match), unit)
    if on is None or (setting.today is not None and on > setting.today):
        return None
    return _UNITS[unit](on)


def that_day(_match: Match, setting: Setting) -> When | None:
    """The day told last."""
    return days.day(setting.day)


def neighbour(match: Match, setting: Setting) -> When | None:
    """ "the previous day", "the next day": beside the day told last."""
    before = match["which"].lower() in {"previous", "day before"}
    on = setting.day and days.back(setting.day, 1 if before else -1, "day")
    return days.day(on) if on and (setting.today is None or on <= setting.today) else None


def since_then(_match: Match, setting: Setting) -> When | None:
    """From the time told last, with no end."""
    return days.opened(setting.since) if setting.since else None


def _count(match: Match) -> int:
    word = (match["count"] or "one").lower()
    return int(word) if word.isdigit() else COUNTS[word]
