"""Noun phrases to parties: who "Russian war planes", "rebel positions" or "the militants" are.

`RULES` is tried in order; the first that answers wins. A name that no registry knows becomes an entity of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Token

from kg.extract.parties.coined import by_closing, by_recogniser, overrides
from kg.extract.parties.coreference import antecedents
from kg.extract.parties.forces import by_asset, by_force, by_reference, by_state_force
from kg.extract.parties.naming import Party, known, party_at
from kg.extract.parties.unnamed import by_attacker, by_facility, by_people, by_thing
from kg.extract.reading import Name, Reading

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
