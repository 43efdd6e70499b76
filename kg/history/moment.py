"""The graph as it was at a time, in memory: nothing is written to the store that it comes from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from pyoxigraph import NamedNode, Quad

from kg import fuse
from kg.history.archive import since
from kg.history.versions import Retraction, read_moment, retraction_quads, versions
from kg.rdf import lookup
from kg.store import Store, open_store, selection
from kg.vocab import GRAPH, PROV

BACKGROUND = (GRAPH.registry, GRAPH.ontology)
"""What is taken as it is now: knowledge that ships with the package and has no history."""


def as_of(store: Store, at: datetime) -> Store:
    """What the graph said at a time: the articles that it held, their runs, the judgements of people until then.

    Events are worked out anew from these. The registry and the terms are those of now. The work grows with the graph.
    """
    then = open_store("memory:")
    then.replace((), _quads(store, at))
    fuse.refresh(then)
    return then


def beginning(store: Store) -> datetime | None:
    """When the first run began that the store knows of; None where it knows of none."""
    return min(map(_time, store.quads(None, PROV.startedAtTime, None, GRAPH.provenance)), default=None)


def _quads(store: Store, at: datetime) -> Iterator[Quad]:
    for graph in BACKGROUND:
        yield from store.quads(graph=graph)
    yield from _judgements(store, at)
    later = _later_runs(store, at)
    for quad in _articles(store, at):
        if quad.predicate != PROV.wasGeneratedBy or quad.object not in later:
            yield quad
    yield from _runs(store, later)


def _articles(store: Store, at: datetime) -> Iterator[Quad]:
    """The graphs of articles, and what provenance said of these graphs."""
    held: set[str] = set()
    ended: dict[str, Retraction] = {}
    for graph in filter(selection.is_article, selection.graphs(store)):
        if since(store, graph.value) <= at:
            held.add(graph.value)
            yield from store.quads(graph=graph)
            yield from store.quads(graph, graph=GRAPH.provenance)
    for version in versions(store):
        if version.held_at(at) and version.graph not in held:
            held.add(version.graph)
            yield from version.quads
        elif version.why and version.until <= at:
            ending = Retraction(version.graph, version.until, version.why)
            ended[version.graph] = max(ending, ended.get(version.graph, ending), key=lambda known: known.at)
    for retraction in ended.values():
        if retraction.graph not in held:
            yield from retraction_quads(retraction)


def _runs(store: Store, later: set[NamedNode]) -> Iterator[Quad]:
    """What provenance says of runs and extractors, but for those that came later."""
    used = store.quads(None, PROV.used, None, GRAPH.provenance)
    known = {quad.subject for quad in used if isinstance(quad.subject, NamedNode)} - later
    agents = {node for run in known for node in lookup.iris(store, run.value, PROV.wasAssociatedWith)}
    for run in known:
        yield from store.quads(run, graph=GRAPH.provenance)
    for agent in map(NamedNode, agents):
        yield from store.quads(agent, graph=GRAPH.provenance)


def _later_runs(store: Store, at: datetime) -> set[NamedNode]:
    begun = store.quads(None, PROV.startedAtTime, None, GRAPH.provenance)
    return {quad.subject for quad in begun if isinstance(quad.subject, NamedNode) and _time(quad) > at}


def _judgements(store: Store, at: datetime) -> Iterator[Quad]:
    """The judgements of people until a time; those by rules follow from the claims."""
    for quad in store.quads(None, PROV.generatedAtTime, None, GRAPH.judgements):
        if isinstance(quad.subject, NamedNode) and _time(quad) <= at:
            yield from store.quads(quad.subject, graph=GRAPH.judgements)


def _time(quad: Quad) -> datetime:
    return read_moment(str(getattr(quad.object, "value", "")))
