"""What other collections call our event types and codes: `ontology/crosswalk.ttl`, read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

import ontology
from kg.ids import BASE
from kg.vocab import PREFIXES

SCHEME = BASE + "crosswalk/"
MATCHES = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
"""How near a match is, the nearest first."""
SURE = MATCHES[:3]
"""Theirs is ours, nearly ours, or covers all of ours: what is ours is always one of theirs."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of another collection's list: its words, the value that its files carry, and the entry above it."""

    iri: str
    scheme: str
    label: str
    notation: str
    broader: str | None = None


@cache
def entries(ours: str, scheme: str, matches: tuple[str, ...] = SURE) -> tuple[Entry, ...]:
    """The entries of a scheme ("acled", "ucdp-where-prec") that match one of our terms, the nearest match first.

    `ours` is an IRI: `event_type(name)` or `code(name)`.
    """
    found = _matches().get((ours, scheme), ())
    return tuple(entry for match, entry in found if match in matches)


@cache
def notation(ours: str, scheme: str, matches: tuple[str, ...] = MATCHES) -> str:
    """The value that files of a collection carry for one of our terms, empty where it has none."""
    return next((entry.notation for entry in entries(ours, scheme, matches)), "")


def entry(iri: str) -> Entry:
    """An entry by its IRI."""
    return _entries()[iri]


def event_type(name: str) -> str:
    """The IRI of an event type by its local name."""
    return PREFIXES["evt"] + name


def code(name: str) -> str:
    """The IRI of a code by its local name."""
    return PREFIXES["code"] + name


@cache
def _quads(file: str) -> tuple[Quad, ...]:
    return tuple(parse(ontology.path(file).read_bytes(), RdfFormat.TURTLE))


@cache
def _entries() -> Mapping[str, Entry]:
    said: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for quad in _quads("crosswalk.ttl"):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            said[quad.subject.value][quad.predicate.value.rsplit("#", 1)[-1]] = quad.object.value
    return {
        iri: Entry(iri, told["inScheme"].removeprefix(SCHEME), told["prefLabel"], told["notation"], told.get("broader"))
        for iri, told in said.items()
        if "notation" in told and "inScheme" in told
    }


@cache
def _matches() -> Mapping[tuple[str, str], tuple[tuple[str, Entry], ...]]:
    found: defaultdict[tuple[str, str], list[tuple[str, Entry]]] = defaultdict(list)
    theirs = _entries()
    for quad in _quads("crosswalk.ttl"):
        match = quad.predicate.value.rsplit("#", 1)[-1]
        if match in MATCHES and isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            held = theirs[quad.object.value]
            found[quad.subject.value, held.scheme].append((match, held))
    return {key: tuple(sorted(held, key=_nearest)) for key, held in found.items()}


def _nearest(held: tuple[str, Entry]) -> tuple[int, str]:
    return MATCHES.index(held[0]), held[1].iri
