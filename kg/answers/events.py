"""Events: one with its values, and all that pass a filter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date

from pyoxigraph import NamedNode

from kg import ids
from kg.answers import space, types
from kg.answers.attested import attestation
from kg.answers.entities import position
from kg.answers.paging import page
from kg.answers.queries import column
from kg.errors import UnknownName, UsageError
from kg.model import Grade
from kg.rdf import lookup, terms
from kg.rdf.event import INJURED, KILLED
from kg.rdf.lookup import Document
from kg.store import Store
from kg.vocab import CKG, GRAPH, PREFIXES, RDF, SEM

ROLES = {"initiator": CKG.initiator, "target": CKG.target}
UNDATED = "9999"


@dataclass(frozen=True, slots=True)
class EventFilters:
    """Which events are wanted: each condition that is given must hold.

    `type` is an event type, its narrower types included; `actor` an IRI, in any part or in `role` (initiator, target);
    `place` an IRI, places under it included; `bbox` "west,south,east,north"; `near` "latitude,longitude,kilometres";
    `since` and `until` days that the event's time overlaps (one with no end goes on); `killed_min` is held against the
    event's lowest figure; `claimant` and `outlet` are IRIs of who makes or publishes a claim about the event; `grade`
    is the code of how well it is attested ("weak").
    """

    type: str | None = None
    actor: str | None = None
    role: str | None = None
    place: str | None = None
    bbox: str | None = None
    near: str | None = None
    since: date | None = None
    until: date | None = None
    killed_min: int | None = None
    claimant: str | None = None
    outlet: str | None = None
    grade: str | None = None


def events(store: Store, filters: EventFilters, *, limit: int = 100, cursor: str | None = None) -> Document:
    """The events that pass the filters, by their first day, those without one last: `items` and `next`."""
    found = passing(store, filters)
    keys = [(lookup.text(store, iri, SEM.hasBeginTimeStamp) or UNDATED, iri) for iri in found]
    chosen, following = page(keys, limit=limit, cursor=cursor)
    return {"items": [event(store, iri) for _, iri in chosen], "next": following}


def passing(store: Store, filters: EventFilters) -> set[str]:
    """The IRIs of the events that pass the filters.

    A filter that makes no sense (an unknown type, a role without an actor) is a `UsageError`.
    """
    if filters.role is not None and (filters.role not in ROLES or filters.actor is None):
        raise UsageError(f"role {filters.role!r}: give initiator or target, and an actor")
    found: set[str] | None = None
    for condition in _conditions(filters):
        some = condition(store, filters)
        found = some if found is None else found & some
    return set(lookup.subjects(store, RDF.type, SEM.Event.value, GRAPH.events)) if found is None else found


def event(store: Store, iri: str) -> Document:
    """One event: values that follow from its claims. `UnknownName` where there is no such event.

    `killed` and `injured` run from the lowest figure that any claim gives to the highest, None where none does; `best`
    is one number by the rule of `kg.assess.casualties`, and `report` tells a number from figures without a number, a
    said zero and nothing said. For the assessment, see `kg.answers.attested`.
    """
    if SEM.Event.value not in lookup.iris(store, iri, RDF.type):
        raise UnknownName("event", iri)
    reports = lookup.iris(store, iri, CKG.reportedBy)
    return {
        "id": iri,
        "key": ids.key_of(iri),
        "kind": "event",
        "label": lookup.label(store, iri),
        "type": lookup.code(store, iri, SEM.eventType),
        "start": lookup.text(store, iri, SEM.hasBeginTimeStamp),
        "end": lookup.text(store, iri, SEM.hasEndTimeStamp),
        "initiators": lookup.references(store, iri, CKG.initiator),
        "targets": lookup.references(store, iri, CKG.target),
        "places": [
            place | {"position": position(store, place["id"])} for place in lookup.references(store, iri, SEM.hasPlace)
        ],
        "killed": _tally(store, iri, KILLED),
        "injured": _tally(store, iri, INJURED),
        "claims": len(reports),
        **attestation(store, iri, reports),
    }


def _tally(store: Store, iri: str, predicates: tuple[NamedNode, ...]) -> Document:
    """The figures of one outcome; `predicates` as in `kg.rdf.event`: min, max, best, report."""
    figures = zip(("min", "max", "best"), predicates, strict=False)
    counts: Document = {name: lookup.integer(store, iri, predicate) for name, predicate in figures}
    return counts | {"report": lookup.code(store, iri, predicates[3])}


Condition = Callable[[Store, EventFilters], set[str]]


def _conditions(filters: EventFilters) -> list[Condition]:
    """The conditions that a filter asks for, each once."""
    given = {field.name for field in fields(filters) if getattr(filters, field.name) is not None}
    return [condition for names, condition in CONDITIONS if given & set(names)]


def _by_type(store: Store, filters: EventFilters) -> set[str]:
    wanted = types.narrower(filters.type or "")
    return {iri for one in wanted for iri in lookup.subjects(store, SEM.eventType, one, GRAPH.events)}


def _by_actor(store: Store, filters: EventFilters) -> set[str]:
    bound = {"actor": NamedNode(filters.actor or "")}
    if filters.role:
        bound["role"] = ROLES[filters.role]
    return column(store, "events-by-actor", "event", **bound)


def _by_place(store: Store, filters: EventFilters) -> set[str]:
    return _at(store, space.places_under(store, filters.place or ""))


def _by_box(store: Store, filters: EventFilters) -> set[str]:
    return _at(store, space.places_in(store, space.Box.read(filters.bbox or "")))


def _by_circle(store: Store, filters: EventFilters) -> set[str]:
    return _at(store, space.places_in(store, space.Circle.read(filters.near or "")))


def _by_time(store: Store, filters: EventFilters) -> set[str]:
    since, until = filters.since or date.min, filters.until or date.max
    return column(store, "events-between", "event", since=terms.day(since), until=terms.day(until))


def _by_killed(store: Store, filters: EventFilters) -> set[str]:
    return column(store, "events-killed", "event", least=terms.integer(filters.killed_min or 0))


def _by_claimant(store: Store, filters: EventFilters) -> set[str]:
    return column(store, "events-by-claimant", "event", claimant=NamedNode(filters.claimant or ""))


def _by_outlet(store: Store, filters: EventFilters) -> set[str]:
    return column(store, "claims-by-outlet", "event", outlet=NamedNode(filters.outlet or ""))


def _by_grade(store: Store, filters: EventFilters) -> set[str]:
    if filters.grade not in tuple(Grade):
        raise UsageError(f"grade {filters.grade!r} is not one of {', '.join(Grade)}")
    return set(lookup.subjects(store, CKG.grade, PREFIXES["code"] + filters.grade, GRAPH.events))


def _at(store: Store, places: set[str]) -> set[str]:
    return {iri for place in places for iri in lookup.subjects(store, SEM.hasPlace, place, GRAPH.events)}


CONDITIONS: tuple[tuple[tuple[str, ...], Condition], ...] = (
    (("type",), _by_type),
    (("actor",), _by_actor),
    (("place",), _by_place),
    (("bbox",), _by_box),
    (("near",), _by_circle),
    (("since", "until"), _by_time),
    (("killed_min",), _by_killed),
    (("claimant",), _by_claimant),
    (("outlet",), _by_outlet),
    (("grade",), _by_grade),
)
"""Which filters ask for which condition."""
