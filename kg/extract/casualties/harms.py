"""What a word says befell people: killed, injured, missing, displaced or detained."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.casualties.beside import before
from kg.extract.reading import Reading
from kg.model import Outcome

_TELLING = frozenset({"VERB", "NOUN", "ADJ"})


def outcomes(reading: Reading, word: Token) -> Iterator[Outcome]:
    """What a word says befell people, if anything; at most one outcome."""
    if word.pos_ not in _TELLING:
        return
    adjective = reading.lexicon.words["casualties"]["adjectives"].get(word.lower_)
    outcome = adjective or _told(reading, word)
    if outcome is None or (word.pos_ == "ADJ" and adjective is None):
        return
    describing = word.dep_ in {"amod", "compound"} and word.i < word.head.i
    counting = adjective and any(c.dep_ == "nummod" for c in word.head.children)
    if not describing or counting or _counted_before(reading, word):
        yield Outcome(outcome)


def _counted_before(reading: Reading, word: Token) -> bool:
    """Whether a number right before a word counts it: "left seven people injured state media said"."""
    return word.tag_ in {"VBN", "JJ"} and before(reading, word, skipping=False) is not None


def _told(reading: Reading, word: Token) -> str | None:
    lemma = word.lemma_.lower()
    outcome = reading.lexicon.outcomes.get(lemma)
    if outcome is not None:
        return outcome
    words = reading.lexicon.words["casualties"]
    killed = (
        (lemma in words["tolls"] and any(c.lemma_.lower() in {"death", "casualty"} for c in word.children))
        or (lemma in words["taking"] and _lives(word))
        or (word.pos_ == "VERB" and _to_death(word))
    )
    return Outcome.KILLED.value if killed else None


def _lives(verb: Token) -> bool:
    """Whether what a verb takes or costs is lives."""
    return any(c.dep_ == "dobj" and c.lemma_.lower() == "life" for c in verb.children)


def _to_death(verb: Token) -> bool:
    """ "tortured to death", "beaten to death"."""
    return verb.i + 2 < len(verb.doc) and verb.nbor().lower_ == "to" and verb.nbor(2).lower_ == "death"
