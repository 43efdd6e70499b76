"""Who speaks: a person with the organisation behind, a monitor, a named body, or a source with no name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from spacy.tokens import Token

from kg import ids
from kg.extract import parties
from kg.extract.naming import Party, known, nameless
from kg.extract.owners import owners
from kg.extract.reading import Reading
from kg.model import Entity, EntityKind, MentionKind

_PRONOUNS = frozenset({"he", "she", "it", "they"})
_ANONYMOUS_SKIP = frozenset({"a", "an", "the", "some", "other", "many", "several", "one", "another", "these", "those"})


Speaker = tuple[Party, Entity | None]
"""Who speaks, and the organisation in whose name."""


def speakers(reading: Reading, head: Token) -> Iterator[Speaker]:
    """The speakers of a noun phrase, each with the organisation in whose name it speaks."""
    for token in (head, *(c for c in head.conjuncts if c.i > head.i)):
        speaker = _speaker(reading, token)
        if speaker is not None:
            yield speaker


def spoke_before(reading: Reading, head: Token, last: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """Whoever spoke last, where a pronoun or a bare "the source" goes on for them."""
    definite = any(c.lower_ in {"the", "this"} for c in head.lefts) and head.n_lefts == 1 and head.n_rights == 0
    source = definite and head.lemma_.lower() in reading.lexicon.listed("parties", "resumed")
    if not last or not (source or head.lower_ in _PRONOUNS):
        return ()
    start, end = head.idx, head.idx + len(head)
    return tuple((replace(party, start=start, end=end), organisation) for party, organisation in last)


def _speaker(reading: Reading, head: Token) -> Speaker | None:
    """The speaker that a noun stands for, by the first of `RULES` that answers."""
    person = _person(reading, head)
    if person is not None:
        return person, _organisation(reading, head, person)
    found = next((party for rule in RULES for party in rule(reading, head)), None)
    return (found, None) if found is not None else None


def _by_monitor(reading: Reading, head: Token) -> Iterator[Party]:
    """The monitor that "a monitoring group" or "the observatory" stands for: the one that the article names."""
    listed = reading.lexicon.listed("parties", "monitors")
    lemma = head.lemma_.lower()
    compound = " ".join((*[t.lower_ for t in head.lefts if t.dep_ in {"compound", "amod"}][-1:], lemma))
    named = next((n for n in reading.named_actors if n.entity.type == "monitor"), None)
    if named is not None and listed & {lemma, compound}:
        yield Party(named.entity.label, named.entity, head.idx, head.idx + len(head))


def _by_source(reading: Reading, head: Token) -> Iterator[Party]:
    """A source with no name, or the organisation it is in."""
    if head.lemma_.lower() in reading.lexicon.listed("parties", "anonymous"):
        yield _inside(reading, head) or _anonymous(reading, head)


def _by_office(reading: Reading, head: Token) -> Iterator[Party]:
    """An office without a name speaks for whoever it belongs to: "the Houthis' spokesman"."""
    if head.lemma_.lower() in reading.lexicon.listed("parties", "offices"):
        owner = next(owners(reading, head), None)
        yield known(reading, owner) if owner else _anonymous(reading, head)


def _by_party(reading: Reading, head: Token) -> Iterator[Party]:
    """Any other party that a noun stands for; a pronoun for no unnamed one."""
    unnamed = reading.lexicon.listed("kinds", "unnamed")
    if head.pos_ in {"NOUN", "PROPN", "PRON"}:
        found = parties.resolve(reading, head)
        yield from (p for p in found if head.pos_ != "PRON" or p.entity.type not in unnamed)


RULES: tuple[Callable[[Reading, Token], Iterator[Party]], ...] = (
    parties.by_name,
    parties.by_generic,
    _by_monitor,
    _by_source,
    _by_office,
    _by_party,
)


def _person(reading: Reading, head: Token) -> Party | None:
    """A named person: the head itself, or in apposition to an office ("SOHR's head Rami Abdelrahman")."""
    for token in (head, *(c for c in head.children if c.dep_ == "appos")):
        for rule in (parties.by_name, parties.by_recogniser):
            for party in rule(reading, token):
                if party.entity.type == "person":
                    return party
    words = [t for t in head.subtree if t.tag_ in {"NNP", "NNPS"}]
    office = any(t.lemma_.lower() in reading.lexicon.listed("parties", "offices") for t in head.subtree)
    if head.tag_ == "NNP" and office and words and head.i not in reading.actors:
        return _bare_person(reading, head)
    return None


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


def _organisation(reading: Reading, head: Token, person: Party) -> Entity | None:
    """In whose name a person speaks: told beside the name, or known to the registry."""
    for token in (head, *(c for c in head.children if c.dep_ in {"appos", "compound"})):
        if not _office_word(reading, token) and token != head:
            continue
        for owner in owners(reading, token):
            if owner.entity.id != person.entity.id:
                return owner.entity
    return reading.registry.by_id(person.entity.parent) if person.entity.parent else None


def _inside(reading: Reading, head: Token) -> Party | None:
    """The organisation that an anonymous source is in: "a source in the Hama Media Centre"."""
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ in {"in", "at", "from", "of", "with", "for"}:
            for obj in child.children:
                found = next(iter(parties.by_name(reading, obj)), None) or next(
                    iter(parties.by_closing(reading, obj)), None
                )
                if found is not None:
                    return found
    return None


def _anonymous(reading: Reading, head: Token) -> Party:
    """A source with no name, under its own words: "local sources", "a military source"."""
    words = [t for t in head.lefts if t.dep_ in {"amod", "compound", "nmod"} and t.lower_ not in _ANONYMOUS_SKIP]
    after = max((t.i for t in head.lefts if t.dep_ == "det"), default=-1)
    words = [t for t in words if t.i > after]
    first = words[0] if words else head
    label = " ".join(reading.written(first.idx, head.idx + len(head)).split())
    label = label if any(t.pos_ == "PROPN" or t.i in reading.demonyms for t in (*words, head)) else label.lower()
    entity = reading.registry.actor(label, reading.country) or nameless(reading, label, "unidentified")
    return Party(entity.label, entity, first.idx, head.idx + len(head), MentionKind.GROUP)
