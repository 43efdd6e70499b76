"""The wordings of times, by the word that gives each away.

A rule is a pattern and what it resolves to; the first that covers the word wins. A wording that resolves to nothing
tells no day: what is still to come, how long something lasted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.times import distances as by
from kg.extract.times import resolving as to
from kg.extract.times.distances import COUNTS, NTH
from kg.extract.times.resolving import MONTH_NAMES, MONTHS, SEASONS, WEEKDAYS, Resolve

Rule = tuple[re.Pattern[str], Resolve]

_VERBS = {"may": "(?-i:May|MAY)", "march": "(?-i:March|MARCH)", "mar": "(?-i:Mar|MAR)"}
"""Months that are words of another kind in lower case."""
_SHORT_MONTHS = tuple(name for name in MONTHS if name not in MONTH_NAMES)
_ANY_MONTH = "|".join(_VERBS.get(name, name) for name in (*MONTH_NAMES, *_SHORT_MONTHS))
_MONTH = rf"(?P<month>(?:{_ANY_MONTH})\b)(?:(?<!\w{{5}})\.)?"
_NAMED_MONTH = rf"(?-i:(?P<month>{'|'.join(name.title() for name in MONTH_NAMES if name not in _VERBS)}))"
_WEEKDAY = r"(?P<weekday>" + "|".join(WEEKDAYS) + r")"
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(COUNTS) + r")"
_UNIT = r"(?P<unit>hour|day|week|month|year)s?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_LAST_DAY = r"(?P<last>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_TO = r"\s*(?:-|to|and|until|till|through)\s*"
_PART = r"(?P<part>early|mid|late)[-\s]+"
_SEASON = r"(?P<season>spring|summer|autumn|fall|winter)"
_OF = r"(?P<edge>start|beginning|end|middle)\s+of\s+(?:the\s+)?"


def _rules(*rules: tuple[str, Resolve]) -> tuple[Rule, ...]:
    return tuple((re.compile(pattern, re.IGNORECASE), resolve) for pattern, resolve in rules)


_AHEAD = (r"\b(?:next|coming|following)\s+(?:" + "|".join((*WEEKDAYS, *MONTHS, *SEASONS)) + r")\b", to.nothing)

BY_MONTH = _rules(
    (rf"\b{_DAY}{_TO}{_LAST_DAY}\s+{_MONTH},?(?:\s+{_YEAR}\b)?", to.month_days),
    (rf"\b{_MONTH}\s+{_DAY}{_TO}{_LAST_DAY}(?:,?\s+{_YEAR}\b|(?![\d,]|\s+[a-z]+ed\b))", to.month_days),
    (rf"\b{_MONTH}\s+{_DAY},?\s+{_YEAR}\b", to.full),
    (rf"\b{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b", to.full),
    (rf"\b(?P<week>first|last)\s+week\s+of\s+{_MONTH},?\s+(?:of\s+)?{_YEAR}\b", to.month_year),
    (rf"\b{_OF}{_MONTH},?\s+(?:of\s+)?{_YEAR}\b", to.month_year),
    (rf"\b(?:{_PART}(?:in\s+)?)?{_MONTH},?\s+(?:of\s+)?{_YEAR}\b", to.month_year),
    (rf"\b{_MONTH}\s+{_DAY}\b(?![:,]?\d)", to.month_day),
    (rf"\b{_DAY}\s+(?:of\s+)?{_MONTH}", to.month_day),
    _AHEAD,
    (rf"\b(?P<week>first|last)\s+week\s+of\s+{_MONTH}", to.month_alone),
    (rf"\b{_OF}{_MONTH}", to.month_alone),
    (rf"\b{_PART}{_MONTH}", to.month_alone),
    (rf"\b(?:last|since|until|during|in|by|of|from)\s+{_MONTH}", to.month_alone),
    (rf"\b{_NAMED_MONTH}\b", to.month_alone),
)
BY_WEEKDAY = _rules(
    _AHEAD,
    (rf"\b{_WEEKDAY},?\s+(?={_MONTH}\s+\d|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_ANY_MONTH}))", to.nothing),
    (rf"\bovernight\s+(?:(?P<into>into|to)\s+|on\s+|from\s+)?{_WEEKDAY}\b", to.overnight),
    (rf"\b{_WEEKDAY}\s+overnight\b", to.overnight),
    (rf"(?<!\bon )\b{_WEEKDAY}'?s(?=\s+[a-z])", to.weekday),
    (rf"\b(?P<last>last\s+|previous\s+)?{_WEEKDAY}\b", to.weekday),
)
BY_UNIT = _rules(
    (r"\b(?:next|coming|following)\s+(?:week|month|year)s?\b", to.nothing),
    (r"\b(?:the\s+)?(?P<which>day before)(?=\s*(?:$|[.,;]))", by.neighbour),
    (r"\bthe\s+(?P<which>previous|next|following)\s+day\b", by.neighbour),
    (r"\b(?:that|the\s+same)\s+day\b", by.that_day),
    (rf"\b{_COUNT}\s+{_UNIT}\s+ago\b", by.ago),
    (rf"\b{_COUNT}\s+{_UNIT}\s+(?P<way>earlier|later|after|before)\b", by.apart),
    (rf"\b(?:the\s+)?(?:last|past|previous)\s+{_COUNT}[\s-]+{_UNIT}\b", by.past),
    (rf"\b(?:the\s+)?past\s+(?P<count>){_UNIT}\b", by.past),
    (rf"\bin\s+(?:just\s+|less\s+than\s+|under\s+)?{_COUNT}\s+{_UNIT}\s+of\b", by.past),
    (rf"\bfor\s+(?:the|a)\s+(?P<nth>{'|'.join(NTH)})\s+(?:consecutive\s+|straight\s+|successive\s+)?day\b", by.nth_day),
    (rf"\b{_OF}(?P<which>last|this|previous|the)\s+(?P<unit>week|month|year)\b(?!-)", to.calendar),
    (rf"\b{_PART}(?P<which>last|this|previous)\s+(?P<unit>month|year)\b(?!\w)", to.calendar),
    (r"\b(?P<which>last|this|previous)\s+(?P<unit>week|month|year)(?:'?s)?\b(?!\s+of\b)", to.calendar),
)
BY_NAME = _rules(
    (rf"\bovernight\s+(?:(?P<into>into|to)\s+|on\s+|from\s+)?{_WEEKDAY}\b", to.overnight),
    (r"\bovernight\b", to.overnight),
    (r"\byesterday\b", to.yesterday),
    (r"\b(?:since\s+dawn|today|tonight|this\s+(?:morning|afternoon|evening))\b", to.today),
    (r"\bnext\s+weekend\b", to.nothing),
    (r"\bweekend\b", to.weekend),
    (r"\bsince\s+then\b", by.since_then),
)
BY_SEASON = _rules(
    _AHEAD,
    (rf"\b(?:the\s+)?{_SEASON}\s+(?:of\s+|in\s+)?{_YEAR}\b", to.season),
    (rf"\b(?:last|this|in|since|during)\s+(?:the\s+)?{_SEASON}\b(?!\s+of)", to.season),
)
BY_YEAR = _rules(
    (rf"\b(?:between|from|in)\s+{_YEAR}{_TO}(?P<last>(?:19|20)\d\d)\b", to.years),
    (rf"\b{_OF}{_YEAR}\b", to.year_told),
    (rf"\b{_PART}(?:in\s+)?{_YEAR}\b", to.year_told),
    (rf"\b(?:in|since|until|by|during|of|from)\s+{_YEAR}\b", to.year_told),
    (
        rf"\bthe\s+{_YEAR}(?=\s+[A-Za-z-]+)(?!\s+(?:people|civilians|fighters|troops|soldiers|men|dead|or|and)\b)",
        to.year_told,
    ),
)
BY_NUMBERS = _rules((r"(?<![\d./-])(?:\d{4}-\d\d?-\d\d?|\d{1,2}([-./])\d{1,2}\1\d{4})(?!\d)", to.numbers))


def _giveaways(words: Iterable[str], rules: tuple[Rule, ...]) -> dict[str, tuple[Rule, ...]]:
    return dict.fromkeys(words, rules)


GIVEAWAYS = {
    **_giveaways(MONTHS, BY_MONTH),
    **_giveaways((*WEEKDAYS, *(f"{name}s" for name in WEEKDAYS)), BY_WEEKDAY),
    **_giveaways((form for unit in ("hour", "day", "week", "month", "year") for form in (unit, f"{unit}s")), BY_UNIT),
    **_giveaways(
        ("overnight", "yesterday", "today", "tonight", "morning", "weekend", "then", "evening", "dawn"), BY_NAME
    ),
    **_giveaways((*SEASONS, "fall"), BY_SEASON),
}
"""The words that give a time away, in lower case, to the rules that may cover them; years and figures stand apart."""
