"""Forces by their nouns: "Assad's troops", "the army", "the militants", and what belongs to them: "rebel positions"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extract.parties.coined import by_closing, by_recogniser
from kg.extract.parties.coreference import definite, force_before, home_state, only_state, referent, state_before
from kg.extract.parties.naming import Party, named_as, party_at
from kg.extract.parties.owners import holders, own, owners
from kg.extract.reading import Reading
from kg.model import Entity

_NOUNS = frozenset({"NOUN", "PROPN"})


def by_state_force(reading: Reading, token: Token) -> Iterator[Party]:
    """ "The army", "the junta": of the state whose army was named shortly before, or of the country at home."""
    if token.lemma_.lower() not in reading.lexicon.listed("parties", "state-forces") or _owned(reading, token):
        return
    if not token.is_lower and not token.is_sent_start:
        return
    modified = any(child.dep_ in {"amod", "compound", "nmod"} for child in token.lefts)
    known_already = definite(token) and not modified
    entity = force_before(reading, token) if known_already else None
    if entity is None and (name := reading.generics.get(token.i)) is not None and name.end == token.i + 1:
        entity = name.entity
    if entity is None and not modified and token.n_rights == 0:
        entity = _of_state(reading, token, known_already=known_already)
    if entity is not None:
        yield party_at(entity, token)


def _of_state(reading: Reading, token: Token, *, known_already: bool) -> Entity | None:
    """Whose force a bare noun is: "the army", of the state named last or at home; "troops", where one alone fights."""
    if known_already:
        return state_before(reading, token) or home_state(reading)
    return only_state(reading) if token.tag_ == "NNS" else None


def by_reference(reading: Reading, token: Token) -> Iterator[Party]:
    """ "The group", "the militants": the armed group named last before it; "the terrorist groups" may be any."""
    if token.tag_ == "NNS" and any(child.lemma_.lower() == "terrorist" for child in token.lefts):
        return
    kinds = reading.lexicon.words["reference"].get(token.lemma_.lower())
    if kinds and token.is_lower and definite(token) and not _owned(reading, token):
        entity = referent(reading, token, kinds)
        if entity is not None:
            yield party_at(entity, token)


def _owned(reading: Reading, token: Token) -> bool:
    """Whether what stands with a noun says whose it is: "the Russian army", "their army", "a group of men"."""
    if any(c.dep_ == "prep" and c.lower_ == "of" for c in token.rights) or any(c.tag_ == "PRP$" for c in token.lefts):
        return True
    return next(owners(reading, token), None) is not None


def by_force(reading: Reading, token: Token) -> Iterator[Party]:
    """A force noun behind its owner: "Assad's troops", "Houthi fighters", "Israeli jets"; or a force with no name."""
    lemma = token.lemma_.lower()
    if lemma not in reading.lexicon.listed("parties", "forces"):
        return
    named = [owner.entity for owner in owners(reading, token)] or [owner.entity for owner in own(reading, token)]
    if lemma in reading.lexicon.listed("parties", "irregular"):
        named = list(_irregular(reading, token, named))
    found = named or list(_coined(reading, token))
    yield from (party_at(owner, token) for owner in found)
    if not found and token.pos_ in _NOUNS and not any(by_closing(reading, token)):
        groups = lemma in reading.lexicon.listed("parties", "groups")
        bodies = token.is_lower and lemma in reading.lexicon.listed("parties", "bodies")
        if groups or any(bodies and c.dep_ in {"amod", "compound", "nmod"} for c in token.lefts):
            yield named_as(reading, token)


def _irregular(reading: Reading, token: Token, owned: list[Entity]) -> Iterator[Entity]:
    """Whom irregular fighters belong to: "the Lebanese group" is no force of Lebanon, and may be one named before."""
    kinds = reading.lexicon.words["reference"].get(token.lemma_.lower())
    for owner in owned:
        if owner.type != "state-forces":
            yield owner
        elif kinds and definite(token) and (entity := referent(reading, token, kinds, owner.country)):
            yield entity


def _coined(reading: Reading, token: Token) -> Iterator[Entity]:
    """The organisation of no registry that stands before a noun: "Northern Brigade gunmen"."""
    armed = reading.lexicon.listed("kinds", "armed")
    if any(by_closing(reading, token)):
        return
    for child in token.lefts:
        if child.dep_ in {"compound", "poss", "nmod"} and child.tag_ in {"NNP", "NNPS"}:
            yield from (p.entity for p in by_recogniser(reading, child) if p.entity.type in armed)


def by_asset(reading: Reading, token: Token) -> Iterator[Party]:
    """What belongs to a party stands for it: "rebel positions", "areas held by the opposition"."""
    if token.lemma_.lower() in reading.lexicon.listed("parties", "assets"):
        entities = [owner.entity for owner in owners(reading, token)] or _coined(reading, token)
        yield from (party_at(entity, token) for entity in entities)
        yield from holders(reading, token)
