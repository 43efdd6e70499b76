"""Event types and what is narrower than them, as `ontology/event-types.ttl` says."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from pyoxigraph import NamedNode, RdfFormat, parse

import ontology
from kg.errors import UsageError
from kg.vocab import PREFIXES, SKOS


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
    """Each event type and the types that name it as the broader one."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for quad in parse(ontology.path("event-types.ttl").read_bytes(), RdfFormat.TURTLE):
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(PREFIXES["evt"]):
            found[quad.subject.value].update(())
            if quad.predicate == SKOS.broader and isinstance(quad.object, NamedNode):
                found[quad.object.value].add(quad.subject.value)
    return {iri: frozenset(names) for iri, names in found.items()}
