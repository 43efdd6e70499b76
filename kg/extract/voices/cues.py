"""Words that attribute, other than verbs of saying: "according to X", "citing X", "X's claim that"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract.reading import Reading

_UNDER = frozenset({"advcl", "conj", "xcomp", "ccomp", "pcomp", "prep"})
_FROM = frozenset({"by", "from"})


@dataclass(frozen=True)
class Cue:
    """A word that attributes, the heads of the noun phrases that name whose words they are, and what is said."""

    token: Token
    kind: str
    sources: tuple[Token, ...]
    content: frozenset[int]
    accused: tuple[Token, ...] = ()
    hedged: bool = False


def by_according(reading: Reading, token: Token) -> Iterator[Cue]:
    """ "According to X": all that the sentence says beside it."""
    if token.lower_ not in reading.lexicon.cued("sources", "according"):
        return
    objects = [g for c in token.children for g in c.children if g.dep_ == "pobj"]
    objects = objects or [c for c in token.children if c.dep_ == "pobj"]
    own = {t.i for t in token.subtree}
    governor = clause_of(token.head if token.head != token else token.sent.root)
    while governor.dep_ in _UNDER and governor.head != governor:
        governor = governor.head
    yield Cue(token, "reporting", tuple(objects), indexes(governor.subtree) - own)


def by_citing(reading: Reading, token: Token) -> Iterator[Cue]:
    """ "Citing X": whoever is cited says what the rest of the sentence says."""
    if not cites(reading, token):
        return
    objects = tuple(c for c in token.children if c.dep_ in {"dobj", "pobj"})
    own = {t.i for t in token.subtree}
    yield Cue(token, "reporting", objects, indexes(token.sent) - own)


def cites(reading: Reading, token: Token) -> bool:
    """Whether a word names the source of its sentence: "citing officials", not "citing a danger to the public"."""
    named = (c for c in token.children if c.dep_ in {"dobj", "pobj"})
    return token.lower_ in reading.lexicon.cued("sources", "citing") and any(speaks(reading, noun) for noun in named)


def speaks(reading: Reading, noun: Token) -> bool:
    """Whether a noun is somebody who speaks: a named actor, person or body, or a word for a source or a report."""
    lists = ("anonymous", "monitors", "individuals", "documents", "offices")
    named = noun.i in reading.actors or noun.ent_type_ in {"PERSON", "ORG"}
    return named or any(noun.lemma_.lower() in reading.lexicon.listed("parties", name) for name in lists)


def by_noun(reading: Reading, token: Token) -> Iterator[Cue]:
    """A noun of saying with what it says: "X's accusation that", "a claim by X that", "the threat to attack"."""
    kind = reading.lexicon.attributing["nouns"].get(token.lemma_.lower()) if token.pos_ == "NOUN" else None
    if kind is None or _spoken_in(reading, token):
        return
    said = [c for c in token.children if clause(c)]
    listed = token.lemma_.lower() in reading.lexicon.cued("nouns", "of")
    if not said and listed:
        said = [g for c in token.children if c.lower_ == "of" for g in c.children if g.dep_ in {"pobj", "pcomp"}]
    content = indexes(t for clause in said for t in clause.subtree)
    if content:
        yield Cue(token, kind, tuple(_voicing(reading, token, content))[:1], content)


def by_disowning(reading: Reading, token: Token) -> Iterator[Cue]:
    """ "Had no part in X", "has nothing to do with X": whoever is the subject denies to have done it."""
    verb = token.head
    if token.dep_ != "dobj" or verb.lemma_.lower() not in {"have", "play", "take"}:
        return
    none = token.lower_ == "nothing" or any(c.lower_ == "no" for c in token.children)
    none = none or any(c.dep_ == "neg" for c in verb.children)
    if none and token.lemma_.lower() in reading.lexicon.cued("nouns", "disowned"):
        deeds = [c for c in (*token.children, *verb.children) if c.i > token.i and c.dep_ in {"prep", "relcl", "acl"}]
        content = indexes(t for deed in deeds for t in deed.subtree)
        doers = tuple(c for c in verb.children if c.dep_ == "nsubj")
        if content:
            yield Cue(token, "denying", (), content, doers)


def _spoken_in(reading: Reading, noun: Token) -> bool:
    """Whether a verb says what a noun holds: "said in a statement that"."""
    link = noun.head
    return link.lower_ == "in" and link.head.lemma_.lower() in reading.lexicon.attributing["verbs"]


def clause(child: Token) -> bool:
    """Whether a clause beside a noun is what it says: "that" with a verb, or an infinitive."""
    if child.dep_ not in {"acl", "ccomp", "relcl"}:
        return False
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in child.children)
    return that or (child.dep_ == "acl" and any(c.dep_ == "aux" and c.lower_ == "to" for c in child.children))


def _voicing(reading: Reading, noun: Token, content: frozenset[int]) -> Iterator[Token]:
    """Whose claim a noun is: told by a possessive, "by X", "from X", a demonym, or the subject that makes it."""
    for child in noun.children:
        if child.dep_ == "poss":
            yield child
        elif child.dep_ in {"prep", "agent"} and (child.lower_ in _FROM or child.lower_ == "of"):
            yield from (g for g in child.children if g.dep_ == "pobj" and g.i not in content)
        elif child.i in reading.demonyms or (child.dep_ == "compound" and child.i in reading.actors):
            yield child
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in reading.lexicon.cued("nouns", "carried"):
        yield from (c for c in verb.children if c.dep_ == "nsubj")


def clause_of(token: Token) -> Token:
    """The verb in whose clause a token stands, or the root of its sentence."""
    while token.pos_ not in {"VERB", "AUX"} and token.head != token:
        token = token.head
    return token


def indexes(tokens: Iterable[Token]) -> frozenset[int]:
    """The indexes of tokens."""
    return frozenset(token.i for token in tokens)
