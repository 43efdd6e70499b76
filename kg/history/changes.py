"""What differs between two states of the graph: claims and events that came, went, or say something else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode, Triple

from kg.model import Event
from kg.rdf import lookup
from kg.store import Store, described, selection
from kg.vocab import CKG, GRAPH, RDF, SKOS

VALUES = ("type", "start", "end", "places", "initiators", "targets", "killed", "injured", "grade", "claims")
"""What of an event is compared."""
OF_OTHERS = frozenset({SKOS.prefLabel, CKG.speaksFor})
"""What reading a claim takes along, though it is said of those who take part and not by the claim."""


@dataclass(frozen=True, slots=True)
class EventChange:
    """An event in both states, known by the claims that it has in common; its IRI may have changed."""

    before: Event
    after: Event

    @property
    def values(self) -> tuple[str, ...]:
        """Which of its values differ."""
        return tuple(name for name in VALUES if value(self.before, name) != value(self.after, name))


@dataclass(frozen=True, slots=True)
class Changes:
    """Claims (by IRI) and events that only the second state has, that only the first has, and that have changed."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    events_added: tuple[Event, ...]
    events_removed: tuple[Event, ...]
    events_changed: tuple[EventChange, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        parts = (self.added, self.removed, self.changed, self.events_added, self.events_removed, self.events_changed)
        return any(parts)


def changes(before: Store, after: Store) -> Changes:
    """What came, went or changed from one state to another; sorted by IRI."""
    old, new = _claims(before), _claims(after)
    was, now = described.events(before), described.events(after)
    kept = _paired(was, now)
    return Changes(
        added=tuple(sorted(new - old)),
        removed=tuple(sorted(old - new)),
        changed=tuple(iri for iri in sorted(old & new) if _said(before, iri) != _said(after, iri)),
        events_added=_without(now, (other for _, other in kept)),
        events_removed=_without(was, (one for one, _ in kept)),
        events_changed=tuple(change for pair in kept if (change := EventChange(*pair)).values),
    )


def patch(before: Store, after: Store) -> Iterator[str]:
    """The lines of an RDF Patch that makes of the N-Quads export of one state that of another; sorted."""
    old, new = set(selection.by_graph(before)), set(selection.by_graph(after))
    yield from sorted(f"D {quad} ." for quad in old - new)
    yield from sorted(f"A {quad} ." for quad in new - old)


def value(event: Event, name: str) -> object:
    """A value of an event, by one of VALUES."""
    return event.assessment.grade if name == "grade" else getattr(event, name)


def _claims(store: Store) -> set[str]:
    return set(lookup.subjects(store, RDF.type, CKG.Claim.value))


def _said(store: Store, claim: str) -> frozenset[Triple]:
    """What an article's graph says of a claim and its parts."""
    quads = described.claim_quads(store, [NamedNode(claim)])
    return frozenset(q.triple for q in quads if q.predicate not in OF_OTHERS and q.graph_name != GRAPH.events)


def _paired(was: Iterable[Event], now: Iterable[Event]) -> list[tuple[Event, Event]]:
    """The events of two states that are the same: each with the one that it has the most claims in common with."""
    of_claim = {claim: event for event in now for claim in event.claims}
    shared = Counter((one, of_claim[claim]) for one in was for claim in one.claims if claim in of_claim)
    found: list[tuple[Event, Event]] = []
    taken: set[tuple[str, str]] = set()
    for one, other in sorted(shared, key=lambda pair: (-shared[pair], pair[0].id, pair[1].id)):
        if ("before", one.id) not in taken and ("after", other.id) not in taken:
            taken |= {("before", one.id), ("after", other.id)}
            found.append((one, other))
    return sorted(found, key=lambda pair: pair[1].id)


def _without(events: Iterable[Event], paired: Iterable[Event]) -> tuple[Event, ...]:
    known = {event.id for event in paired}
    return tuple(event for event in events if event.id not in known)
