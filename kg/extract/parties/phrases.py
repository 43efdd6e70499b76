"""Noun phrases to parties: who "Russian war planes", "rebel positions" or "the militants" are.

`RULES` is tried in order; the first that answers wins. A name that no registry knows becomes an entity of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Token

from kg.extract.parties.coined import by_closing, by_recogniser, overrides
from kg.extract.parties.coreference import (
    antecedents,
    definite,
    force_before,
    home_state,
    only_state,
    referent,
    state_before,
)
from kg.extract.parties.naming import Party, known, named_as, party_at
from kg.extract.parties.owners import holders, own, owners
from kg.extract.parties.unnamed import by_attacker, by_facility, by_people, by_thing
from kg.extract.reading import Name, Reading
from kg.model import Entity

__all__ = ["by_asset", "by_attacker", "by_closing", "by_generic", "by_name", "by_recogniser", "parties", "resolve"]

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_PERSONAL = frozenset({"he", "she", "him"})
_SINGLE = frozenset({"it"})
_SEVERAL = frozenset({"they", "them"})
_PRONOUNS = _PERSONAL | _SINGLE | _SEVERAL
_CALLED = frozenset({"known", "called", "dubbed"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_THINGS = frozenset({"facility", "platform"})


def parties(reading: Reading, head: Token) -> Iterator[Party]:
    """The parties that a noun phrase and those coordinated with it stand for, each entity once."""
    seen: set[str] = set()
    for token in (head, *head.conjuncts):
        if token.i < head.i or _excluded(token, head):
            continue
        for party in resolve(reading, token):
            if party.entity.id not in seen:
                seen.add(party.entity.id)
                yield party


def _excluded(token: Token, head: Token) -> bool:
    """Whether a coordinated noun is told not to be meant: "the rebels and not IS", "rather than IS"."""
    if token == head:
        return False
    return any(c.dep_ == "neg" for c in token.children) or token.doc[token.i - 1].lower_ in {"not", "than"}


def resolve(reading: Reading, token: Token) -> tuple[Party, ...]:
    """The parties that the noun phrase headed by one token stands for; empty where it is none."""
    return _resolved(reading, token.i)


@lru_cache(maxsize=4096)
def _resolved(reading: Reading, index: int) -> tuple[Party, ...]:
    """What `resolve` answers, kept: events, speakers and relations ask for the same nouns."""
    token = reading.doc[index]
    return next((found for rule in RULES if (found := tuple(rule(reading, token)))), ())


def by_name(reading: Reading, token: Token) -> Iterator[Party]:
    """A registry name, or one in apposition: "militias Hezbollah", "militiamen known as the X"."""
    appositions = [child for child in token.children if child.dep_ == "appos"]
    known_as = [t for c in token.children if c.dep_ == "acl" and c.lower_ in _CALLED for t in c.subtree]
    for candidate in (token, *appositions, *known_as):
        name = reading.actors.get(candidate.i)
        if name is not None and not overrides(reading, candidate):
            yield known(reading, name)
            yield from _beside(reading, token, name)
            return


def _beside(reading: Reading, token: Token, name: Name) -> Iterator[Party]:
    """Whose force a noun is as well: the Thai of "Thai and Cambodian troops"."""
    for child in token.lefts:
        other = reading.demonyms.get(child.i)
        if other is not None and child.i < name.start and any(name.start <= c.i < name.end for c in child.conjuncts):
            yield known(reading, other)


def by_generic(reading: Reading, token: Token) -> Iterator[Party]:
    """A generic name that holds in the article's country: "the rebels", "government forces"."""
    name, longer = reading.generics.get(token.i), reading.actors.get(token.i)
    owned = any(child.tag_ == "PRP$" for child in token.lefts)
    if name is not None and not owned and name.end == token.i + 1 and not (longer and longer.start < name.start):
        yield known(reading, name)


def by_pronoun(reading: Reading, token: Token) -> Iterator[Party]:
    """A relative pronoun stands for the noun it is about; another pronoun for the subject named last that fits."""
    folded = token.lower_
    if folded in _RELATIVE and token.head.dep_ == "relcl":
        yield from resolve(reading, token.head.head)
    elif folded in _PRONOUNS and (folded not in _SINGLE or token.dep_ in {"nsubj", "nsubjpass"}):
        for subject in antecedents(token):
            found = resolve(reading, subject)
            if found and all(_fits(folded, subject, party) for party in found):
                start, end = token.idx, token.idx + len(token)
                yield from (replace(party, start=start, end=end) for party in found)
                return


def _fits(pronoun: str, noun: Token, party: Party) -> bool:
    """Whether a pronoun may stand for a party: "he" for a person, "it" for one party, "they" for any that acts."""
    kind = party.entity.type
    if pronoun in _PERSONAL or kind == "person":
        return pronoun in _PERSONAL and kind == "person"
    if kind in _THINGS:
        return False
    return pronoun in _SEVERAL or (kind != "civilian-group" and noun.tag_ != "NNS")


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


def by_state(reading: Reading, token: Token) -> Iterator[Party]:
    """A demonym or a leader's name on its own: "the Russians", "Assad"."""
    for table in (reading.leaders, reading.demonyms):
        name = table.get(token.i)
        if name is not None and token.pos_ in _NOUNS | {"ADJ"} and not overrides(reading, token):
            yield party_at(name.entity, token)
            return


def by_capital(reading: Reading, token: Token) -> Iterator[Party]:
    """A capital that speaks or acts stands for its state: "Moscow said", "backed by Tehran"."""
    entity = reading.seat(token.i)
    if entity is None:
        return
    first = token.head if token.dep_ == "conj" else token
    acts = first.dep_ == "nsubj" and first.head.lemma_.lower() in reading.lexicon.listed("capitals", "verbs")
    if acts or first.dep_ == "npadvmod" or (first.dep_ == "pobj" and first.head.dep_ == "agent"):
        yield party_at(entity, token)


RULES: tuple[Callable[[Reading, Token], Iterator[Party]], ...] = (
    by_pronoun,
    by_state_force,
    by_generic,
    by_name,
    by_reference,
    by_force,
    by_asset,
    by_people,
    by_facility,
    by_state,
    by_capital,
    by_thing,
    by_recogniser,
)
