"""Ties of actors to places: who controls a place, and where an actor is based."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extract.events import roles
from kg.extract.lexicon import Lexicon
from kg.extract.parties import parties, resolve
from kg.extract.parties.owners import holders
from kg.extract.places import Place
from kg.extract.reading import Reading
from kg.extract.relations.ties import Found

_PARTS = frozenset({"most", "much", "half", "percent", "swath", "all", "part"})


def words(lexicon: Lexicon) -> frozenset[str]:
    """The lemmas that may tell where somebody rules or is: no finder answers to another word."""
    return (
        lexicon.listed("parties", "held")
        | lexicon.listed("relations", "based")
        | {"control", "rule", "govern", "administer"}
    )


def by_ruling(reading: Reading, token: Token, named: tuple[Place, ...]) -> Iterator[Found]:
    """ "The Houthis control Sanaa", "the city was held by IS"."""
    relation = reading.lexicon.words["relations"]["verbs"].get(token.lemma_.lower())
    if relation != "controls" or token.pos_ != "VERB" or token.dep_ in {"amod", "compound"}:
        return
    passive = any(c.dep_ in {"auxpass", "nsubjpass", "agent"} for c in token.children)
    doers = roles.agents(token) if passive else roles.subjects(token)
    held = roles.subjects(token) if passive else [c for c in token.children if c.dep_ == "dobj"]
    held = [thing for thing in held if _extends(reading, thing)]
    for subject in (p for doer in doers for p in parties(reading, doer) if p.entity.type != "person"):
        yield from ((token, relation, subject, place) for thing in held for place in places_of(thing, named))


def _extends(reading: Reading, thing: Token) -> bool:
    """Whether a noun is a place or a part of one: "holds most of the city", not "holds a round of talks"."""
    kinds = reading.lexicon.listed("places", "kinds") | reading.lexicon.listed("parties", "assets")
    lemma = thing.lemma_.lower()
    return (
        thing.tag_ in {"NNP", "NNPS"}
        or lemma in kinds
        or lemma in reading.lexicon.listed("numbers", "fractions") | _PARTS
    )


def places_of(head: Token, named: Iterable[Place]) -> Iterator[Place]:
    """The places that a noun is, has behind "of", or lists."""
    under = {t.i for t in head.subtree}
    for place in named:
        token = head.doc[place.end - 1]
        direct = head in {token, token.head} or (token.head.lower_ == "of" and token.head.head == head)
        listed = place.start in under and token.dep_ in {"conj", "attr"}
        if direct or listed:
            yield place


def by_holding(reading: Reading, token: Token, named: tuple[Place, ...]) -> Iterator[Found]:
    """ "The rebel-held town of X", "opposition-held areas of Y"."""
    if token.dep_ not in {"amod", "acl"} or token.lemma_.lower() not in reading.lexicon.listed("parties", "held"):
        return
    if token.lemma_.lower() in {"besiege", "seize"}:
        return
    for holder in holders(reading, token.head):
        yield from ((token, "controls", holder, place) for place in places_of(token.head, named))


def by_control(reading: Reading, token: Token, named: tuple[Place, ...]) -> Iterator[Found]:
    """ "Kafra, where IS is now in control", "has control of Mosul"."""
    if token.lower_ != "control":
        return
    verb = token.head.head if token.head.lower_ == "in" else token.head
    if verb.lemma_ not in {"be", "have", "retain", "keep", "hold"}:
        return
    of = [o for c in token.children if c.lower_ in {"of", "over"} for o in c.children]
    held = of or ([verb.head] if verb.dep_ == "relcl" else [])
    for subject in (p for doer in roles.subjects(verb) for p in parties(reading, doer)):
        yield from ((token, "controls", subject, place) for thing in held for place in places_of(thing, named))


def by_base(reading: Reading, token: Token, named: tuple[Place, ...]) -> Iterator[Found]:
    """ "The UK-based observatory", "a group based in Idlib", "the unit is stationed in Mosul"."""
    if token.lemma_.lower() not in reading.lexicon.listed("relations", "based"):
        return
    under = {place.end - 1: place for place in named}
    at = [o for c in token.children if c.dep_ == "prep" and c.lower_ in {"in", "at", "near"} for o in c.children]
    at += [c for c in token.children if c.dep_ in {"npadvmod", "compound", "amod", "nmod"}]
    who = [token.head] if token.dep_ in {"amod", "acl"} else roles.subjects(token)
    for place in (under[t.i] for t in at if t.i in under):
        yield from ((token, "basedIn", p, place) for head in who for p in resolve(reading, head))


FINDERS = (by_ruling, by_holding, by_control, by_base)
