"""Noun phrases to parties: who "Russian war planes", "rebel positions" or "the militants" are.

`RULES` is tried in order; the first that answers wins. A name that no registry knows becomes an entity of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.extract.naming import Party, known, minted, named_as, party_at, unnamed
from kg.extract.owners import holders, own, owners
from kg.extract.reading import Reading
from kg.model import MentionKind

_RELATIVE = frozenset({"who", "which", "that", "whom"})

_PRONOUNS = frozenset({"it", "they", "he", "she", "them"})


_NAMED = {"PERSON": "person", "ORG": "unidentified", "NORP": "unidentified"}


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
    for rule in RULES:
        found = tuple(rule(reading, token))
        if found:
            return found
    return ()


def by_name(reading: Reading, token: Token) -> Iterator[Party]:
    """A registry name, or one in apposition: "militias Hezbollah"."""
    appositions = [child for child in token.children if child.dep_ == "appos"]
    for candidate in (token, *appositions):
        name = reading.actors.get(candidate.i)
        if name is not None:
            yield known(reading, name)
            return


def by_generic(reading: Reading, token: Token) -> Iterator[Party]:
    """A generic name that holds in the article's country: "the rebels", "government forces"."""
    name = reading.generics.get(token.i)
    if name is not None and name.end == token.i + 1:
        yield known(reading, name)


def by_pronoun(reading: Reading, token: Token) -> Iterator[Party]:
    """A relative pronoun stands for the noun it is about; another pronoun for the subject named last."""
    folded = token.lower_
    if folded in _RELATIVE and token.head.dep_ == "relcl":
        yield from resolve(reading, token.head.head)
    elif folded in _PRONOUNS and token.dep_ in {"nsubj", "nsubjpass"}:
        yield from _last_subject(reading, token)


def by_reference(reading: Reading, token: Token) -> Iterator[Party]:
    """ "The group", "the militants": the armed group named last before it."""
    definite = any(child.lower_ in {"the", "this", "these", "those"} for child in token.lefts)
    if not definite or not token.is_lower or token.lemma_.lower() not in reading.lexicon.listed("parties", "groups"):
        return
    if any(owners(reading, token)):
        return
    irregular = reading.lexicon.listed("kinds", "irregular")
    before = bisect_left(reading.named_actors, token.i, key=lambda name: name.start)
    for name in reversed(reading.named_actors[:before]):
        if name.entity.type in irregular:
            yield party_at(name.entity, token)
            return


def by_force(reading: Reading, token: Token) -> Iterator[Party]:
    """A force noun behind its owner: "Assad's troops", "Houthi fighters", "Israeli jets"."""
    words = reading.lexicon
    lemma = token.lemma_.lower()
    if lemma not in words.listed("parties", "forces"):
        return
    found = list(owners(reading, token)) or list(own(reading, token))
    yield from (party_at(owner.entity, token) for owner in found)
    if not found and token.pos_ in {"NOUN", "PROPN"} and lemma in words.listed("parties", "groups"):
        yield named_as(reading, token)


def by_asset(reading: Reading, token: Token) -> Iterator[Party]:
    """What belongs to a party stands for it: "rebel positions", "areas held by the opposition"."""
    if token.lemma_.lower() in reading.lexicon.listed("parties", "assets"):
        for owner in owners(reading, token):
            yield party_at(owner.entity, token)
        yield from holders(reading, token)


def by_people(reading: Reading, token: Token) -> Iterator[Party]:
    """People with no name: civilians, residents, protesters."""
    label = reading.lexicon.words["parties"]["people"].get(token.lemma_.lower())
    if label and token.pos_ in {"NOUN", "PROPN"}:
        yield unnamed(label, token, "civilian-group", MentionKind.GROUP)


def by_facility(reading: Reading, token: Token) -> Iterator[Party]:
    """A kind of facility that is hit: a hospital, a school, a market."""
    lemma = token.lemma_.lower()
    compound = " ".join((*[c.lower_ for c in token.lefts if c.dep_ in {"compound", "amod"}][-1:], lemma))
    for name in (compound, lemma):
        if name in reading.lexicon.listed("parties", "facilities"):
            yield unnamed(name, token, "facility", MentionKind.FACILITY)
            yield from holders(reading, token)
            return


def by_recogniser(reading: Reading, token: Token) -> Iterator[Party]:
    """A person or organisation that only the entity recogniser knows: an entity of its own."""
    organisation = tuple(by_closing(reading, token))
    if organisation:
        yield from organisation
        return
    if token.ent_type_ not in _NAMED or token.i in reading.demonyms or token.i in reading.places:
        return
    span = reading.recognised.get(token.i)
    if span is None or not any(t.pos_ == "PROPN" for t in span):
        return
    start = span.start + (span[0].lower_ == "the")
    end = span.end - (span[-1].lower_ == "'s")
    if start < end:
        yield minted(reading, start, end, _NAMED[token.ent_type_])


def by_closing(reading: Reading, token: Token) -> Iterator[Party]:
    """A capitalised name that the word for an organisation closes: "Idlib Media Centre"."""
    listed = token.lemma_.lower() in reading.lexicon.listed("parties", "organisations")
    start, end = _capitalised(token)
    if listed and token.text[:1].isupper() and end - start > 1:
        yield minted(reading, start, end, "unidentified")


def _capitalised(token: Token) -> tuple[int, int]:
    start = token.i
    while start > token.sent.start and token.doc[start - 1].tag_ in {"NNP", "NNPS"}:
        start -= 1
    return start, token.i + 1


def by_attacker(reading: Reading, token: Token) -> Iterator[Party]:
    """A word for attackers before an event noun: "terrorist rocket attacks"."""
    label = reading.lexicon.words["parties"]["attackers"].get(token.lemma_.lower())
    if label:
        yield unnamed(label, token, "unidentified", MentionKind.GROUP)


def by_state(reading: Reading, token: Token) -> Iterator[Party]:
    """A demonym or a leader's name on its own: "the Russians", "Assad"."""
    for table in (reading.leaders, reading.demonyms):
        name = table.get(token.i)
        if name is not None and token.pos_ in {"NOUN", "PROPN"}:
            yield party_at(name.entity, token)
            return


RULES: tuple[Callable[[Reading, Token], Iterator[Party]], ...] = (
    by_pronoun,
    by_generic,
    by_name,
    by_reference,
    by_force,
    by_people,
    by_asset,
    by_facility,
    by_state,
    by_recogniser,
)


def _last_subject(reading: Reading, pronoun: Token) -> Iterator[Party]:
    sentence = pronoun.sent
    start = max(0, sentence.start - 1)
    previous = reading.doc[start].sent if sentence.start else sentence
    for token in reversed(reading.doc[previous.start : pronoun.i]):
        if token.dep_ in {"nsubj", "nsubjpass"} and token.lower_ not in _PRONOUNS | _RELATIVE:
            found = resolve(reading, token)
            if found:
                yield from (Party(p.label, p.entity, pronoun.idx, pronoun.idx + len(pronoun), p.kind) for p in found)
                return
