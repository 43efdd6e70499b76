"""Copy in capitals and headlines in title case, put in the case of running text: there, all words look like names.

Names keep their capitals: those of the registry, and words that the model's vocabulary knows in no other case.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from kg.model import Span

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 4
"""Words shorter than this do not tell the case of a line: "of", "in", "12"."""
_FEWEST = 4
"""A line of fewer words than this is left as it is."""
_MOSTLY = 0.7
_NEARLY_ALL = 0.9
_SMALL = frozenset((
    "a", "al", "an", "and", "are", "as", "at", "be", "bin", "but", "by", "de", "el", "es", "ez", "for", "if", "in",
    "is", "its", "led", "nor", "of", "off", "on", "or", "out", "per", "s", "so", "t", "the", "to", "ul", "up", "via",
    "was", "yet", "with", "from", "near", "over", "into", "onto", "after", "amid", "than", "that", "least", "under",
    "during", "against", "between", "before", "more", "about", "across", "inside", "outside", "through", "towards",
    "without",
))  # fmt: skip
"""Words that title case leaves small."""
_STOPPED = re.compile(r"[.!?][\"')]*\s+[\"'(]*$")
_CALENDAR = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august"
    r"|(?:septem|octo|novem|decem)ber"
)

Known = Callable[[str], bool]
"""Whether a vocabulary knows a word as it is written."""


def capitals(text: str) -> bool:
    """Whether a stretch of text is in capitals throughout."""
    words = [word for word in _WORD.findall(text) if len(word) >= _SHORTEST]
    return len(words) >= _FEWEST and sum(word.isupper() for word in words) >= _MOSTLY * len(words)


def headline(text: str) -> bool:
    """Whether a stretch of text is in title case: none of its words small but prepositions and the like."""
    words = [word for word in _WORD.findall(text) if word not in _SMALL]
    longer = [word for word in words if len(word) >= _SHORTEST]
    if len(longer) < _FEWEST or any(word.islower() for word in words if len(word) < _SHORTEST):
        return False
    return bool(sum(word.istitle() for word in longer) >= _NEARLY_ALL * len(longer))


def titled(text: str) -> str:
    """The text with every word in title case, of the same length."""
    return _WORD.sub(lambda match: _same(match[0], match[0].capitalize()), text)


def running(text: str, names: Iterable[Span], known: Known) -> str:
    """A stretch of text in the case of a sentence, of the same length; what stands at `names` stays as it is."""
    kept = {offset for start, end in names for offset in range(start, end)}

    def cased(match: re.Match[str]) -> str:
        word, start = match[0], match.start()
        if start in kept:
            return word
        opens = not text[:start].strip("\"'( ") or _STOPPED.search(text, max(0, start - 6), start) is not None
        lower = word.lower()
        name = _CALENDAR.fullmatch(lower) or not known(lower)
        return _same(word, word.capitalize() if opens or name else lower)

    return _WORD.sub(cased, text)


def _same(word: str, other: str) -> str:
    """The other form of a word where it is as long as the word, else the word."""
    return other if len(other) == len(word) else word
