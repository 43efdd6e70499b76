"""Where sentences begin that nothing marks: behind a date line, a credit or a list of tags, at a repeated headline.

Scraped pages glue such furniture onto the sentences around it, without a full stop or a line of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from kg.nlp.text import blocks

_OPENING = 600
"""How far into a text, in characters, its date line and its repeated headline may stand."""
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_TIME = r"(?:,?\s+(?:at\s+)?\d{1,2}:?\d\d(?::?\d\d)?(?:\s*[apAP]\.?[mM]\.?)?(?:\s+[A-Z]{2,4}\b)?)?"
_DATE = re.compile(
    rf"(?:\b\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}\s+\d{{4}}|\b{_MONTH}\s+\d{{1,2}},?\s*\d{{4}}"
    rf"|\b\d{{1,2}}[.-]\d{{1,2}}[.-]\d{{4}}\)?|\b\d{{4}}-\d\d-\d\d){_TIME}\s+(?=[A-Z0-9\"])"
)
_TOLD = re.compile(
    r"\b(?:on|in|of|since|from|until|till|by|and|to|the|between|after|before|early|late|mid|updated|\d{1,2}:?\d\d)\W*$",
    re.IGNORECASE,
)
"""What stands before a date that is told in a sentence."""
_STARTER = (
    r"(?:At least|More than|Up to|As many as|An?|The|In|On|It|Dozens|Scores|Hundreds|Thousands|Several|Some|Two|Three"
    r"|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Thirteen|Fourteen|Fifteen|Sixteen|Seventeen|Eighteen|Nineteen"
    r"|Twenty|Thirty|Forty|Fifty|Sixty|Seventy|Eighty|Ninety)\b"
)
_GLUED = (
    re.compile(r"\b(?:Tags|TAGS):?\s[^.\n]{3,160}?\s(?=" + _STARTER + r")"),
    re.compile(r"\b[Gg]et short URL(?:\s+\d+)*\s+(?=[A-Z])"),
    re.compile(
        r"\([^()\n]{0,60}\b(?:photo|Photo|AFP|AP|Reuters|REUTERS|Getty|EPA|Agencies|Source)\b[^()\n]{0,40}\)"
        r"(?:\s*[A-Z]{4,})?\s*(?:-\s*)?(?=[A-Z])"
    ),
    re.compile(r"(?:^|\n)[A-Z][A-Z .'-]{3,30}(?:,[^\n()]{0,30})?\s*\([^()\n]{2,30}\)\s*-*\s*(?=[A-Z])"),
    re.compile(r"[a-z]{3}(?=(?:The|It|He|She|They|We|This|That|Meanwhile|According|However)\b)"),
    re.compile(r"[a-z]{3}[.!?]+[\"')]?(?=[A-Z][a-z]+\b)"),
)
"""What a sentence begins behind."""
_FURNITURE = re.compile(
    r"(?<=[\s)\"])(?=\(?(?:Tags [A-Z]|TAGS |Related [A-Z]|Read (?:Also|More|more)\b|READ MORE|See (?:Also|also)\b"
    r"|Also (?:Read|read)\b|Sources?:|Follow us|Share this|Sign up|Subscribe|Click here|Photo(?: by|:)|Image:"
    r"|(?:Reporting|Writing|Editing|Additional reporting|Compiled) by\b|Our Standards|Community standards"
    r"|File photo|[Gg]et short URL|Most (?:Read|Popular)|Recommended|Advertisement|ADVERTISEMENT|Copyright))"
)
"""What begins a piece of furniture itself."""


def breaks(text: str) -> frozenset[int]:
    """The offsets, within lines, at which a sentence begins that no full stop ends before."""
    return frozenset((*_behind(text), *_dated(text), *_repeated(text), *(m.end() for m in _FURNITURE.finditer(text))))


def _behind(text: str) -> Iterator[int]:
    for pattern in _GLUED:
        for match in pattern.finditer(text):
            yield match.end()


def _dated(text: str) -> Iterator[int]:
    for match in _DATE.finditer(text, 0, _OPENING):
        if not _TOLD.search(text[max(0, match.start() - 12) : match.start()]):
            yield match.end()


def _repeated(text: str) -> Iterator[int]:
    """Both ends of a headline that stands once more in the body."""
    (start, end), *_ = (*islice(blocks(text), 1), (0, 0))
    title = text[start:end].rstrip(".")
    place = text.find(title, end, _OPENING + len(title)) if " " in title else -1
    if place >= 0:
        behind = place + len(title)
        yield place
        yield behind + len(text[behind:]) - len(text[behind:].lstrip(" ."))
