"""Values of the model out of a store, by reading only the quads that belong to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from pyoxigraph import NamedNode, Quad

from kg.model import Claim, ClaimKind, Entity, Event, Judgement, Source
from kg.rdf import event as event_values
from kg.rdf import judgement as judgement_values
from kg.rdf import lookup, read
from kg.rdf.write import CLAIM_CLASS
from kg.store.port import Store
from kg.vocab import CKG, GAF, GRAPH, OA, RDF, SCHEMA, SEM, SKOS

PARTS = frozenset({GAF.denotedBy, OA.hasTarget, OA.hasSelector, CKG.casualties})
"""What leads from a claim to the nodes that are a part of it."""
NAMED = frozenset({CKG.initiator, CKG.target, CKG.victim, SEM.hasPlace, CKG.subject, CKG.object, CKG.claimant})
"""What leads from a claim to entities, of which reading needs the name."""


def claims(store: Store, kind: ClaimKind) -> tuple[Claim, ...]:
    """All claims of a kind in a store, in the order of their IRIs."""
    found = {quad.subject for quad in store.quads(None, RDF.type, CLAIM_CLASS[kind])}
    return read.claims(claim_quads(store, (node for node in found if isinstance(node, NamedNode))))


def claims_named(store: Store, iris: Iterable[str]) -> tuple[Claim, ...]:
    """Those claims among `iris` that the store has, in the order of their IRIs."""
    return read.claims(claim_quads(store, map(NamedNode, iris)))


def event_claims(store: Store, article: str) -> list[str]:
    """The IRIs of an article's event claims, sorted."""
    found = lookup.subjects(store, SCHEMA.appearance, article)
    return [claim for claim in found if CKG.EventClaim in lookup.objects(store, claim, RDF.type)]


def entities(store: Store, iris: Iterable[str]) -> dict[str, Entity]:
    """The actors, places and outlets among `iris`, by IRI; the registry's word comes first."""
    nodes = {NamedNode(iri) for iri in iris}
    found = read.entities(quad for node in nodes for quad in store.quads(node))
    return {entity.id: entity for entity in found}


def with_parents(store: Store, iris: Iterable[str], *, countries: bool = False) -> dict[str, Entity]:
    """The entities among `iris`, by IRI, and all that these lie in or are part of; with `countries` theirs, too."""
    found: dict[str, Entity] = {}
    while wanted := set(iris) - found.keys():
        more = entities(store, wanted)
        found |= more
        above = [entity.parent for entity in more.values()]
        above += [entity.country for entity in more.values() if countries]
        iris = {iri for iri in above if iri}
    return found


def sources(store: Store, articles: Iterable[str], *, texts: bool = True) -> dict[str, Source]:
    """What is known of articles, by their IRIs: who publishes them, when, and, unless told otherwise, their text."""
    return {article: _source(store, article, texts=texts) for article in articles}


def judgements(store: Store) -> tuple[Judgement, ...]:
    """All judgements in a store, of persons and of rules, in the order of their IRIs."""
    return judgement_values.judgements(store.quads(graph=GRAPH.judgements))


def judgements_named(store: Store, iris: Iterable[str]) -> tuple[Judgement, ...]:
    """The judgements among `iris`, in the order of their IRIs."""
    return judgement_values.judgements(
        quad for iri in iris for quad in store.quads(NamedNode(iri), graph=GRAPH.judgements)
    )


def events(store: Store) -> tuple[Event, ...]:
    """All derived events in a store, in the order of their IRIs."""
    return event_values.events(store.quads(graph=GRAPH.events))


def taking_part(event: Event) -> tuple[str, ...]:
    """The entities that an event has in its roles."""
    return event.initiators + event.targets + event.places


def named(claim: Claim) -> Iterator[str]:
    """The entities that a claim names in its roles, and as those who make it or are spoken for."""
    roles = claim.roles
    actors = roles.initiators + roles.targets + roles.victims + roles.subjects + roles.objects
    yield from (filler.entity for filler in actors + roles.places if filler.entity)
    for claimant in claim.claimants:
        yield from (iri for iri in (claimant.entity, claimant.speaks_for) if iri)


def _source(store: Store, article: str, *, texts: bool) -> Source:
    outlet = lookup.iri(store, article, SCHEMA.publisher)
    day = lookup.text(store, article, SCHEMA.datePublished)
    return Source(
        article,
        outlet,
        lookup.label(store, outlet) if outlet else "",
        date.fromisoformat(day) if day else None,
        lookup.text(store, article, SCHEMA.author) or "",
        lookup.text(store, article, SCHEMA.headline) or "",
        lookup.text(store, article, SCHEMA.url) or "",
        (lookup.text(store, article, SCHEMA.text) or "") if texts else "",
    )


def claim_quads(store: Store, nodes: Iterable[NamedNode]) -> Iterator[Quad]:
    """The quads that reading claims needs: their own, those of their parts, and the names of those who take part."""
    open_, who = list(nodes), set()
    while open_:
        for quad in store.quads(open_.pop()):
            yield quad
            if not isinstance(quad.object, NamedNode):
                continue
            if quad.predicate in PARTS:
                open_.append(quad.object)
            elif quad.predicate in NAMED:
                who.add(quad.object)
    for node in who:
        yield from store.quads(node, SKOS.prefLabel)
        yield from store.quads(node, CKG.speaksFor)
