"""What has changed and is not in the events yet: noted in the step that changes it, so that no crash loses it."""

from __future__ import annotations

from collections.abc import Collection
from itertools import filterfalse

from pyoxigraph import NamedNode, Quad

from kg import fuse
from kg.rdf import lookup, terms
from kg.store import Store
from kg.vocab import CKG, GRAPH, RDF, SCHEMA, SEM

CHANGED = terms.text("changed")
"""The block that changed articles wait in, beside the blocks of claims (`graph:blocks`)."""
BACKGROUND = GRAPH.registry
"""What waits there when the registry or the terms have changed: then all events are worked out anew."""


def mark(changed: NamedNode) -> Quad:
    """That an article, or `BACKGROUND`, has changed."""
    return Quad(changed, CKG.block, CHANGED, GRAPH.blocks)


def marks(store: Store, article: str, former: Collection[Quad] = ()) -> set[Quad]:
    """That an article has changed whose graph held `former`, and with it those that name what it told more of."""
    named = fuse.naming_what(store, former)
    articles = {of for claim in named for of in lookup.iris(store, claim, SCHEMA.appearance)}
    return {mark(NamedNode(one)) for one in {article, *articles}}


def settle(store: Store) -> int:
    """Work out the events that everything changed touches, and give the number of all events.

    All are worked out anew where the background has changed, or where no claim is filed yet.
    """
    waiting = set(store.quads(None, CKG.block, CHANGED, GRAPH.blocks))
    filed = next(filterfalse(waiting.__contains__, store.quads(None, CKG.block, None, GRAPH.blocks)), None)
    if mark(BACKGROUND) in waiting or filed is None:
        return fuse.refresh(store)
    if waiting:
        fuse.update(store, sorted(str(quad.subject)[1:-1] for quad in waiting))
        store.amend(waiting, ())
    return sum(1 for _ in store.quads(None, RDF.type, SEM.Event, GRAPH.events))
