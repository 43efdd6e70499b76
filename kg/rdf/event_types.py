"""Event types as `ontology/event-types.ttl` orders them: what is broader, and which type a flat record uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

import ontology
from kg.vocab import PREFIXES, SKOS

_TYPES = NamedNode(PREFIXES["evt"] + "Types")


@cache
def broader() -> Mapping[str, str]:
    """Each event type that has a broader one, and that one, as local names."""
    return {_local(quad.subject): _local(quad.object) for quad in _quads() if quad.predicate == SKOS.broader}


def over(name: str) -> Iterator[str]:
    """An event type and those above it, by their local names, the narrowest first; an unknown name stands alone."""
    while name:
        yield name
        name = broader().get(name, "")


@cache
def recorded() -> Mapping[str, str]:
    """For each event type the one that records use for it, as local names: itself, or the nearest broader one."""
    used = {_local(quad.object) for quad in _quads() if quad.subject == _TYPES and quad.predicate == SKOS.member}
    return {kind: next((one for one in over(kind) if one in used), kind) for kind in (*broader(), *used)}


@cache
def _quads() -> tuple[Quad, ...]:
    return tuple(parse(path=str(ontology.path("event-types.ttl")), format=RdfFormat.TURTLE))


def _local(term: object) -> str:
    return str(getattr(term, "value", "")).removeprefix(PREFIXES["evt"])
