"""Whose deed it was by their own word: "claimed responsibility for the attack", "denied responsibility"."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.reading import Reading
from kg.extract.voices.cues import indexes


def owned(reading: Reading, verb: Token, source: Token | None) -> frozenset[int]:
    """What somebody claims or denies to have done: "responsibility for" it, else what was told just before."""
    noun = responsibility(reading, verb)
    if noun is None or source is None:
        return frozenset()
    behind = [c for part in (noun, verb) for c in part.children if c.lower_ == "for"]
    if behind or reading.lexicon.attributing["verbs"].get(verb.lemma_.lower()) == "denying":
        return indexes(t for part in (noun, *behind) for t in part.subtree)
    sentence = verb.sent
    start = source.left_edge.i
    if any(t.pos_ == "VERB" for t in reading.doc[sentence.start : start]):
        return frozenset(range(sentence.start, start))
    before = reading.doc[sentence.start - 1].sent if sentence.start else sentence
    return frozenset(range(before.start, before.end)) if sentence.start else frozenset()


def responsibility(reading: Reading, verb: Token) -> Token | None:
    """The responsibility that a verb claims or denies, where it does."""
    owning = verb.lemma_.lower() in reading.lexicon.cued("content", "owning")
    nouns = (c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() == "responsibility")
    return next(nouns, None) if owning else None
