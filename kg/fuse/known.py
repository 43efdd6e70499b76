"""What fusion knows besides the claims: which event type lies under which, and which place lies in which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from pyoxigraph import NamedNode, RdfFormat, parse

import ontology
from kg.vocab import PREFIXES, SKOS


@dataclass(frozen=True, slots=True)
class Known:
    """`types` leads from the local name of an event type to the next broader, `places` from a place to its parent."""

    types: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)

    def family(self, kind: str) -> str:
        """The broadest type over an event type: a top concept of `ontology/event-types.ttl`, or the type itself."""
        return [kind, *_chain(kind, self.types)][-1]

    def under(self, narrow: str, broad: str) -> bool:
        """Whether one event type is the other or lies under it."""
        return narrow == broad or broad in _chain(narrow, self.types)

    def around(self, place: str) -> Iterator[str]:
        """The places that a place lies in, from the narrowest, without the last: a country is no place of an event."""
        chain = list(_chain(place, self.places))
        yield from chain[:-1]

    def covers(self, broad: str, narrow: str) -> bool:
        """Whether two places are the same, or the one lies in the other; a country covers itself alone."""
        return broad == narrow or broad in self.around(narrow)

    def inside(self, narrow: str, broad: str) -> bool:
        """Whether one place lies in the other, countries included."""
        return broad in _chain(narrow, self.places)


@cache
def event_types() -> Mapping[str, str]:
    """Each event type of `ontology/event-types.ttl` and its next broader one, as local names."""
    prefix = PREFIXES["evt"]
    quads = parse(path=str(ontology.path("event-types.ttl")), format=RdfFormat.TURTLE)
    pairs = ((quad.subject, quad.object) for quad in quads if quad.predicate == SKOS.broader)
    return {
        narrow.value.removeprefix(prefix): broad.value.removeprefix(prefix)
        for narrow, broad in pairs
        if isinstance(narrow, NamedNode) and isinstance(broad, NamedNode)
    }


def _chain(start: str, parents: Mapping[str, str]) -> Iterator[str]:
    """What stands over something, from the nearest; data in which something stands over itself ends the chain."""
    seen = {start}
    while (start := parents.get(start, "")) and start not in seen:
        seen.add(start)
        yield start
