"""Speakers set apart by a mark: in a transcript ("SMITH: ..."), behind a quotation, in a headline ("...: monitor")."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.reading import Reading
from kg.extract.voices.cues import Cue, speaks

_NAME = 5
"""How many tokens a speaker may be that is set apart by a mark."""
_SPEECH = 4
"""How many tokens the least that is said has."""
_DASHES = frozenset({"-", "--"})
_NOMINAL = frozenset({"NOUN", "PROPN"})


def by_label(reading: Reading, token: Token) -> Iterator[Cue]:
    """A colon or dash between a speaker and what is said."""
    if token.text == ":":
        yield from _transcribed(reading, token) or _headline(reading, token)
    elif token.text in _DASHES and token.i and (token.nbor(-1).text == '"' or _titled(reading, token)):
        yield from _signed(reading, token)


def _titled(reading: Reading, token: Token) -> bool:
    return reading.paragraph(token.idx) == 1 and bool(token.nbor(-1).whitespace_)


def _transcribed(reading: Reading, colon: Token) -> list[Cue]:
    """A name in capitals at the head of a paragraph: it speaks up to the next one."""
    start = colon.i
    while start and reading.doc[start - 1].is_alpha and colon.i - start < _NAME:
        start -= 1
    name = reading.doc[start : colon.i]
    opens = start == 0 or reading.doc[start - 1].is_space or reading.doc[start - 1].text == '"'
    if not name or not opens or not all(t.is_upper and len(t) > 1 for t in name):
        return []
    end = colon.i + 1
    while end < len(reading.doc) and not (reading.doc[end].text == ":" and reading.doc[end - 1].is_upper):
        end += 1
    end = end - 1 if end < len(reading.doc) else _end(reading, colon)
    return [Cue(colon, "reporting", (name[-1],), frozenset(range(colon.i + 1, end)))]


def _headline(reading: Reading, colon: Token) -> Iterator[Cue]:
    """A speaker before or behind the colon of a headline."""
    if reading.paragraph(colon.idx) != 1:
        return
    end = _end(reading, colon)
    before, behind = range(colon.sent.start, colon.i), range(colon.i + 1, end)
    for name, said in ((behind, before), (before, behind)):
        if 0 < len(name) <= _NAME and len(said) >= _SPEECH:
            head = reading.doc[name[-1]]
            if speaks(reading, head) and not any(reading.doc[i].pos_ in {"VERB", "AUX"} for i in name[:-1]):
                yield Cue(colon, "reporting", (head,), frozenset(said))
                return


def _signed(reading: Reading, dash: Token) -> Iterator[Cue]:
    """A name behind a dash: that of whoever the quotation or the headline before it comes from."""
    end = _end(reading, dash)
    name = reading.doc[dash.i + 1 : end]
    start, quoted = dash.i - 1, dash.nbor(-1).text == '"'
    while start and reading.paragraph(reading.doc[start - 1].idx) == reading.paragraph(dash.idx):
        start -= 1
    if 0 < len(name) <= _NAME and (speaks(reading, name[-1]) or (quoted and name[-1].pos_ in _NOMINAL)):
        yield Cue(dash, "reporting", (name[-1],), frozenset(range(start, dash.i)))


def _end(reading: Reading, token: Token) -> int:
    """The end of a token's paragraph, without the full stop and the space behind it."""
    here = reading.paragraph(token.idx)
    end = token.i + 1
    while end < len(reading.doc) and reading.paragraph(reading.doc[end].idx) == here:
        end += 1
    while end > token.i + 1 and (reading.doc[end - 1].is_space or reading.doc[end - 1].is_punct):
        end -= 1
    return end
