"""The edges at one node: read one by one, so that the cost is that of what is looked at and not that of the store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg.rdf import lookup
from kg.store import Store
from kg.vocab import CKG, GN, GRAPH, SEM

PARTS = (CKG.initiator, CKG.target, SEM.hasPlace)
"""Properties that lead from an event to an entity."""
STRUCTURE = (CKG.country, GN.parentFeature, CKG.partOf, CKG.speaksFor)
"""Properties that lead from an entity to an entity and rest on no claim."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A triple between two nodes of the graph, and the claims that say so (none where the registry does)."""

    source: str
    predicate: str
    target: str
    claims: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The local name of the predicate ("initiator", "backs")."""
        return lookup.local(self.predicate)


@dataclass(frozen=True, slots=True)
class EdgeFilters:
    """Which edges count: predicates by local name (all where empty), events that begin by `until` (ISO 8601)."""

    predicates: frozenset[str] = frozenset()
    until: str | None = None
    structure: bool = True

    def wants(self, predicate: NamedNode) -> bool:
        """Whether a predicate is among those asked for."""
        return not self.predicates or lookup.local(predicate.value) in self.predicates


def edges(store: Store, node: str, filters: EdgeFilters) -> Iterator[Edge]:
    """The edges in and out of a node: parts in events, relation claims, and what belongs to what."""
    if lookup.kind_of(node) == "event":
        yield from _of_event(store, node, filters)
        return
    yield from _relations(store, node, filters)
    yield from _parts(store, node, filters)
    if filters.structure:
        yield from _structure(store, node, filters)


def _of_event(store: Store, event: str, filters: EdgeFilters) -> Iterator[Edge]:
    for role in PARTS:
        if filters.wants(role):
            for entity in lookup.iris(store, event, role):
                yield _part(store, event, role, entity)


def _parts(store: Store, entity: str, filters: EdgeFilters) -> Iterator[Edge]:
    for role in PARTS:
        if filters.wants(role):
            for quad in store.quads(None, role, NamedNode(entity), GRAPH.events):
                if isinstance(quad.subject, NamedNode) and _in_time(store, quad.subject.value, filters):
                    yield _part(store, quad.subject.value, role, entity)


def _part(store: Store, event: str, role: NamedNode, entity: str) -> Edge:
    """The edge from an event to an entity, with those of the event's claims that give the entity this part."""
    node = NamedNode(entity)
    reports = lookup.iris(store, event, CKG.reportedBy)
    saying = (claim for claim in reports if next(store.quads(NamedNode(claim), role, node), None) is not None)
    return Edge(event, role.value, entity, tuple(saying))


def _in_time(store: Store, event: str, filters: EdgeFilters) -> bool:
    if filters.until is None:
        return True
    start = lookup.text(store, event, SEM.hasBeginTimeStamp)
    return start is not None and start <= filters.until


def _relations(store: Store, entity: str, filters: EdgeFilters) -> Iterator[Edge]:
    """What relation claims say, one edge for each relation and pair, with all claims that say so."""
    found: dict[tuple[str, str, str], list[str]] = {}
    for near in (CKG.subject, CKG.object):
        for claim in lookup.subjects(store, near, entity):
            for triple in _said(store, claim):
                found.setdefault(triple, []).append(claim)
    for (source, predicate, target), claims in found.items():
        if filters.wants(NamedNode(predicate)) and entity in (source, target):
            yield Edge(source, predicate, target, tuple(sorted(set(claims))))


def _said(store: Store, claim: str) -> Iterator[tuple[str, str, str]]:
    for predicate in lookup.iris(store, claim, CKG.relation):
        for source in lookup.iris(store, claim, CKG.subject):
            for target in lookup.iris(store, claim, CKG.object):
                yield source, predicate, target


def _structure(store: Store, entity: str, filters: EdgeFilters) -> Iterator[Edge]:
    for predicate in STRUCTURE:
        if filters.wants(predicate):
            for target in lookup.iris(store, entity, predicate):
                yield Edge(entity, predicate.value, target)
            for quad in store.quads(None, predicate, NamedNode(entity)):
                if isinstance(quad.subject, NamedNode):
                    yield Edge(quad.subject.value, predicate.value, entity)
