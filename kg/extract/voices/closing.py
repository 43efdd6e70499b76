"""Attributions at the end of a sentence that lost its commas: "Six people were killed on Saturday a monitor said."

A parser ties such a clause to the noun or clause before it, so that it is told here by the order of words.
"""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract.reading import Reading
from kg.extract.voices.cues import Cue

_NOMINAL = frozenset({"NOUN", "PROPN"})
_BEFORE = frozenset({"JJ", "NN", "NNS", "NNP", "NNPS", "PRP$", "POS", "HYPH", "VBN", "CD"})
_BETWEEN = frozenset({"also", "later", "has", "have", "had", "further"})
_TIMES = frozenset({"DATE", "TIME"})
_SPOKEN = frozenset({"he", "she", "it", "they"})


def closed(reading: Reading, verb: Token, kind: str) -> Cue | None:
    """What a clause at the end of its sentence makes of all before it, where the parse does not say so itself."""
    if kind != "reporting" or not _may_close(reading, verb) or _parsed(reading, verb):
        return None
    head = _behind(verb) or _beside(reading, verb)
    if head is None:
        return None
    start = verb.i if head.i > verb.i else _start(reading, head)
    said = reading.doc[verb.sent.start : start]
    if any(t.pos_ in {"VERB", "AUX"} for t in said):
        return Cue(verb, kind, (head,), frozenset(range(verb.sent.start, start)))
    return None


def _may_close(reading: Reading, verb: Token) -> bool:
    """Whether nothing behind a verb is said by it: it ends its sentence, but for "adding that", times, an addressee."""
    lexicon, lemma = reading.lexicon, verb.lemma_.lower()
    if lemma in lexicon.cued("content", "clause") or verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN"}:
        return False
    aside = {t.i for c in verb.children if c.tag_ == "VBG" and c.i > verb.i for t in c.subtree}
    behind = (t for t in reading.doc[verb.i + 1 : verb.sent.end] if t.i not in aside)
    return not any(t.pos_ in {"VERB", "AUX"} and t.tag_ not in {"VBG", "VBN"} for t in behind)


def _parsed(reading: Reading, verb: Token) -> bool:
    """Whether the parse has one subject beside the verb and what it says before it."""
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    clauses = any(c.dep_ in {"ccomp", "parataxis"} for c in verb.children)
    after = any(_complements(reading, c) for c in verb.children if c.i > verb.i)
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    return passive or after or (verb.dep_ == "ROOT" and len(subjects) == 1 and clauses)


def _complements(reading: Reading, child: Token) -> bool:
    """Whether a part behind a verb is what it says, not who says it or to whom."""
    if child.dep_ == "dobj":
        return child.head.lemma_.lower() not in {"say", *reading.lexicon.cued("content", "addressing")}
    return child.dep_ == "ccomp" and child.pos_ in {"VERB", "AUX"}


def _behind(verb: Token) -> Token | None:
    """The subject of an inverted clause: "said the Observatory"."""
    after = [c for c in verb.children if c.dep_ in {"nsubj", "dobj", "attr", "npadvmod", "ccomp"} and c.i > verb.i]
    named = [c for c in after if c.ent_type_ not in _TIMES and c.pos_ in _NOMINAL]
    return named[0] if named and verb.lemma_ == "say" else None


def _beside(reading: Reading, verb: Token) -> Token | None:
    """The noun just before a verb, or the one on which it hangs: "a source at the police command told"."""
    index = verb.i - 1
    while index > verb.sent.start and reading.doc[index].lower_ in _BETWEEN:
        index -= 1
    noun = reading.doc[index]
    if noun.i < verb.sent.start or not (noun.pos_ in _NOMINAL or noun.lower_ in _SPOKEN) or noun.ent_type_ in _TIMES:
        return None
    speaking = reading.lexicon.listed("parties", "anonymous") | reading.lexicon.listed("parties", "offices")
    above = noun.head.head
    if noun.dep_ == "pobj" and above.pos_ in _NOMINAL and above.lemma_.lower() in speaking:
        return above
    return noun


def _start(reading: Reading, head: Token) -> int:
    """Where the noun phrase of a speaker begins: at its article, or where a time or a place stands before it."""
    name = reading.actors.get(head.i)
    start = name.start if name is not None else head.i
    while start > head.sent.start:
        before = reading.doc[start - 1]
        if before.tag_ == "DT":
            return start - 1
        place = before.i in reading.places and before.i not in reading.demonyms
        if before.tag_ not in _BEFORE or before.ent_type_ in _TIMES or place:
            return start
        start -= 1
    return start
