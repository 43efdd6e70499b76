"""Which known actor, place or outlet a name means. Whole names only: a name that is not known stays unknown."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import inf

from rapidfuzz.distance import JaroWinkler

from kg import ids
from kg.model import Entity, Position
from kg.registry import names, relative
from kg.registry.rows import core

Index = Mapping[str, tuple[Entity, ...]]

SHORTEST_FOLDED = 4
"""A shorter name must stand exactly as it is known: "IS" is an actor, "is" and "Is" are not."""

FEATURES = ("country", "region", "admin1", "city", "town", "village")
"""The order in which namesakes among places are preferred; what is not here comes last."""

_DOMAIN = re.compile(r"(?:https?://)?(?:www\.)?([a-z0-9.-]+\.[a-z]{2,})(?:[:/?#]|$)")


@dataclass(frozen=True)
class Registry:
    """The known actors, places and outlets, and the look-ups over their names.

    `actor`, `place` and `outlet` return None for a name that is unknown, or that means several and nothing tells which.
    `country` is the IRI of the place that an article is about: it decides between namesakes.
    """

    actors: tuple[Entity, ...]
    places: tuple[Entity, ...]
    outlets: tuple[Entity, ...]

    def entities(self) -> Iterator[Entity]:
        """Every actor, place and outlet, in the order of the files."""
        yield from (*self.actors, *self.places, *self.outlets)

    def by_id(self, iri: str) -> Entity | None:
        """The entity that an IRI names."""
        return self._ids.get(iri)

    def actor(self, name: str, country: str | None = None) -> Entity | None:
        """The actor that a name means: a label or alias, or a generic name ("the rebels") of `country`."""
        found = _named(name, self._actor_names, self._actor_folded)
        if found:
            return _best(found, name, country)
        generic = self._generic.get(_generic(name), ())
        return _only([entity for entity in generic if entity.country == country])

    def place(self, name: str, country: str | None = None, near: Position | None = None) -> Entity | None:
        """The place that a name means, other transliterations included; `near` decides between namesakes too."""
        found = _named(name, self._place_names, self._place_folded) or self._transliterated(name, country)
        return _best(found, name, country, near)

    def named(self, name: str, country: str | None = None, near: Position | None = None) -> Entity | None:
        """The place of exactly this name, but for case, accents, hyphens and article."""
        return _best(_named(name, self._place_names, self._place_folded), name, country, near)

    def unit(self, spellings: Iterable[str], country: str | None) -> Entity | None:
        """The first-order unit of a country by any of its names, with or without the word for its order."""
        cores = (names.fold(core(name)) for name in spellings)
        return next((unit for folded in cores if (unit := self._units.get((country, folded)))), None)

    def outlet(self, name_or_domain: str) -> Entity | None:
        """The outlet that a name, domain or address means: "TRT World", "trtworld.com", "https://www.trtworld.com/x"."""
        found = _named(name_or_domain, self._outlet_names, self._outlet_folded)
        domain = _DOMAIN.match(name_or_domain.lower())
        return _best(found or self._outlet_names.get(domain[1] if domain else "", ()), name_or_domain, None)

    def _transliterated(self, name: str, country: str | None) -> tuple[Entity, ...]:
        """The places whose name is another spelling of `name`: the best score, within `country` where one is given."""
        folded = names.fold(name)
        bones = names.skeleton(folded)
        if not name[:1].isalpha() or name.islower() or len(bones) < names.SHORTEST_SKELETON:
            return ()
        scored: dict[Entity, float] = {}
        for other, entity in self._place_skeletons.get(folded[0] + bones, ()):
            score = JaroWinkler.similarity(folded, other, score_cutoff=names.ALIKE)
            if score and country in {None, entity.country}:
                scored[entity] = max(score, scored.get(entity, 0.0))
        best = max(scored.values(), default=0.0)
        return tuple(entity for entity, score in scored.items() if score == best)

    @cached_property
    def _ids(self) -> Mapping[str, Entity]:
        return {entity.id: entity for entity in self.entities()}

    @cached_property
    def _actor_names(self) -> Index:
        return _index(self.actors, _names)

    @cached_property
    def _place_names(self) -> Index:
        return _index(self.places, _names)

    @cached_property
    def _outlet_names(self) -> Index:
        return _index(self.outlets, _names)

    @cached_property
    def _actor_folded(self) -> Index:
        return _index(self.actors, _folded)

    @cached_property
    def _place_folded(self) -> Index:
        return _index(self.places, _folded)

    @cached_property
    def _outlet_folded(self) -> Index:
        return _index(self.outlets, _folded)

    @cached_property
    def _generic(self) -> Index:
        return _index(self.actors, lambda entity: map(_generic, entity.generic))

    @cached_property
    def _units(self) -> Mapping[tuple[str | None, str], Entity]:
        units = [(entity, name) for entity in self.places if entity.type == "admin1" for name in _names(entity)]
        return {(entity.country, names.fold(core(name))): entity for entity, name in reversed(units)}

    @cached_property
    def _place_skeletons(self) -> Mapping[str, tuple[tuple[str, Entity], ...]]:
        table: dict[str, list[tuple[str, Entity]]] = defaultdict(list)
        for entity in self.places:
            for folded in _folded(entity):
                table[folded[0] + names.skeleton(folded)].append((folded, entity))
        return {bones: tuple(held) for bones, held in table.items()}


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.label, *entity.aliases)


def _folded(entity: Entity) -> Iterator[str]:
    """The folded names of an entity that are long enough to be told from words and initials."""
    exact = entity.type == "country"  # "El Salvador" is not "Salvador"
    for name in dict.fromkeys(_names(entity)):
        folded = " ".join(names.words(name)) if exact else names.fold(name)
        if len(folded) >= SHORTEST_FOLDED:
            yield folded


def _generic(name: str) -> str:
    return name.lower().removeprefix("the ")


def _index(entities: Iterable[Entity], keys: Callable[[Entity], Iterable[str]]) -> Index:
    table: dict[str, dict[str, Entity]] = defaultdict(dict)
    for entity in entities:
        for key in keys(entity):
            table[key][entity.id] = entity
    return {key: tuple(held.values()) for key, held in table.items()}


def _named(name: str, exact: Index, folded: Index) -> tuple[Entity, ...]:
    """The entities of a name: as it stands, without its article, then folded where it is written as a name."""
    bare = name.removeprefix("the ").removeprefix("The ")
    found = exact.get(name) or exact.get(bare)
    if found or name.islower():
        return found or ()
    return folded.get(names.fold(bare)) or folded.get(" ".join(names.words(bare)), ())


def _best(found: Iterable[Entity], name: str, country: str | None, near: Position | None = None) -> Entity | None:
    """The namesake that country, nearness, label, key and feature prefer (in that order); None where two are level."""

    def rank(entity: Entity) -> tuple[bool, float, bool, bool, int]:
        feature = FEATURES.index(entity.type) if entity.type in FEATURES else len(FEATURES)
        far = relative.distance(near, entity.position) if near and entity.position else inf
        elsewhere = country is None or entity.country != country
        return (elsewhere, far, entity.label != name, entity.id != ids.entity(entity.kind, name), feature)

    ranked = sorted(found, key=rank)
    if len(ranked) > 1 and rank(ranked[0]) == rank(ranked[1]):
        return None
    return ranked[0] if ranked else None


def _only(found: list[Entity]) -> Entity | None:
    return found[0] if len(found) == 1 else None
