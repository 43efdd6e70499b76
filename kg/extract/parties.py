"""Noun phrases to parties: who "Russian war planes", "rebel positions" or "the militants" are.

`RULES` is tried in order; the first that answers wins. A name that no registry knows becomes an entity of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from kg import ids
from kg.extract.reading import Name, Reading
from kg.model import Entity, EntityKind, Filler, MentionKind

_MODIFIERS = frozenset({"amod", "compound", "poss", "nmod", "npadvmod", "nummod", "advmod"})
_SKIPPED_LABEL_WORDS = frozenset({"DT", "PRP$", "CD", "POS", "WDT", "PDT", "JJS", "RB"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_PRONOUNS = frozenset({"it", "they", "he", "she", "them"})
_IRREGULAR_KINDS = frozenset({"rebel-group", "political-militia", "identity-militia", "coalition"})
_NAMED = {"PERSON": "person", "ORG": "unidentified", "NORP": "unidentified"}


@dataclass(frozen=True)
class Party:
    """Who a noun phrase stands for, and where it stands; `entity` carries the new entity where no registry has it."""

    label: str
    entity: Entity
    start: int
    end: int
    kind: MentionKind = MentionKind.ACTOR

    def filler(self, mention: str | None = None) -> Filler:
        """This party as the filler of a role."""
        return Filler(self.label, self.entity.id, mention)


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
    if token is head:
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
    if not definite or token.lemma_.lower() not in reading.lexicon.listed("parties", "groups"):
        return
    if any(_owners(reading, token)):
        return
    before = [name for index, name in sorted(reading.actors.items()) if index < token.i]
    for name in reversed(before):
        if name.entity.type in _IRREGULAR_KINDS:
            yield _party(reading, name.entity, token)
            return


def by_force(reading: Reading, token: Token) -> Iterator[Party]:
    """A force noun behind its owner: "Assad's troops", "Houthi fighters", "Israeli jets"."""
    words = reading.lexicon
    lemma = token.lemma_.lower()
    if lemma not in words.listed("parties", "forces"):
        return
    owners = list(_owners(reading, token))
    if lemma in words.listed("parties", "groups") or lemma in {"rebel", "opposition"}:
        owners = [owner for owner in owners if owner.entity.type != "government"]
    for owner in owners:
        yield _party(reading, owner.entity, token)
    if not owners and token.pos_ in {"NOUN", "PROPN"} and lemma in words.listed("parties", "groups"):
        yield named_as(reading, token)


def by_asset(reading: Reading, token: Token) -> Iterator[Party]:
    """What belongs to a party stands for it: "rebel positions", "areas held by the opposition"."""
    if token.lemma_.lower() in reading.lexicon.listed("parties", "assets"):
        for owner in _owners(reading, token):
            yield _party(reading, owner.entity, token)
        yield from _holders(reading, token)


def by_people(reading: Reading, token: Token) -> Iterator[Party]:
    """People with no name: civilians, residents, protesters."""
    label = reading.lexicon.words["parties"]["people"].get(token.lemma_.lower())
    if label and token.pos_ in {"NOUN", "PROPN"}:
        yield unnamed(reading, label, token, "civilian-group", MentionKind.GROUP)


def by_facility(reading: Reading, token: Token) -> Iterator[Party]:
    """A kind of facility that is hit: a hospital, a school, a market."""
    lemma = token.lemma_.lower()
    compound = " ".join([c.lower_ for c in token.lefts if c.dep_ in {"compound", "amod"}][-1:] + [lemma])
    for name in (compound, lemma):
        if name in reading.lexicon.listed("parties", "facilities"):
            yield unnamed(reading, name, token, "facility", MentionKind.FACILITY)
            yield from _holders(reading, token)
            return


def by_recogniser(reading: Reading, token: Token) -> Iterator[Party]:
    """A person or organisation that only the entity recogniser knows: an entity of its own."""
    if not token.ent_type_ or token.ent_type_ not in _NAMED or token.i in reading.demonyms or token.i in reading.places:
        return
    span = next((e for e in reading.doc.ents if e.start <= token.i < e.end), None)
    if span is None or not any(t.pos_ == "PROPN" for t in span):
        return
    start = span.start + (span[0].lower_ == "the")
    end = span.end - (span[-1].lower_ == "'s")
    if start < end:
        yield _minted(reading, start, end, _NAMED[token.ent_type_])


def by_attacker(reading: Reading, token: Token) -> Iterator[Party]:
    """A word for attackers before an event noun: "terrorist rocket attacks"."""
    label = reading.lexicon.words["parties"]["attackers"].get(token.lemma_.lower())
    if label:
        yield unnamed(reading, label, token, "unidentified", MentionKind.GROUP)


def by_state(reading: Reading, token: Token) -> Iterator[Party]:
    """A demonym or a leader's name on its own: "the Russians", "Assad"."""
    for table in (reading.leaders, reading.demonyms):
        name = table.get(token.i)
        if name is not None and token.pos_ in {"NOUN", "PROPN"}:
            yield _party(reading, name.entity, token)
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


def known(reading: Reading, name: Name) -> Party:
    """A registry name as a party."""
    first, last = reading.doc[name.start], reading.doc[name.end - 1]
    kind = MentionKind.PERSON if name.entity.type == "person" else MentionKind.ACTOR
    return Party(name.entity.label, name.entity, first.idx, last.idx + len(last), kind)


