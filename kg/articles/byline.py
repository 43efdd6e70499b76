"""Who wrote a text: "By Jane Roe" on a line near the top, or "Posted on August 3 2013 by Jane Roe"."""

from __future__ import annotations

import re

from kg.articles.outlet import OPENING, Outlets

GIVEN = r"[A-Z][\w.'\u2019-]+"
PERSON = rf"{GIVEN}(?: (?:(?:al|el|bin|de|van|von)[ -])?{GIVEN}){{1,3}}"
LINE = re.compile(
    rf"^[Bb][Yy] ({PERSON}(?:(?:,| and|, and) {PERSON})*)\s*(?:$|,|\||[\u2013\u2014-]| in | for )", re.MULTILINE
)
POSTED = re.compile(rf"\b[Pp]osted (?:on )?[^\n]{{0,24}}\d{{4}},? by ({GIVEN} {GIVEN})")


def byline(text: str, outlets: Outlets) -> str:
    """The author or authors as the text names them; empty where it names none, or an outlet in their place."""
    opening = text[:OPENING]
    match = LINE.search(opening) or POSTED.search(opening)
    if match is None:
        return ""
    return "" if outlets.outlet(match[1]) else match[1]
