"""A person who speaks: by name, behind an office, or at the end of a description; and in whose name."""

from __future__ import annotations

from spacy.tokens import Token

from kg import ids
from kg.extract import parties
from kg.extract.parties import Party
from kg.extract.parties.naming import minted
from kg.extract.parties.owners import owners
from kg.extract.reading import Reading
from kg.model import Entity, EntityKind, MentionKind


def person_of(reading: Reading, head: Token) -> Party | None:
    """A named person: the head itself, or in apposition to an office ("SOHR's head Rami Abdelrahman")."""
    for token in (head, *(c for c in head.children if c.dep_ in {"appos", "compound"} and c.i in reading.recognised)):
        for rule in (parties.by_name, parties.by_recogniser):
            for party in rule(reading, token):
                if party.entity.type == "person":
                    return party
    behind = _behind(reading, head)
    if behind is not None:
        return behind
    words = [t for t in head.subtree if t.tag_ in {"NNP", "NNPS"}]
    if head.tag_ != "NNP" or not words or head.i in reading.actors:
        return None
    organisation = head.lemma_.lower() in reading.lexicon.listed("parties", "organisations")
    office = not organisation and any(_office_word(reading, t) for t in head.subtree)
    return _bare_person(reading, head) if office else None


def _behind(reading: Reading, head: Token) -> Party | None:
    """A person named at the end of a description: "the head of relief in the north Amal Haddad"."""
    span = reading.recognised.get(head.right_edge.i)
    if span is None or span.label_ != "PERSON" or span.start <= head.i + 1:
        return None
    described = head.lemma_.lower() in _human(reading)
    if not described or reading.doc[span.start - 1].pos_ in {"ADP", "CCONP"} or span.end != head.right_edge.i + 1:
        return None
    return minted(reading, span.start, span.end, "person")


def _human(reading: Reading) -> frozenset[str]:
    return reading.lexicon.listed("parties", "individuals") | reading.lexicon.listed("parties", "offices")


def _bare_person(reading: Reading, head: Token) -> Party:
    """A name behind an office that the recogniser missed."""
    start = head.i
    while (
        start > head.sent.start
        and reading.doc[start - 1].tag_ == "NNP"
        and not _office_word(reading, reading.doc[start - 1])
    ):
        start -= 1
    first = reading.doc[start]
    label = reading.written(first.idx, head.idx + len(head))
    entity = reading.registry.actor(label, reading.country) or Entity(
        ids.entity("actor", label), EntityKind.ACTOR, label, type="person"
    )
    return Party(entity.label, entity, first.idx, head.idx + len(head), MentionKind.PERSON)


def _office_word(reading: Reading, token: Token) -> bool:
    return token.lemma_.lower() in reading.lexicon.listed("parties", "offices")


def organisation_of(reading: Reading, head: Token, person: Party) -> Entity | None:
    """In whose name a person speaks: told beside the name, or known to the registry."""
    for token in (head, *(c for c in head.children if c.dep_ in {"appos", "compound"})):
        if not _office_word(reading, token) and token != head:
            continue
        for owner in owners(reading, token):
            if owner.entity.id != person.entity.id:
                return owner.entity
    return reading.registry.by_id(person.entity.parent) if person.entity.parent else None