def unnamed(reading: Reading, label: str, token: Token, kind: str, mention: MentionKind) -> Party:
    """A party that is a kind of people or thing; its label stands for all of that kind."""
    entity = Entity(ids.entity("actor", label), EntityKind.ACTOR, label, type=kind)
    return Party(label, entity, token.idx, token.idx + len(token), mention)


def named_as(reading: Reading, token: Token) -> Party:
    """A noun phrase that is a party under its own words: "Kurdish fighters"."""
    start = token.i
    while (
        start > token.sent.start
        and reading.doc[start - 1].dep_ in _MODIFIERS
        and reading.doc[start - 1].head.i <= token.i
    ):
        start -= 1
    while start < token.i and reading.doc[start].tag_ in _SKIPPED_LABEL_WORDS:
        start += 1
    return _minted(reading, start, token.i + 1, "unidentified")


def owners(reading: Reading, token: Token) -> Iterator[Name]:
    """The actors that stand before a noun, or behind it with "of": whose it is."""
    return _owners(reading, token)


def owners_at(reading: Reading, token: Token) -> Iterator[Name]:
    """The actor that a modifier names, itself or through its own modifiers: "Russian", "Assad regime"."""
    if _participle(reading, token):
        return
    found = list(_name_at(reading, token))
    yield from found or _owners(reading, token)


def _owners(reading: Reading, token: Token) -> Iterator[Name]:
    for child in token.children:
        if child.dep_ in {"amod", "compound", "poss", "nmod"} and not _participle(reading, child):
            yield from _name_at(reading, child)
            yield from _owners(reading, child)
            for conjunct in child.conjuncts:
                yield from _name_at(reading, conjunct)
        elif child.dep_ == "prep" and child.lower_ == "of":
            for obj in child.children:
                yield from _name_at(reading, obj)
        if child.lemma_.lower() == "country" and child.dep_ == "poss":
            yield from _own_country(reading, child)


def _name_at(reading: Reading, token: Token) -> Iterator[Name]:
    if token.i in reading.generics and token.pos_ == "ADJ" and token.lemma_.lower() not in {"rebel", "opposition"}:
        return
    for table in (reading.actors, reading.generics, reading.demonyms, reading.leaders):
        name = table.get(token.i)
        if name is not None and name.entity.type not in {"person", "news-agency"}:
            yield name
            return
    lemma = token.lemma_.lower()
    generic = (
        reading.registry.actor(lemma + "s", reading.country) if lemma in {"rebel", "militant", "insurgent"} else None
    )
    if generic is not None:
        yield Name(token.i, token.i + 1, generic)


def _own_country(reading: Reading, noun: Token) -> Iterator[Name]:
    """Whose "his country" is: the state of the demonym or name said last before it."""
    if not any(c.tag_ == "PRP$" for c in noun.children):
        return
    for index in range(noun.i - 1, noun.sent.start - 1, -1):
        name = reading.demonyms.get(index) or reading.actors.get(index)
        if name is not None and name.entity.type == "state-forces":
            yield name
            return


def _participle(reading: Reading, token: Token) -> bool:
    """Whether a modifier tells of another party that is not the owner: "US-backed", "rebel-held"."""
    parties_ = reading.lexicon.words["parties"]
    return token.lemma_.lower() in {*parties_["backed"], *parties_["held"], "lead", "link", "affiliate"}


def _holders(reading: Reading, token: Token) -> Iterator[Party]:
    """Who holds a place: "opposition-held areas", "areas held by the opposition"."""
    for child in token.children:
        if child.dep_ not in {"amod", "acl"} or child.lemma_.lower() not in reading.lexicon.listed("parties", "held"):
            continue
        for part in child.children:
            agents = part.children if part.dep_ == "agent" else (part,)
            for agent in agents:
                for name in _name_at(reading, agent):
                    yield _party(reading, name.entity, agent)
        before = reading.doc[child.i - 1] if child.i else child
        for name in _name_at(reading, before):
            yield _party(reading, name.entity, before)
    yield from _belonging(reading, token)
    verb = token.head
    if token.dep_ == "nsubjpass" and verb.lemma_.lower() in reading.lexicon.listed("parties", "held"):
        for part in verb.children:
            if part.dep_ == "agent":
                yield from (party for obj in part.children for party in resolve(reading, obj))


def _belonging(reading: Reading, token: Token) -> Iterator[Party]:
    """ "a camp belonging to IS": whoever is named behind the word."""
    for part in token.subtree:
        if part.lemma_.lower() == "belong" and part.i > token.i:
            names = [n for t in part.subtree for n in _name_at(reading, t) if t.i > part.i]
            yield from (known(reading, name) for name in names[:1])


def holders(reading: Reading, token: Token) -> Iterator[Party]:
    """Who holds the place that a noun names."""
    return _holders(reading, token)


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


def _party(reading: Reading, entity: Entity, token: Token) -> Party:
    start, end = token.idx, token.idx + len(token)
    left = [child for child in token.lefts if child.dep_ in _MODIFIERS]
    if left:
        start = min(start, min(t.idx for t in left))
    return Party(entity.label, entity, start, end)


def _minted(reading: Reading, start: int, end: int, kind: str) -> Party:
    first, last = reading.doc[start].idx, reading.doc[end - 1].idx + len(reading.doc[end - 1])
    label = " ".join(reading.written(first, last).split())
    entity = reading.registry.actor(label, reading.country) or Entity(
        ids.entity("actor", label), EntityKind.ACTOR, label, type=kind
    )
    mention = MentionKind.PERSON if entity.type == "person" else MentionKind.ACTOR
    return Party(entity.label, entity, first, last, mention)
