"""Events to quads and back: their values, how well they are attested, and the links from and to their claims."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pyoxigraph import NamedNode, Quad

from kg import ids
from kg.model import Assessment, Event, FigureReport, Grade, Origin, OriginBasis, Tally
from kg.rdf import terms
from kg.rdf.facts import Facts, required
from kg.rdf.terms import Writer
from kg.vocab import CKG, GRAPH, PROV, RDF, SCHEMA, SEM

KILLED = (CKG.killedMin, CKG.killedMax, CKG.killedBest, CKG.killedReport)
INJURED = (CKG.injuredMin, CKG.injuredMax, CKG.injuredBest, CKG.injuredReport)


def event_quads(events: Iterable[Event]) -> tuple[Quad, ...]:
    """Derived events, and what follows from them for each of their claims, in `graph:events`.

    Each event is a revision of those that its other claims would be on their own: a name that an event had before a
    claim joined it, or before it was split, thus leads to where the claim is now.
    """
    out = Writer(GRAPH.events)
    for event in events:
        _event(out, event)
        _assessment(out, event)
        for claim in event.claims:
            out.add(claim, SCHEMA.about, event.id)
            if ids.event(claim) != event.id:
                out.add(event.id, PROV.wasRevisionOf, ids.event(claim))
    return tuple(out)


def events(quads: Iterable[Quad]) -> tuple[Event, ...]:
    """The derived events that quads hold, in the order of their IRIs."""
    facts = Facts(quads)
    return tuple(_read(facts, node) for node in facts.of_type(SEM.Event))


def _event(out: Writer, event: Event) -> None:
    iri = event.id
    out.add(iri, RDF.type, SEM.Event)
    out.add(iri, SEM.eventType, terms.event_type(event.type))
    for predicate, values in (
        (CKG.initiator, event.initiators),
        (CKG.target, event.targets),
        (SEM.hasPlace, event.places),
        (CKG.reportedBy, event.claims),
    ):
        for value in values:
            out.add(iri, predicate, value)
    out.add(iri, SEM.hasBeginTimeStamp, terms.day(event.start) if event.start else None)
    out.add(iri, SEM.hasEndTimeStamp, terms.day(event.end) if event.end else None)
    for tally, predicates in ((event.killed, KILLED), (event.injured, INJURED)):
        for predicate, count in zip(predicates, (tally.min, tally.max, tally.best), strict=False):
            out.add(iri, predicate, None if count is None else terms.integer(count))
        out.add(iri, predicates[3], terms.code(tally.report))


def _assessment(out: Writer, event: Event) -> None:
    iri, found = event.id, event.assessment
    out.add(iri, CKG.grade, terms.code(found.grade))
    for predicate, sentences in ((CKG.gradeReason, found.reasons), (CKG.gradeChange, found.changes)):
        for sentence in sentences:
            out.add(iri, predicate, terms.text(sentence, "en"))
    for predicate, values in (
        (CKG.reportingOutlet, found.outlets),
        (CKG.concededBy, found.conceded),
        (CKG.deniedBy, found.denied),
        (CKG.unansweredBy, found.silent),
    ):
        for value in values:
            out.add(iri, predicate, value)
    for origin in found.origins:
        out.add(origin.claim, CKG.origin, origin.id)
        out.add(origin.claim, CKG.originBasis, terms.code(origin.basis))
    out.add(iri, CKG.originCount, terms.integer(len({origin.id for origin in found.origins})))
    out.add(iri, CKG.outletCount, terms.integer(len(found.outlets)))


def _values(facts: Facts, node: NamedNode, predicate: NamedNode) -> tuple[str, ...]:
    return tuple(value.value for value in facts.iris(node, predicate))


def _read(facts: Facts, node: NamedNode) -> Event:
    return Event(
        id=node.value,
        type=required(facts.event_type(node, SEM.eventType), node, "event type"),
        claims=_values(facts, node, CKG.reportedBy),
        initiators=_values(facts, node, CKG.initiator),
        targets=_values(facts, node, CKG.target),
        places=_values(facts, node, SEM.hasPlace),
        start=facts.read(node, SEM.hasBeginTimeStamp, date.fromisoformat),
        end=facts.read(node, SEM.hasEndTimeStamp, date.fromisoformat),
        killed=_tally(facts, node, KILLED),
        injured=_tally(facts, node, INJURED),
        assessment=_assessed(facts, node),
    )


def _tally(facts: Facts, node: NamedNode, predicates: tuple[NamedNode, ...]) -> Tally:
    low, high, best = (facts.read(node, predicate, int) for predicate in predicates[:3])
    return Tally(low, high, best, facts.code(node, predicates[3], FigureReport) or FigureReport.NOT_MENTIONED)


def _assessed(facts: Facts, node: NamedNode) -> Assessment:
    return Assessment(
        grade=required(facts.code(node, CKG.grade, Grade), node, "grade"),
        reasons=tuple(facts.texts(node, CKG.gradeReason)),
        changes=tuple(facts.texts(node, CKG.gradeChange)),
        origins=tuple(_origins(facts, node)),
        outlets=_values(facts, node, CKG.reportingOutlet),
        conceded=_values(facts, node, CKG.concededBy),
        denied=_values(facts, node, CKG.deniedBy),
        silent=_values(facts, node, CKG.unansweredBy),
    )


def _origins(facts: Facts, node: NamedNode) -> Iterable[Origin]:
    for claim in facts.iris(node, CKG.reportedBy):
        origin, basis = facts.iri(claim, CKG.origin), facts.code(claim, CKG.originBasis, OriginBasis)
        if origin and basis:
            yield Origin(claim.value, origin.value, basis)
