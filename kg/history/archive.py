"""The three ways in which an article's graph changes, each one atomic step that loses nothing.

What is taken out of the graph goes into `graph:archive` in the same step; provenance says since when the graph holds
what it holds (`prov:generatedAtTime`), or when and why the article was retracted (`prov:invalidatedAtTime`). Events
follow at the next `settle`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from pyoxigraph import NamedNode, Quad

from kg import ids
from kg.history.pending import marks
from kg.history.versions import (
    ALWAYS,
    Retraction,
    Version,
    content,
    moment,
    read_moment,
    retracted,
    retraction_quads,
    version_quads,
)
from kg.rdf import lookup
from kg.store import Store
from kg.vocab import GRAPH, PROV


def keep(store: Store, graph: str, quads: Collection[Quad], run: Collection[Quad], *, by: str, at: datetime) -> None:
    """Let an article's graph hold just `quads`, found by the run `by`, and archive what it held, if it was another.

    `run` is what provenance says of the run. Where the graph holds just that already, only the run is written down.
    """
    held = frozenset(store.quads(graph=NamedNode(graph)))
    if held == frozenset(quads):
        store.amend((), run)
        return
    new = (*quads, *run, _since(graph, at))
    if held:
        gone = (*held, *_said(store, graph))
        version = _version(store, graph, gone, until=at, by=by)
        store.amend(gone, (*new, *version_quads(version), *_marks(store, graph, held)))
    else:
        store.replace([graph], (*new, *_marks(store, graph)))


def retract(store: Store, graph: str, *, why: str, at: datetime) -> None:
    """Take what an article says out of the graph and archive it, with the reason; it must be there."""
    held = tuple(store.quads(graph=NamedNode(graph)))
    gone = (*held, *_said(store, graph))
    version = _version(store, graph, gone, until=at, why=why)
    new = (*retraction_quads(Retraction(graph, at, why)), *version_quads(version))
    store.amend(gone, (*new, *_marks(store, graph, held)))


def restore(store: Store, graph: str, *, at: datetime) -> None:
    """Bring back what a retracted article said, quad for quad; that it was retracted once stays in the archive."""
    version = retracted(store, graph)
    quads = () if version is None else version.quads
    kept = (quad for quad in quads if quad.predicate != PROV.generatedAtTime or quad.graph_name != GRAPH.provenance)
    store.amend(_said(store, graph), (*kept, _since(graph, at), *_marks(store, graph)))


def since(store: Store, graph: str) -> datetime:
    """Since when an article's graph holds what it holds: as provenance says, else since the first of its runs."""
    stated = lookup.text(store, graph, PROV.generatedAtTime)
    if stated:
        return read_moment(stated)
    runs = lookup.iris(store, graph, PROV.wasGeneratedBy)
    began = [lookup.text(store, run, PROV.startedAtTime) for run in runs]
    return min((read_moment(at) for at in began if at), default=ALWAYS)


def _version(
    store: Store, graph: str, quads: Iterable[Quad], *, until: datetime, why: str = "", by: str = ""
) -> Version:
    return Version(graph, since(store, graph), until, content(quads), why, by)


def _said(store: Store, graph: str) -> tuple[Quad, ...]:
    """What provenance says of an article's graph."""
    return tuple(store.quads(NamedNode(graph), graph=GRAPH.provenance))


def _marks(store: Store, graph: str, held: Collection[Quad] = ()) -> set[Quad]:
    return marks(store, ids.article(ids.key_of(graph)), held)


def _since(graph: str, at: datetime) -> Quad:
    return Quad(NamedNode(graph), PROV.generatedAtTime, moment(at), GRAPH.provenance)
