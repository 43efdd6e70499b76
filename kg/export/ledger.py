"""One event with what it rests on: its claims, the articles that they stand in, and whom and what they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import islice

from kg.assess.blame import standing
from kg.assess.order import published
from kg.model import Claim, ClaimKind, DatePrecision, Entity, Event, Filler, Position, Source, lineage
from kg.store import Store, described

DAYS, WEEK, MONTH, YEAR = 6, 7, 31, 366
"""The longest time, in days, that counts as each precision."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place of an event with what it lies in; what is not known is None or empty."""

    label: str
    kind: str = ""
    admin1: str = ""
    admin2: str = ""
    country: Entity | None = None
    point: Position | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ledger:
    """An event and all that is needed to tell of it, without the store.

    `claims` are in the order in which they were published; `sources` are by article, `entities` by IRI.
    """

    event: Event
    claims: tuple[Claim, ...]
    sources: Mapping[str, Source]
    entities: Mapping[str, Entity]

    @cached_property
    def told(self) -> tuple[Claim, ...]:
        """The claims that the event happened; denials and plans where there is nothing else."""
        return standing(self.claims) or self.claims

    @cached_property
    def happened(self) -> bool:
        """Whether some claim says that it did."""
        return bool(standing(self.claims))

    @cached_property
    def total(self) -> bool:
        """Whether it is a total over a period, which counts again what single events count."""
        return self.event.type == "Toll" or any(claim.aggregate for claim in self.told)

    @cached_property
    def origins(self) -> int:
        """How many independent origins it goes back to."""
        return len({origin.id for origin in self.event.assessment.origins})

    @cached_property
    def articles(self) -> tuple[Source, ...]:
        """The articles that tell of it, each once, in the order in which they were published."""
        return tuple(self.sources[iri] for iri in dict.fromkeys(claim.article for claim in self.claims))

    @cached_property
    def places(self) -> tuple[Where, ...]:
        """Where it happened, the place that most claims name first."""
        places = self._ranked(self.event.places, (filler for claim in self.told for filler in claim.roles.places))
        return tuple(where(place, self.entities) for place in places)

    @cached_property
    def scenes(self) -> tuple[Where, ...]:
        """The place that most claims name, and those that one names together with it; the others are alternatives."""
        first = next(iter(self.places), None)
        named = [{filler.label for filler in claim.roles.places} for claim in self.told]
        together = set().union(*(labels for labels in named if first and first.label in labels))
        return tuple(place for place in self.places if place is first or place.label in together)

    @cached_property
    def country(self) -> Entity | None:
        """The country of the first place that has one."""
        return next((place.country for place in self.places if place.country), None)

    @cached_property
    def initiators(self) -> tuple[Entity, ...]:
        """Who did it: whom most claims name first."""
        return self._ranked(self.event.initiators, (filler for claim in self.told for filler in claim.roles.initiators))

    @cached_property
    def targets(self) -> tuple[Entity, ...]:
        """Upon whom: whom most claims name first."""
        return self._ranked(self.event.targets, (filler for claim in self.told for filler in claim.roles.targets))

    def _ranked(self, chosen: Iterable[str], fillers: Iterable[Filler]) -> tuple[Entity, ...]:
        said = Counter(filler.entity for filler in fillers)
        known = (self.entities[iri] for iri in chosen if iri in self.entities)
        return tuple(sorted(known, key=lambda entity: (-said[entity.id], entity.id)))

    @cached_property
    def precision(self) -> DatePrecision:
        """How narrowly the time is known, by its length."""
        start, end = self.event.start, self.event.end
        if start is None or end is None:
            return DatePrecision.UNKNOWN if start is None and end is None else DatePrecision.OPEN
        return span_precision(start, end)


def span_precision(start: date, end: date) -> DatePrecision:
    """The narrowest precision that a time fits: a day, days, a week, a month, a year; longer ones are open."""
    length = (end - start).days + 1
    for limit, precision in (
        (1, DatePrecision.DAY),
        (DAYS, DatePrecision.DAYS),
        (WEEK, DatePrecision.WEEK),
        (MONTH, DatePrecision.MONTH),
        (YEAR, DatePrecision.YEAR),
    ):
        if length <= limit:
            return precision
    return DatePrecision.OPEN


def where(place: Entity, entities: Mapping[str, Entity]) -> Where:
    """A place with its units and its country, up the chain of what it lies in."""
    units = {entity.type: entity.label for entity in reversed(list(chain(place, entities)))}
    country = place if place.type == "country" else entities.get(place.country or "")
    admin1, admin2 = units.get("admin1", ""), units.get("admin2", "")
    return Where(place.label, place.type, admin1, admin2, country, place.position, place.aliases)


def chain(place: Entity, entities: Mapping[str, Entity]) -> Iterator[Entity]:
    """A place and what it lies in, each once, the narrowest first."""
    above = islice(lineage(place.id, entities.get), 1, None)
    yield from (place, *(entities[iri] for iri in above if iri in entities))


def ledgers(store: Store) -> Iterator[Ledger]:
    """The ledger of each event, in the order of the events' IRIs."""
    events = described.events(store)
    claims = {claim.id: claim for claim in described.claims(store, ClaimKind.EVENT)}
    articles = sorted({claim.article for claim in claims.values()})
    sources = described.sources(store, articles, texts=False)
    wanted = {iri for claim in claims.values() for iri in described.named(claim)}
    wanted |= {source.outlet for source in sources.values() if source.outlet}
    known = entities(store, events, wanted)
    for event in events:
        told = (claims[iri] for iri in event.claims if iri in claims)
        yield ledger(event, told, sources, known)


def ledger(
    event: Event, claims: Iterable[Claim], sources: Mapping[str, Source], entities: Mapping[str, Entity]
) -> Ledger:
    """One ledger, its claims in the order in which they were published; an unknown article is one without a day."""
    told = sorted(claims, key=lambda claim: published(claim, sources))
    known = {claim.article: sources.get(claim.article, Source(claim.article)) for claim in told}
    return Ledger(event, tuple(told), known, entities)


def entities(store: Store, events: Iterable[Event], iris: Iterable[str]) -> dict[str, Entity]:
    """Whom and what events name, further entities, and the units and countries that all these lie in."""
    taking_part = (iri for event in events for iri in described.taking_part(event))
    return described.with_parents(store, (*iris, *taking_part), countries=True)
