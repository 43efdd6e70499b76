"""From the claims of a store to its events."""

from __future__ import annotations

from kg import rdf
from kg.fuse.clusters import fuse
from kg.fuse.known import Known, event_types
from kg.model import ClaimKind
from kg.store import Store, described
from kg.vocab import GN, GRAPH


def refresh(store: Store) -> int:
    """Work out all events anew from the claims, rewrite `graph:events`, and give the number of events.

    Events that are as they were are not written again.
    """
    known = Known(types=event_types(), places=_parents(store))
    events = fuse(described.claims(store, ClaimKind.EVENT), known=known)
    store.replace([GRAPH.events.value], rdf.event_quads(events))
    return len(events)


def _parents(store: Store) -> dict[str, str]:
    """Each place and what it lies in; the registry's word is the last, so that it stands."""
    quads = sorted(store.quads(None, GN.parentFeature), key=lambda quad: (quad.graph_name == GRAPH.registry, str(quad)))
    return {str(quad.subject)[1:-1]: str(quad.object)[1:-1] for quad in quads}
