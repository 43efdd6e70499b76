"""Event types and what is narrower than them, as `ontology/event-types.ttl` says."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from kg.errors import UsageError
from kg.rdf import event_types
from kg.vocab import PREFIXES


def narrower(name: str) -> frozenset[str]:
    """The IRIs of an event type, given by its local name, and of all types below it.

    A name that the ontology does not have is a `UsageError`.
    """
    below = _below()
    top = PREFIXES["evt"] + name
    if not name or top not in below:
        raise UsageError(f"there is no event type {name!r}; the names are those of /ontology/event-types")
    found: set[str] = set()
    waiting = [top]
    while waiting:
        iri = waiting.pop()
        if iri not in found:
            found.add(iri)
            waiting.extend(below.get(iri, ()))
    return frozenset(found)


@cache
def _below() -> dict[str, frozenset[str]]:
    """Each event type and the types that name it as the broader one, by their IRIs."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for narrow, broad in event_types.broader().items():
        found[PREFIXES["evt"] + narrow].update(())
        found[PREFIXES["evt"] + broad].add(PREFIXES["evt"] + narrow)
    return {iri: frozenset(names) for iri, names in found.items()}
