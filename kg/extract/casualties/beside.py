"""Numbers that stand beside a casualty word, read word by word: for sentences whose parse went astray.

"left 31 civilians dead and dozens injured", "killed at least 12 people the monitor said".
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.casualties.counts import Count, between, numeral
from kg.extract.reading import Reading
from kg.model import CountBasis

_FAR = 7
"""How many words may stand between a casualty word and its number."""
_RUN = 5
"""How many words a noun phrase may hold behind its number."""
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_LINKS = frozenset({"more", "others", "other", "of", "-"})
_THOSE = frozenset({"the", "those", "these", "all"})
Beside = tuple[Token, Count]
"""The noun that is counted, or the number itself, and its count."""


def behind(reading: Reading, verb: Token) -> Beside | None:
    """The people counted right behind an active verb or a noun: "killed at least 12 people", "the death of 12"."""
    noun = verb.pos_ == "NOUN" and verb.i + 1 < verb.sent.end and verb.nbor().lower_ == "of"
    active = verb.pos_ == "VERB" and not _passive(verb)
    if not (noun or active or (shot(verb) and not _passive(verb.nbor(-1)))):
        return None
    allowed = reading.lexicon.listed("numbers", "leading")
    for token in verb.doc[verb.i + 1 : min(verb.sent.end, verb.i + 1 + _FAR)]:
        if numeral(reading, token):
            return _counted(reading, token)
        if token.lower_ in reading.lexicon.words["numbers"]["unnumbered"] and token.lower_ != "some":
            return token, _unnumbered(token)
        if token.lower_ not in allowed:
            return None
    return None


def before(reading: Reading, word: Token, *, skipping: bool = True) -> Beside | None:
    """The people counted before a casualty word: "12 were reportedly killed"; directly before it unless `skipping`."""
    allowed = reading.lexicon.listed("numbers", "trailing") if skipping else frozenset[str]()
    place = word.i - 1
    while place > max(word.sent.start, word.i - _FAR) and word.doc[place].lower_ in allowed:
        place -= 1
    for start in range(place, max(word.sent.start, place - _RUN) - 1, -1):
        token = word.doc[start]
        if numeral(reading, token):
            found = _counted(reading, token)
            return found if found is not None and found[0].i == place else None
        if not skipping and token.lower_ in reading.lexicon.words["numbers"]["unnumbered"]:
            return token, _unnumbered(token)
        if token.pos_ not in _NOMINAL and token.lower_ not in _LINKS:
            return None
    return None


def of_the(reading: Reading, word: Token) -> Beside | None:
    """How many of the dead a sentence speaks of: "at least two of the killed", "15 of those killed"."""
    start = word.i - 3
    if start < word.sent.start or word.doc[start + 1].lower_ != "of" or word.doc[start + 2].lower_ not in _THOSE:
        return None
    number = word.doc[start]
    return _counted_by(reading, number, number) if numeral(reading, number) else None


def shot(word: Token) -> bool:
    """Whether a word goes with the verb before it: "shot dead"."""
    return word.lower_ == "dead" and word.i > word.sent.start and word.nbor(-1).lemma_.lower() in {"shoot", "gun"}


def _unnumbered(token: Token) -> Count:
    return Count(None, None, CountBasis.UNNUMBERED, token.idx, token.idx + len(token))


def _passive(word: Token) -> bool:
    before = word.nbor(-1) if word.i > word.sent.start else None
    return before is not None and before.lemma_.lower() in {"be", "being"}


def _counted(reading: Reading, number: Token) -> Beside | None:
    """The noun that a number counts, the last of those behind it, or the number itself."""
    head = number
    for token in number.doc[number.i + 1 : min(number.sent.end, number.i + 1 + _RUN)]:
        if token.lower_ == "of" and head is not number:
            break
        if token.pos_ in {"NOUN", "PROPN"} or token.lower_ in {"others", "more"}:
            head = token
        elif not (token.pos_ in _NOMINAL or token.lower_ in {"of", "the", "-", "other"} or numeral(reading, token)):
            break
    return _counted_by(reading, number, head)


def _counted_by(reading: Reading, number: Token, head: Token) -> Beside | None:
    while number.i > number.sent.start and numeral(reading, number.nbor(-1)):
        number = number.nbor(-1)
    told = between(reading, head, number.idx, head.idx + len(head))
    return (head, told) if told is not None else None
