"""Numbers that stand beside a casualty word, read word by word: for sentences whose parse went astray.

"left 31 civilians dead and dozens injured", "killed at least 12 people the monitor said".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.counts import Count, between, numeral
from kg.extract.reading import Reading

_FAR = 7
"""How many words may stand between a casualty word and its number."""
_RUN = 5
"""How many words a noun phrase may hold behind its number."""
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
Beside = tuple[Token, Count]
"""The noun that is counted, or the number itself, and its count."""


def beside(reading: Reading, word: Token) -> Iterator[Beside]:
    """The people counted right beside a casualty word: before "dead" and "were killed", behind "killed" and "killing"."""
    verb = word.pos_ == "VERB" and not _passive(word)
    found = (_behind(reading, word) if verb else None) or _before(reading, word)
    if found is not None:
        yield found


def adjacent(reading: Reading, word: Token) -> Beside | None:
    """The people counted by the words directly before a casualty word: "six others injured"."""
    return _before(reading, word, skipping=False)


def _passive(word: Token) -> bool:
    before = word.nbor(-1) if word.i > word.sent.start else None
    return before is not None and before.lemma_.lower() in {"be", "being"}


def _behind(reading: Reading, verb: Token) -> Beside | None:
    allowed = reading.lexicon.listed("numbers", "leading")
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 1 + _FAR)]:
        if numeral(reading, token):
            return _counted(reading, token)
        if token.lower_ not in allowed:
            return None
    return None


def _before(reading: Reading, word: Token, *, skipping: bool = True) -> Beside | None:
    allowed = reading.lexicon.listed("numbers", "trailing") if skipping else frozenset[str]()
    place = word.i - 1
    while place > max(word.sent.start, word.i - _FAR) and word.doc[place].lower_ in allowed:
        place -= 1
    for start in range(place, max(word.sent.start, place - _RUN) - 1, -1):
        token = word.doc[start]
        if numeral(reading, token):
            found = _counted(reading, token)
            return found if found is not None and found[0].i == place else None
        if token.pos_ not in _NOMINAL and token.lower_ not in {"more", "others", "other", "of", "-"}:
            return None
    return None


def _counted(reading: Reading, number: Token) -> Beside | None:
    """The noun that a number counts, the last of those behind it, or the number itself."""
    head = number
    for token in number.doc[number.i + 1 : min(number.sent.end, number.i + 1 + _RUN)]:
        if token.pos_ in {"NOUN", "PROPN"} or token.lower_ in {"others", "more"}:
            head = token
        elif not (token.pos_ in _NOMINAL or token.lower_ in {"of", "the", "-", "other"} or numeral(reading, token)):
            break
    start = number.idx
    while number.i > number.sent.start and numeral(reading, number.nbor(-1)):
        number = number.nbor(-1)
        start = number.idx
    told = between(reading, head, start, head.idx + len(head))
    return (head, told) if told is not None else None
