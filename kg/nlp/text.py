"""An article's text as a parser likes it, character for character as long as the original, so that offsets hold."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.model import Span

_PLAIN = str.maketrans({
    "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\ufeff": " ", "\u200b": " ", "\t": " ", "\r": " ",
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u2032": "'", "\u0060": "'", "\u00b4": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-",
})  # fmt: skip
_RUN = re.compile(r"([^\w\s])\1{11,}")
"""A row of a dozen equal signs or dots is a rule across the page; the tokenizer is slow on long ones."""
_ENDS = re.compile(r"[.!?:;\"'\])]\s*$")

KNOWN_ABBREVIATION = {2: "UN", 3: "CIA", 4: "NATO", 5: "NAFTA"}
"""By length, an abbreviation that a parser takes for a name: it reads "IS" as a verb and "SOHR" as an adverb."""


def plain(text: str) -> str:
    """The text with straight quotes, hyphens and spaces in place of their typographic kin; same length."""
    return _RUN.sub(lambda run: " " * len(run.group()), text.translate(_PLAIN))


def blocks(text: str) -> Iterator[Span]:
    """The paragraphs, captions and headings of a text: its lines, one broken inside a sentence joined to the next."""
    start: int | None = None
    end = 0
    for line in re.finditer(r"[^\n]+", text):
        content = line.group().strip()
        if not content:
            continue
        first = line.start() + line.group().index(content[0])
        if start is not None and not _continues(text[start:end], text[end:first], content):
            yield start, end
            start = None
        start = first if start is None else start
        end = first + len(content)
    if start is not None:
        yield start, end


def _continues(before: str, gap: str, line: str) -> bool:
    """Whether a line goes on with the sentence of the line before it."""
    return gap.count("\n") == 1 and line[:1].islower() and not _ENDS.search(before)
