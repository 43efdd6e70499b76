"""Whose something is: the actors that stand before a noun or behind it, and who holds a place."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from kg.extract.parties.coreference import named_at, referent, subject_before
from kg.extract.parties.naming import Party, known, party_at
from kg.extract.reading import Name, Reading
from kg.model import Entity

_SIDES = frozenset({"pro", "anti", "ex", "non", "former"})


def owners_at(reading: Reading, token: Token) -> Iterator[Name]:
    """The actor that a modifier names, itself or through its own modifiers: "Russian", "Assad regime"."""
    if _participle(reading, token) or _hyphened(token):
        return
    found = list(_name_at(reading, token))
    yield from found or owners(reading, token)


def owners(reading: Reading, token: Token) -> Iterator[Name]:
    """The actors that stand before a noun, or behind it with "of": whose it is."""
    for child in token.children:
        if child.dep_ in {"amod", "compound", "poss", "nmod"} and not (_participle(reading, child) or _hyphened(child)):
            yield from _name_at(reading, child)
            yield from owners(reading, child)
            for conjunct in child.conjuncts:
                yield from _name_at(reading, conjunct)
        elif child.dep_ == "prep" and child.lower_ == "of":
            for obj in child.children:
                yield from _name_at(reading, obj)
        if child.lemma_.lower() == "country" and child.dep_ == "poss":
            yield from own(reading, child)


def _name_at(reading: Reading, token: Token) -> Iterator[Name]:
    if token.i in reading.generics and token.pos_ == "ADJ" and token.lemma_.lower() not in {"rebel", "opposition"}:
        return
    for table in (reading.actors, reading.generics, reading.demonyms, reading.leaders):
        name = table.get(token.i)
        if name is not None and name.entity.type not in {"person", "news-agency"}:
            yield name
            return
    beside = token.head.i - token.i == 1 or token.dep_ in {"poss", "npadvmod"}
    entity = (reading.seat(token.i) if beside else None) or _of_fighters(reading, token)
    if entity is not None:
        yield Name(token.i, token.i + 1, entity)


def _of_fighters(reading: Reading, token: Token) -> Entity | None:
    """Whom a word for fighters means before a noun: "rebel positions", "jihadist targets"."""
    lemma = token.lemma_.lower()
    if lemma not in reading.lexicon.listed("parties", "fighters"):
        return None
    generic = reading.actor(lemma + "s")
    return generic or referent(reading, token, reading.lexicon.listed("kinds", "irregular"))


def own(reading: Reading, noun: Token) -> Iterator[Name]:
    """Whose "its planes" are: the armed party said last before it in the sentence; "his country", the state's."""
    if not any(c.tag_ == "PRP$" for c in noun.children):
        return
    states = {"state-forces"} if noun.lemma_.lower() == "country" else reading.lexicon.listed("kinds", "armed")
    for index in range(noun.i - 1, noun.sent.start - 1, -1):
        name = reading.demonyms.get(index) or named_at(reading).get(index)
        entity = _commanding(reading, name.entity, states) if name is not None else None
        if name is not None and entity is not None:
            yield Name(name.start, name.end, entity)
            return
    subject = subject_before(reading, noun, states)
    if subject is not None:
        yield subject


def _commanding(reading: Reading, entity: Entity, kinds: Collection[str]) -> Entity | None:
    """The party of some kinds that somebody named is, or belongs to: a ministry's forces are its state's."""
    if entity.type in kinds:
        return entity
    above = reading.registry.by_id(entity.parent) if entity.parent else None
    return above if above is not None and above.type in kinds else None


def _participle(reading: Reading, token: Token) -> bool:
    """Whether a modifier tells of another party that is not the owner: "US-backed", "rebel-held"."""
    parties_ = reading.lexicon.words["parties"]
    return token.lemma_.lower() in {*parties_["backed"], *parties_["held"], "lead", "link", "affiliate"}


def _hyphened(token: Token) -> bool:
    """Whether a name is part of a compound that tells of another party: "pro-Iranian", "Kremlin-backed"."""
    doc, i = token.doc, token.i
    before = i > 1 and doc[i - 1].text == "-" and doc[i - 2].lower_ in _SIDES
    after = i + 2 < len(doc) and doc[i + 1].text == "-" and doc[i + 2].tag_ in {"VBN", "VBD", "JJ", "VBG"}
    return before or after


def holders(reading: Reading, token: Token) -> Iterator[Party]:
    """Who holds a place: "opposition-held areas", "areas held by the opposition", "a camp belonging to IS"."""
    held = reading.lexicon.listed("parties", "held")
    for child in token.children:
        if child.dep_ in {"amod", "acl"} and child.lemma_.lower() in held:
            yield from _agents(reading, child)
            before = reading.doc[child.i - 1] if child.i else child
            yield from (party_at(name.entity, before) for name in _name_at(reading, before))
    yield from _belonging(reading, token)
    if token.dep_ == "nsubjpass" and token.head.lemma_.lower() in held:
        yield from _agents(reading, token.head)


def _agents(reading: Reading, verb: Token) -> Iterator[Party]:
    for part in verb.children:
        nouns = part.children if part.dep_ == "agent" else (part,)
        for noun in nouns:
            yield from (party_at(name.entity, noun) for name in _name_at(reading, noun))


def _belonging(reading: Reading, token: Token) -> Iterator[Party]:
    """ "a camp belonging to IS": whoever is named behind the word."""
    for part in token.subtree:
        if part.lemma_.lower() == "belong" and part.i > token.i:
            names = [n for t in part.subtree for n in _name_at(reading, t) if t.i > part.i]
            yield from (known(reading, name) for name in names[:1])
