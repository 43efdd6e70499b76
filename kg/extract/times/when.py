"""Times told in a text, resolved to days against the day an article is dated by.

What is not said is never guessed: without a dated article, only full dates and years are resolved; how long something
lasted tells no day; the date line of an article is no time of an event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from kg.articles import dated
from kg.extract.times import days
from kg.extract.times.resolving import Match, Resolve, Setting
from kg.extract.times.wordings import BY_NUMBERS, BY_YEAR, GIVEAWAYS, Rule
from kg.model import DatePrecision, When

_BEFORE, _AFTER = 30, 45
"""How far, in characters, the wording of a time may reach around the word that gives it away."""
_CUE = 120
"""How far before a time, in characters, a word may stand that says it is a beginning or that of a report."""

_WORD = re.compile(r"[^\W\d]+|\d+(?:[-./]\d+)*")
_BEGIN = (
    r"began|begun|start(?:ed)?|launch(?:ed|ing)|erupt(?:ed)?|broke out|broken out|flared(?: up)?|mounted|outbreak"
    r"|beginning|starting|imposed|took effect|(?:came|come|went|gone) (?:in)?to (?:force|effect)|intervened"
)
_BEGUN = re.compile(rf"\b(?:{_BEGIN}|since)\b[^.;\n]*$", re.IGNORECASE)
_BEGINS = re.compile(rf"[^.;\n]{{0,{_CUE}}}\b(?:{_BEGIN})\b", re.IGNORECASE)
_OPENS = re.compile(r"(?:^|[.\n\"]\s*)(?:on|in)\s+$", re.IGNORECASE)
"""A time at the head of its sentence is that of whatever follows."""
_SINCE = re.compile(
    r"\b(?:since|ever since)\s+(?:[\w'-]+\s+){0,9}?(?:in\s+|on\s+|the\s+)?(?:early\s+|late\s+)?$", re.IGNORECASE
)
_SAID = (
    r"said|says|saying|told|reported|announced|stated|added|claimed|confirmed|declared|tweeted|warned|denied|condemned"
    r"|accused|taken|statement|speaking|quoted|issued|interview|conference|report"
)
_SAYING = re.compile(rf"\b(?:{_SAID})\s+(?:[\w'-]+\s+){{0,4}}?(?:late |early |earlier )?(?:on )?$", re.IGNORECASE)
_THEN_SAID = re.compile(rf"(?:\s+(?:morning|afternoon|evening|night))?,?\s+(?:as saying|{_SAID})\b")
_JOINED = re.compile(
    r"\s*(?:morning|evening|night|afternoon)?\s*"
    r"(?:,?\s*and|to|until|till|through|-|and (?:continued |lasted )?into|into)"
    r"\s*(?:into\s+|on\s+|early\s+|late\s+)*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Told:
    """A time told in a text: where it stands and what it resolves to.

    `of_report` where the words around it say that it is the time of a report: "said on Monday". `other` is the second
    way to read it, where there is one: what "began in March" began is open from March on, the beginning itself is not.
    """

    start: int
    end: int
    when: When
    of_report: bool = False
    other: When | None = None


def times(text: str, today: date | None) -> tuple[Told, ...]:
    """The times told in a text, in order and not overlapping; `today` is the day the article is dated by."""
    found: list[Told] = []
    for told in _found(text, Setting(today)):
        last = _range(text, found[-1], told) if found else None
        if last is not None:
            found[-1] = last
        else:
            found.append(told)
    return tuple(found)


def within(told: tuple[Told, ...], start: int, end: int) -> Iterator[Told]:
    """The times that stand between two offsets."""
    return (time for time in told if start <= time.start and time.end <= end)


def _found(text: str, setting: Setting) -> Iterator[Told]:
    covered, datelines = 0, {named.start for named in dated.datelines(text)}
    for word in _WORD.finditer(text):
        rules = _rules(word[0])
        if not rules or word.start() < covered:
            continue
        wording = _covering(text, word, rules, covered)
        if wording is None:
            continue
        match, resolve = wording
        covered = match.end()
        when = resolve(match, setting)
        if when is not None and match.start() not in datelines:
            told = _told(text, match, when)
            setting = _after(setting, told)
            yield told


def _covering(text: str, word: Match, rules: tuple[Rule, ...], after: int) -> tuple[Match, Resolve] | None:
    """The first wording that covers a word, and what resolves it; it begins at `after` or later."""
    start, end = max(after, word.start() - _BEFORE), word.end() + _AFTER
    for pattern, resolve in rules:
        for match in pattern.finditer(text, start, end):
            if match.start() <= word.start() < match.end():
                return match, resolve
    return None


def _rules(word: str) -> tuple[Rule, ...]:
    if not word[0].isdigit():
        return GIVEAWAYS.get(word.lower(), ())
    if word.isdigit():
        return BY_YEAR if len(word) == 4 and word[:2] in {"19", "20"} else ()  # noqa: PLR2004  (a year has four)
    return BY_NUMBERS


def _told(text: str, match: Match, when: When) -> Told:
    """A time with what the words before and after it make of it."""
    start, end = match.span()
    before = text[max(0, start - _CUE) : start]
    if when.start is None or when.end is None:
        return Told(start, end, when)
    if when.start == when.end and (_SAYING.search(before) or _THEN_SAID.match(text, end)):
        return Told(start, end, when, of_report=True)
    open_ended = replace(when, end=None, precision=DatePrecision.OPEN)
    if match[0].lower().startswith("since") or _SINCE.search(before):
        return Told(start, end, open_ended, other=when)
    begun = _BEGUN.search(before) or (_OPENS.search(before) and _BEGINS.match(text, end))
    return Told(start, end, when, other=open_ended if begun else None)


def _after(setting: Setting, told: Told) -> Setting:
    """What later words may point back at: "that day", "since then"."""
    when = told.when
    since = setting.since if told.of_report else when.start
    if when.start != when.end and when.end is not None:
        return replace(setting, since=since)
    return replace(setting, day=when.start, place=told.start, since=since)


def _range(text: str, first: Told, second: Told) -> Told | None:
    """Two times joined to one: "from Monday to Wednesday", "on Friday and Saturday"; None where they stand apart."""
    if not _JOINED.fullmatch(text, first.end, second.start):
        return None
    begin, end = first.when.start, second.when.end
    if begin is None or end is None or first.when.end is None or not first.when.end < end:
        return None
    return Told(first.start, second.end, days.stretch(begin, end), second.of_report)
