"""Quotations: the stretches of an article between quotation marks, whether curly, straight, or never closed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.reading import Reading
from kg.extract.voices.cues import Cue

_MARK = re.compile(r"\"|''|``")
_OPENING = frozenset("\u201c\u201e\u00ab")
SHORT = 4
"""A quotation of fewer tokens, marks included, is a word held at arm's length."""

_FAR = 12
"""How many tokens behind a cue a quotation may begin: "told a crowd in the capital on Friday:"."""
_CLOSING = frozenset("\u201d\u00bb")


@dataclass(frozen=True)
class Quotations:
    """The quotations of an article, as token ranges with their marks, in order."""

    ranges: tuple[range, ...]

    def at(self, index: int) -> range | None:
        """The quotation that a token stands in."""
        place = bisect_right(self.ranges, index, key=lambda r: r.start) - 1
        return self.ranges[place] if place >= 0 and index in self.ranges[place] else None

    def within(self, first: int, last: int) -> Iterator[range]:
        """The quotations that share a token with the stretch from `first` to `last`."""
        place = max(0, bisect_right(self.ranges, first, key=lambda r: r.start) - 1)
        for found in self.ranges[place:]:
            if found.start > last:
                return
            if found.stop > first:
                yield found

    def held(self, scope: frozenset[int]) -> Iterator[range]:
        """The quotations whose words are all in a scope."""
        if scope:
            yield from (q for q in self.within(min(scope), max(scope)) if scope.issuperset(q[1:-1]) and len(q) > SHORT)


def quotations(reading: Reading) -> Quotations:
    """The quotations of an article. One that is not closed ends with its paragraph."""
    return Quotations(tuple(_ranges(reading)))


def _ranges(reading: Reading) -> Iterator[range]:
    start: int | None = None
    paragraph = -1
    for token in _marks(reading):
        here = reading.paragraph(token.idx)
        if start is not None and here != paragraph:
            yield range(start, _end(reading, start, paragraph))
            start = None
        if start is None:
            if _opens(reading, token):
                start, paragraph = token.i, here
        elif not _opens(reading, token) or not _spaced(token):
            yield range(start, token.i + 1)
            start = None
    if start is not None:
        yield range(start, _end(reading, start, paragraph))


def _marks(reading: Reading) -> Iterator[Token]:
    for mark in _MARK.finditer(reading.text):
        token = reading.doc[bisect_right(reading.doc, mark.start(), key=lambda t: t.idx) - 1]
        if token.idx == mark.start() and len(token) == len(mark.group()):
            yield token


def _opens(reading: Reading, mark: Token) -> bool:
    """Whether a mark opens a quotation: by its shape as written, else by the space before it."""
    written = reading.article.text[mark.idx]
    if written in _OPENING or written in _CLOSING:
        return written in _OPENING
    return not mark.whitespace_ and _spaced(mark)


def _spaced(mark: Token) -> bool:
    """Whether nothing but a space, a bracket or a dash stands before a mark."""
    if mark.i == 0:
        return True
    before = mark.nbor(-1)
    return bool(before.whitespace_) or before.is_space or before.text in {"(", "[", "-", "--", ":"}


def _end(reading: Reading, start: int, paragraph: int) -> int:
    index = start
    while index < len(reading.doc) and reading.paragraph(reading.doc[index].idx) == paragraph:
        index += 1
    return index


def touching(reading: Reading, quoted: Quotations, cue: Cue) -> tuple[range, ...]:
    """The quotations that are what a cue says: those its content shares words with, and those beside its clause."""
    own = (cue.token.i, *(head.i for head in cue.sources))
    first, last = min(own), max(own)
    found = set()
    if cue.content:
        found |= set(quoted.within(min(cue.content), max(cue.content)))
    if cue.kind == "reporting":
        found |= {q for q in quoted.within(first - 2, first) if _before(reading, q, cue, first)}
        found |= {q for q in quoted.within(last, last + _FAR) if _after(reading, q, cue, last)}
    return tuple(q for q in sorted(found, key=lambda q: q.start) if len(q) > SHORT and cue.token.i not in q)


def _before(reading: Reading, quotation: range, cue: Cue, first: int) -> bool:
    """Whether a quotation closes just before a clause of saying: '"We fled," he said'."""
    between = reading.doc[quotation.stop : first]
    direct = any(head.head == cue.token for head in cue.sources)
    return direct and quotation.stop <= first and all(t.is_punct for t in between)


def _after(reading: Reading, quotation: range, cue: Cue, last: int) -> bool:
    """Whether a quotation opens behind a cue with nothing else said there: 'He added: "We fled."'."""
    if quotation.start <= last or (cue.content and max(cue.content) > last):
        return False
    between = reading.doc[last + 1 : quotation.start]
    return not any(t.text in {".", "!", "?"} or (cue.content and t.pos_ == "VERB") for t in between)


def alone(reading: Reading, quotation: range) -> bool:
    """Whether a quotation is a sentence of its own or several, with no words around it."""
    first = reading.doc[quotation.start]
    before = first.nbor(-1) if first.i else None
    begins = before is None or before.is_space or before.text in {".", "!", "?", '"', ":"} or bool(first.is_sent_start)
    return begins and len(quotation) > SHORT


def follows(reading: Reading, quotation: range, end: int) -> bool:
    """Whether no sentence of the article's own stands between a token and a quotation."""
    return not any(t.is_sent_start and not (t.is_space or t.is_punct) for t in reading.doc[end : quotation.start])
