"""A party: who a noun phrase stands for, made from a registry name, a generic noun, or the words themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from kg import ids
from kg.extract.reading import Name, Reading
from kg.model import Entity, EntityKind, Filler, MentionKind

_MODIFIERS = frozenset({"amod", "compound", "poss", "nmod", "npadvmod", "nummod", "advmod"})

_SKIPPED_LABEL_WORDS = frozenset({"DT", "PRP$", "CD", "POS", "WDT", "PDT", "JJS", "RB"})


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


def unnamed(label: str, token: Token, kind: str, mention: MentionKind) -> Party:
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
    return minted(reading, start, token.i + 1, "unidentified")


def party_at(entity: Entity, token: Token) -> Party:
    """A party named by an entity, told by a noun and its modifiers."""
    starts = [token.idx, *(child.idx for child in token.lefts if child.dep_ in _MODIFIERS)]
    return Party(entity.label, entity, min(starts), token.idx + len(token))


def minted(reading: Reading, start: int, end: int, kind: str) -> Party:
    """A party by the words of tokens `start` to `end`: one the registry knows by them, or an entity of its own."""
    first, last = reading.doc[start].idx, reading.doc[end - 1].idx + len(reading.doc[end - 1])
    label = " ".join(reading.written(first, last).split())
    entity = reading.registry.actor(label, reading.country) or Entity(
        ids.entity("actor", label), EntityKind.ACTOR, label, type=kind
    )
    mention = MentionKind.PERSON if entity.type == "person" else MentionKind.ACTOR
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
