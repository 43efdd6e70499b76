"""What a person types for a thing, as its IRI."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode

from kg import ids
from kg.answers.graphs import HELD
from kg.answers.search import Name, all_names, fold
from kg.errors import UnknownName
from kg.rdf import lookup
from kg.store import Store
from kg.vocab import GRAPH, PREFIXES, RDF, SCHEMA, SEM


def resolve(kind: str, name: str) -> str:
    """The IRI of a thing of one kind, named by its key ("russia"), its IRI, or its IRI with a prefix ("actor:russia").

    What cannot be an IRI is an `UnknownName`.
    """
    iri = expand(name)
    if ":" not in iri:
        iri = f"{ids.ID}{kind}/{name}"
    try:
        return NamedNode(iri).value
    except ValueError:
        raise UnknownName(kind, name) from None


def find(store: Store, name: str, kinds: Sequence[str], *, names: Sequence[Name] | None = None) -> str:
    """The IRI of the thing in the store that is called `name` and is of one of some kinds, the preferred kind first.

    `name` is an IRI, an IRI with a prefix, a key, or a whole name or alias, where case, diacritics and hyphens do not
    matter; an old name of an event leads to the present one. Of several things with that name, one that is written so
    goes first, then the order of kinds and of IRIs. Who looks in a store that does not change hands in its
    `all_names`. What names nothing is an `UnknownName`.
    """
    named = [expand(name)] if ":" in expand(name) else [f"{ids.ID}{kind}/{name}" for kind in kinds]
    iris = [iri for iri in named if lookup.kind_of(iri) in kinds]
    known = next((iri for iri in iris if _is_known(store, iri)), None)
    known = known or next((now for iri in iris if (now := _renamed(store, iri))), None)
    return known or _called(name, kinds, all_names(store) if names is None else names)


def present(store: Store, event: str) -> str:
    """The event that a name of an event leads to today: itself, or that of the claim which it was once named by.

    An event is named by its first claim, so a name lives on when the claim comes to be about another event.
    `UnknownName` for what never was an event.
    """
    is_event = NamedNode(event), RDF.type, SEM.Event, GRAPH.events
    found = event if next(store.quads(*is_event), None) else _renamed(store, event)
    if found is None:
        raise UnknownName("event", event)
    return found


def _renamed(store: Store, event: str) -> str | None:
    """The event of the claim that an old name of an event was made from, None where there is none."""
    if lookup.kind_of(event) != "event":
        return None
    try:
        return lookup.iri(store, ids.first_claim(event), SCHEMA.about)
    except ValueError:
        return None


def _called(name: str, kinds: Sequence[str], names: Sequence[Name]) -> str:
    wanted = fold(name)
    found = [one for one in names if wanted and one.folded == wanted and one.kind in kinds]
    if not found:
        raise UnknownName(" or ".join(kinds), name)
    best = min(found, key=lambda one: (one.name != name, kinds.index(one.kind), one.entity))
    return best.entity


def _is_known(store: Store, iri: str) -> bool:
    try:
        return NamedNode(iri) in HELD or next(store.quads(NamedNode(iri)), None) is not None
    except ValueError:
        return False


def expand(name: str) -> str:
    """A name with a known prefix as its IRI; any other text as it is."""
    prefix, colon, rest = name.partition(":")
    return PREFIXES[prefix] + rest if colon and prefix in PREFIXES else name
