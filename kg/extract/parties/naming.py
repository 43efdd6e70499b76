"""A party: who a noun phrase stands for, made from a registry name, a generic noun, or the words themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from kg import ids
from kg.extract.reading import Name, Reading
from kg.model import Entity, EntityKind, Filler, MentionKind

MODIFIERS = frozenset({"amod", "compound", "poss", "nmod", "npadvmod", "nummod", "advmod", "punct", "case"})

TIMES = frozenset({"DATE", "TIME"})
"""What the entity recogniser calls times: "Wednesday" is no part of the name behind it."""

_OWN_KIND = {"person": MentionKind.PERSON, "platform": MentionKind.PLATFORM}

_COUNTING = frozenset({"DT", "PRP$", "CD", "POS", "WDT", "PDT", "JJS", "JJR", "RBS", "RB", "IN", "-LRB-", ",", "``"})


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


def known(reading: Reading, name: Name) -> Party:
    """A registry name as a party."""
    first, last = reading.doc[name.start], reading.doc[name.end - 1]
    kind = MentionKind.PERSON if name.entity.type == "person" else MentionKind.ACTOR
    return Party(name.entity.label, name.entity, first.idx, last.idx + len(last), kind)


def nameless(reading: Reading, label: str, kind: str) -> Entity:
    """A party that has no name ("residents", "a convoy"): an entity of this article alone, so that it ties no two."""
    return Entity(ids.unnamed(label, reading.article.id), EntityKind.ACTOR, label, type=kind)


def is_nameless(reading: Reading, entity: Entity) -> bool:
    """Whether a party is known by a common noun alone."""
    return entity.id == nameless(reading, entity.label, entity.type).id


def unnamed(reading: Reading, label: str, token: Token, kind: str, mention: MentionKind) -> Party:
    """A party that is a kind of people or thing, told by one noun."""
    return Party(label, nameless(reading, label, kind), token.idx, token.idx + len(token), mention)


def named_as(
    reading: Reading, token: Token, kind: str = "unidentified", mention: MentionKind = MentionKind.GROUP
) -> Party:
    """A noun phrase that is a party under its own words: "Kurdish fighters"; what only counts is left out."""
    start = phrase_start(token)
    loose = reading.lexicon.listed("parties", "loose")
    while start < token.i and _counts(reading.doc[start], loose):
        start += 1
    first, last = reading.doc[start].idx, token.idx + len(token)
    label = _plain(" ".join(reading.written(first, last).split()), reading, reading.doc[start])
    known_by_it = reading.actor(label) if kind == "unidentified" else None
    entity = known_by_it or nameless(reading, label, kind)
    return Party(entity.label, entity, first, last, MentionKind.ACTOR if known_by_it else mention)


def _counts(word: Token, loose: frozenset[str]) -> bool:
    """Whether a word only counts or sets apart."""
    return word.tag_ in _COUNTING or word.like_num or word.lower_ in loose


def phrase_start(token: Token) -> int:
    """Where the modifiers that stand right before a noun begin."""
    start = token.i
    while start > token.sent.start:
        before = token.doc[start - 1]
        if before.dep_ not in MODIFIERS or before.head.i > token.i or before.text in {",", "|", "/"}:
            break
        if before.ent_type_ in TIMES or (before.is_punct and before.text != "-"):
            break
        start -= 1
    return start


def _plain(label: str, reading: Reading, first: Token) -> str:
    """A common noun without the capital that opens a sentence or a headline."""
    name = first.pos_ == "PROPN" or first.ent_type_ in {"NORP", "GPE"} or first.i in reading.places
    return label if name or first.i in reading.demonyms else label[0].lower() + label[1:]


def party_at(entity: Entity, token: Token) -> Party:
    """A party named by an entity, told by a noun and its modifiers."""
    start = token.doc[phrase_start(token)].idx
    return Party(entity.label, entity, start, token.idx + len(token))


def minted(reading: Reading, start: int, end: int, kind: str, aliases: tuple[str, ...] = ()) -> Party:
    """A party by the name in tokens `start` to `end`: one the registry knows by it, or an entity of its own."""
    first, last = reading.doc[start].idx, reading.doc[end - 1].idx + len(reading.doc[end - 1])
    label = " ".join(reading.written(first, last).split())
    entity = reading.registry.actor(label, reading.country) or Entity(
        ids.entity("actor", label), EntityKind.ACTOR, label, aliases=aliases, type=kind
    )
    mention = _OWN_KIND.get(entity.type, MentionKind.ACTOR)
    return Party(entity.label, entity, first, last, mention)


def distinct(found: Iterable[Party]) -> tuple[Party, ...]:
    """The parties without repetition of an entity, in their order."""
    seen: dict[str, Party] = {}
    for party in found:
        seen.setdefault(party.entity.id, party)
    return tuple(seen.values())


def without(found: tuple[Party, ...], others: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties that are not among others."""
    taken = {party.entity.id for party in others}
    return tuple(party for party in found if party.entity.id not in taken)
