"""What fusion knows besides the claims: event types, the entities that claims name, and the articles they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import islice

from kg.fuse.weights import weights
from kg.model import Entity, GeoPrecision, Position, Source, lineage
from kg.rdf import event_types

WIDE = {"country"}
REGIONS = {"admin1", "admin2"}


@dataclass(frozen=True, slots=True)
class Known:
    """`entities` and `sources` lead from an IRI to what it names; of event types the ontology tells.

    Places and actors lead on to their parents, so these are to be among the entities too. `told` leads from an article
    to the places of all its event claims.
    """

    entities: Mapping[str, Entity] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    told: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def families(self, kind: str) -> frozenset[str]:
        """The groups of types in which two claims can be of one event: those of `fusion.toml`, and the type's own."""
        above = tuple(event_types.over(kind))
        groups = next((weights().kin[name] for name in above if name in weights().kin), frozenset())
        return groups | {above[-2:][0]}

    def means(self, kind: str) -> frozenset[str]:
        """The groups of means in `fusion.toml` that an event type tells of; none where it leaves that open."""
        return next((weights().means[name] for name in event_types.over(kind) if name in weights().means), frozenset())

    def under(self, narrow: str, broad: str) -> bool:
        """Whether one event type is the other or lies under it."""
        return broad in event_types.over(narrow)

    def over(self, entity: str) -> Iterator[str]:
        """The places that a place lies in, or the actors that an actor is part of, from the nearest."""
        yield from islice(lineage(entity, self.entities.get), 1, None)

    def is_country(self, place: str) -> bool:
        """Whether a place is a country: too wide to say where an event was."""
        known = self.entities.get(place)
        return known is not None and known.type in WIDE

    def is_region(self, place: str) -> bool:
        """Whether a place is a province or district."""
        known = self.entities.get(place)
        return known is not None and known.type in REGIONS

    def inside(self, narrow: str, broad: str) -> bool:
        """Whether one place lies in the other."""
        return broad in self.over(narrow)

    def point(self, place: str) -> Position | None:
        """Where a place is, if it is a place that a point stands for."""
        known = self.entities.get(place)
        if known is None or known.position is None or known.type in WIDE | REGIONS:
            return None
        return None if known.position.precision in _VAGUE else known.position

    def sources_of(self, articles: Iterable[str]) -> dict[str, Source]:
        """What is known of some articles."""
        return {article: self.sources[article] for article in articles if article in self.sources}

    def title_ends(self, article: str) -> int:
        """Where in an article's text its headline ends, 0 where it has none: the text begins with it."""
        source = self.sources.get(article)
        return len(source.title) if source else 0

    def published(self, article: str) -> date | None:
        """The day of an article, None where it is not known."""
        source = self.sources.get(article)
        return source.published if source else None


_VAGUE = {GeoPrecision.ADMIN1, GeoPrecision.ADMIN2, GeoPrecision.COUNTRY}
