"""Parts of a whole: "25, including four children", "almost a third of them civilians", "among them 12 women"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from math import floor

from spacy.tokens import Span, Token

from kg.extract.casualties.counts import Count, count, numeral
from kg.extract.reading import Reading
from kg.model import CountBasis

_NEAR = 22
"""How far behind a counted noun, in words, its parts may be told."""
_LIST = 12
"""How many words a list of parts may hold."""
_CUES = frozenset({"including", "among", "include", "included"})
_LISTED = frozenset({"NUM", "DET", "ADJ", "NOUN", "PROPN", "CCONJ", "PRON", "PUNCT", "ADV", "ADP"})

_FRACTION = re.compile(
    r"(?P<qualifier>almost|nearly|less than|more than|over|at least|about)?\s*(?:an?|one)?[ -]?"
    r"(?P<part>half|third|quarter|fifth|two[- ]thirds)\s+"
    r"(?:of\s+(?:them|whom|the dead|those)\s+)?(?:were\s+)?(?P<group>\w+)",
    re.IGNORECASE,
)

_SEVERAL = {"children": "child", "women": "woman", "men": "man", "policemen": "policeman", "gunmen": "gunman"}

Part = tuple[str, Count]
"""The noun that names the group, and how many of it."""


def parts(reading: Reading, word: Token, head: Token, whole: Count) -> Iterator[Part]:
    """The parts of a whole that a sentence tells behind the noun that counts the whole."""
    tail = reading.doc[head.i : word.sent.end]
    for token in tail[:_NEAR]:
        if token.lower_ in _CUES:
            yield from _listed(reading, token)
        elif token.lower_ == "of" and token.i > head.i + 1:
            yield from _of_them(reading, token)
    yield from _fraction(reading, tail, whole)


def among(reading: Reading, word: Token) -> Iterator[Part]:
    """Who is told to be among the dead: "six children were among the 12 killed"."""
    for token in word.doc[max(word.sent.start, word.i - _LIST) : word.i]:
        if token.lower_ == "among" and token.i > word.sent.start and token.nbor(-1).lemma_.lower() == "be":
            verb = token.nbor(-1)
            subjects = [t for t in verb.children if t.dep_ in {"nsubj", "nsubjpass"} and t.i < verb.i]
            for subject in (s for t in subjects for s in (t, *t.conjuncts) if s.i < verb.i):
                told = count(reading, subject)
                if told is not None:
                    yield subject.lemma_.lower(), told
                yield from (p for t in subject.subtree if t.lower_ == "including" for p in _listed(reading, t))


def _listed(reading: Reading, cue: Token) -> Iterator[Part]:
    """The groups named behind "including" up to where the list ends."""
    for token in cue.doc[cue.i + 1 : min(cue.sent.end, cue.i + 1 + _LIST)]:
        if token.pos_ not in _LISTED or token.lower_ in {"were", "in", "on", "by", "at", "when"} - {_at_least(token)}:
            return
        if token.lemma_.lower() in reading.lexicon.groups and token.pos_ != "ADJ":
            told = count(reading, token) or _shared_article(token)
            if told is not None:
                yield token.lemma_.lower(), told


def _at_least(token: Token) -> str:
    """ "at" where it begins "at least" or "at most"."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return "at" if after is not None and after.lower_ in {"least", "most"} else ""


def _shared_article(noun: Token) -> Count | None:
    """One: "a woman and child", "a woman and her child"."""
    if noun.tag_ not in {"NN", "NNP"} or noun.dep_ != "conj":
        return None
    return Count(1, 1, CountBasis.EXACT, noun.idx, noun.idx + len(noun))


def _of_them(reading: Reading, of: Token) -> Iterator[Part]:
    """ "six of them children", "three of whom were civilians"."""
    rest = of.doc[of.i + 1 : min(of.sent.end, of.i + 5)]
    if not (len(rest) and rest[0].lower_ in {"them", "whom", "those"} and numeral(reading, of.nbor(-1))):
        return
    if of.nbor(-1).lower_ in reading.lexicon.words["numbers"]["fractions"]:
        return
    noun = next((t for t in rest if t.lemma_.lower() in reading.lexicon.groups), None)
    told = count(reading, of.nbor(-1))
    if noun is not None and told is not None:
        yield noun.lemma_.lower(), told


def _fraction(reading: Reading, tail: Span, whole: Count) -> Iterator[Part]:
    match = _FRACTION.search(tail.text)
    if match is None or whole.min is None:
        return
    said = match["group"].lower()
    singular = _SEVERAL.get(said, said.removesuffix("s"))
    group = singular if singular in reading.lexicon.groups else ""
    part = reading.lexicon.words["numbers"]["fractions"].get(match["part"].lower().replace("-", " "))
    if not group or part is None:
        return
    bound = floor(whole.min * Fraction(part))
    span = (tail.start_char + match.start(), tail.start_char + match.end())
    if (match["qualifier"] or "").lower() in {"more than", "over", "at least"}:
        yield group, Count(bound, None, CountBasis.AT_LEAST, *span)
    else:
        yield group, Count(None, bound, CountBasis.UP_TO, *span)
