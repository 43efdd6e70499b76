"""Event types as `ontology/event-types.ttl` orders them: what is broader, and which type a flat record uses."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from pyoxigraph import NamedNode, RdfFormat, parse

import ontology
from kg.vocab import PREFIXES, SKOS

_TYPES = NamedNode(PREFIXES["evt"] + "Types")


@cache
def recorded() -> Mapping[str, str]:
    """For each event type the one that records use for it, as local names: itself, or the nearest broader one."""
    quads = list(parse(path=str(ontology.path("event-types.ttl")), format=RdfFormat.TURTLE))
    broader = {_local(quad.subject): _local(quad.object) for quad in quads if quad.predicate == SKOS.broader}
    used = {_local(quad.object) for quad in quads if quad.subject == _TYPES and quad.predicate == SKOS.member}
    return {kind: _nearest(kind, broader, used) for kind in (*broader, *used)}


def _nearest(kind: str, broader: Mapping[str, str], used: set[str]) -> str:
    """The type itself or the nearest above it that records use; itself where none is."""
    above = kind
    while above and above not in used:
        above = broader.get(above, "")
    return above or kind


def _local(term: object) -> str:
    return str(getattr(term, "value", "")).removeprefix(PREFIXES["evt"])
