"""Who publishes a text, told from the text itself: a visible list of rules, the first that finds a name has it.

A name that the registry knows is given as the registry writes it. A name that it does not know is taken only from a
form that is used for nothing but publishers ("X and agencies", "Source X", "told X's correspondent").
"""

from __future__ import annotations

import re
from typing import Protocol

from kg.articles.dates import MONTH, WEEKDAY
from kg.model import Entity

OPENING = 600
"""How far into a text, in characters, a dateline or agency credit may stand."""
FOOT = 400
"""How far from its end, in characters, a credit may stand."""

WORD = r"(?:[Aa]l-|[Ee]l-|[Aa]n-|[Aa]sh-)?[A-Z][\w.-]{0,40}"
NAME = rf"(?:The )?{WORD}(?: {WORD}){{0,4}}"
WITH_AGENCIES = re.compile(rf"(?:^|\n)\W*({NAME}),? (?:and|with|\+) (?:news )?[Aa]gencies\W*$")
SOURCE = re.compile(rf"(?:^|\n)\W*Source:? ({NAME})\W*$")
SOURCE_INSIDE = re.compile(rf"\bSource:? ({NAME})\W*$")
CORRESPONDENT = re.compile(rf"\b({NAME})['\u2019]s? (?:own |{WORD} ){{0,2}}(?:correspondent|reporter)\b")
REPORTER = re.compile(rf"\b(?:[Aa]n? |[Tt]he |[Tt]old )({WORD}) (?:correspondent|reporter|journalist)s?\b")
SITE = re.compile(rf"\s[|\u2013\u2014-]\s+({NAME})\s*$")
POSTED_BY = re.compile(rf"\b[Pp]osted (?:on )?[^\n]{{0,24}}\d{{4}},? by ({NAME})")
TAIL = re.compile(rf"(?:[\u2013\u2014-]{{1,2}}\s*|\()({NAME})\W*$")
LAST_LINE = re.compile(rf"\n\W*({NAME})\W*$")
DATELINE = re.compile(rf"(?:^|\n)\s*[A-Z][^(\n]{{0,60}}\(({NAME})\)\s*(?:[\u2013\u2014-]|{WORD})")
BEFORE_DATE = re.compile(rf"\b({NAME}),? {WEEKDAY},? \d{{1,2}} {MONTH} \d{{4}}")


class Outlets(Protocol):
    """Whatever knows outlets by name: the registry."""

    def outlet(self, name_or_domain: str, /) -> Entity | None:
        """The outlet of that name, None where none is known."""


def outlet(text: str, outlets: Outlets) -> str:
    """The name of who publishes a text; empty where the text does not tell."""
    parts = {"all": text, "title": _first_line(text), "opening": text[:OPENING], "foot": text.rstrip()[-FOOT:]}
    for pattern, part, known_only in RULES:
        for match in pattern.finditer(parts[part]):
            name = _known(match[1], outlets) or ("" if known_only else match[1])
            if name:
                return name
    return ""


RULES: tuple[tuple[re.Pattern[str], str, bool], ...] = (
    (WITH_AGENCIES, "foot", False),
    (SOURCE, "foot", False),
    (SOURCE_INSIDE, "foot", True),
    (CORRESPONDENT, "all", False),
    (SITE, "title", True),
    (POSTED_BY, "opening", True),
    (REPORTER, "all", True),
    (TAIL, "foot", True),
    (LAST_LINE, "foot", True),
    (DATELINE, "opening", True),
    (BEFORE_DATE, "opening", True),
)
"""Pattern, where it is looked for, and whether only an outlet of the registry counts."""
GENERIC = frozenset(
    [
        "chronicle",
        "courier",
        "daily",
        "express",
        "gazette",
        "globe",
        "guardian",
        "herald",
        "independent",
        "journal",
        "mail",
        "mirror",
        "monitor",
        "national",
        "news",
        "observer",
        "post",
        "press",
        "record",
        "standard",
        "star",
        "sun",
        "telegraph",
        "times",
        "today",
        "tribune",
        "voice",
    ]
)
"""What many papers are called: it is the name of one only by itself, and "Harbour Times" is not The Times."""


def _known(name: str, outlets: Outlets) -> str:
    """The registry's name for the longest run of words, at either end of a name, that is an outlet it knows."""
    words = name.split()
    runs = [words[start:] for start in range(len(words))] + [words[:end] for end in range(len(words) - 1, 0, -1)]
    telling = (run for run in runs if len(run) == len(words) or len(run) > 1 or run[0].lower() not in GENERIC)
    found = (outlets.outlet(" ".join(run)) for run in sorted(telling, key=len, reverse=True))
    return next((entity.label for entity in found if entity), "")


def _first_line(text: str) -> str:
    return next((line for line in text.splitlines() if line.strip()), "")
