"""Queries that would reach other servers are refused before they run: the engine itself cannot be told not to."""

from __future__ import annotations

import re

from kg.errors import QueryError

ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
TOKEN = re.compile(
    r"""
      (?P<skip> \#[^\n\r]* | \s+ )
    | (?P<iri> <[^<>"{}|^`\\\x00-\x20]*> )
    | (?P<string> \"{3} (?:\"{0,2}(?:[^"\\]|\\.))* \"{3} | '{3} (?:'{0,2}(?:[^'\\]|\\.))* '{3}
                | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<language> @[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<variable> [?$][\w\u00b7-\uffff]+ )
    | (?P<blank> _:[\w.\-\u00b7-\uffff]+ )
    | (?P<name> [\w\-.\u00b7-\uffff]*:(?:[\w\-.:%\u00b7-\uffff]|\\.)* )
    | (?P<word> [A-Za-z_][A-Za-z0-9_]* )
    | (?P<other> . )
    """,
    re.VERBOSE | re.DOTALL,
)
LAST_CODE_POINT = 0x10FFFF
SUSPECT = re.compile(r"service|load|\\u", re.IGNORECASE)
"""Without any of these, a query cannot hold a forbidden word, and need not be read word by word."""
FORBIDDEN = {"SERVICE": "asks another server", "LOAD": "reads from an address"}


def words(sparql: str) -> frozenset[str]:
    """The bare words of a query or update in capitals: keywords and functions, not names, variables or strings.

    Code point escapes are resolved first, as SPARQL does, since they can spell a keyword.
    """
    plain = ESCAPE.sub(_unescape, sparql)
    return frozenset(token.group().upper() for token in TOKEN.finditer(plain) if token.lastgroup == "word")


def refuse_remote(sparql: str) -> None:
    """Raise a `QueryError` if a query or update has SERVICE or LOAD in it."""
    if not SUSPECT.search(sparql):
        return
    found = words(sparql)
    for word, effect in FORBIDDEN.items():
        if word in found:
            raise QueryError(f"{word} is refused: it {effect}; this store answers from its own graph alone")


def _unescape(escape: re.Match[str]) -> str:
    point = int(escape.group(1) or escape.group(2), 16)
    if point > LAST_CODE_POINT:
        raise QueryError(f"malformed query: {escape.group()} is no character")
    return chr(point)
