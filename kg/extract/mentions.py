"""Every span that names something, once per kind and span, with the entity it means."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from kg import ids
from kg.extract.naming import Party
from kg.extract.placenames import Place
from kg.extract.reading import Reading
from kg.extract.when import Told
from kg.model import Entity, Mention, MentionKind

_TYPES = {
    "facility": MentionKind.FACILITY,
    "airbase": MentionKind.FACILITY,
    "base": MentionKind.FACILITY,
    "camp": MentionKind.FACILITY,
}


class Mentions:
    """Collects an article's mentions and the entities that no registry knows."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._mentions: dict[str, Mention] = {}
        self._entities: dict[str, Entity] = {}

    def party(self, party: Party) -> str:
        """The mention of a party."""
        self._bring(party.entity)
        return self.add(party.kind, party.start, party.end, party.label, party.entity.id)

    def place(self, place: Place) -> str:
        """The mention of a place."""
        start, end = self.offsets(place.start, place.end)
        self._bring(place.entity)
        kind = _TYPES.get(place.entity.type, MentionKind.PLACE)
        return self.add(kind, start, end, place.entity.label, place.entity.id)

    def time(self, told: Told) -> str:
        """The mention of a time; its label is the interval it resolves to."""
        when = told.when
        ends = "" if when.start == when.end else f"/{when.end or '..'}"
        return self.add(MentionKind.TIME, told.start, told.end, f"{when.start}{ends}")

    def add(self, kind: MentionKind, start: int, end: int, label: str, entity: str | None = None) -> str:
        """The mention of one kind over one span; a second one is the same."""
        iri = ids.mention(self._reading.article.id, kind, start, end)
        self._mentions.setdefault(iri, Mention(iri, kind, start, end, self._reading.written(start, end), label, entity))
        return iri

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """Character offsets of the tokens from `start` to `end`."""
        last = self._reading.doc[end - 1]
        return self._reading.doc[start].idx, last.idx + len(last)

    def entity(self, entity: Entity) -> None:
        """An entity that a claim names without a span of its own, or with a position found later."""
        if self._reading.registry.by_id(entity.id) is None:
            self._entities[entity.id] = entity

    def _bring(self, entity: Entity) -> None:
        if self._reading.registry.by_id(entity.id) is None:
            self._entities.setdefault(entity.id, entity)

    def all(self) -> tuple[Mention, ...]:
        """The mentions in the order of the text."""
        return tuple(sorted(self._mentions.values(), key=lambda m: (m.start, m.end, m.kind)))

    def entities(self) -> tuple[Entity, ...]:
        """The entities that no registry knows, in the order of their IRIs."""
        return tuple(self._entities[iri] for iri in sorted(self._entities))


def names(reading: Reading, places: Collection[Place], told: Iterable[Told], mentions: Mentions) -> None:
    """Mention every registry name, place and time of an article, also those that no claim uses."""
    for place in places:
        mentions.place(place)
    for time in told:
        mentions.time(time)
    placed = {i for place in places for i in range(place.start, place.end)}
    for table in (reading.actors, reading.generics):
        for index, name in sorted(table.items()):
            if index == name.start and index not in placed:
                kind = MentionKind.PERSON if name.entity.type == "person" else MentionKind.ACTOR
                mentions.add(kind, *mentions.offsets(name.start, name.end), name.entity.label, name.entity.id)
    for start, end, label in _weapons(reading):
        mentions.add(MentionKind.WEAPON, start, end, label)


def _weapons(reading: Reading) -> Iterator[tuple[int, int, str]]:
    for token in reading.doc:
        label = reading.lexicon.weapon(token)
        if label:
            yield token.idx, token.idx + len(token), label
