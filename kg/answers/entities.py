"""One actor, place or outlet: what is known of it, and how much is said of it."""

from __future__ import annotations

from pyoxigraph import NamedNode

from kg import ids
from kg.answers.search import CLASSES
from kg.errors import UnknownName
from kg.rdf import lookup
from kg.rdf.lookup import Document
from kg.store import Store
from kg.vocab import CKG, GAF, GN, GRAPH, RDF, SCHEMA, SEM, SKOS, WGS

EVENT_ROLES = (CKG.initiator, CKG.target, SEM.hasPlace)
"""The properties that lead from a derived event to those who have a part in it."""
CLAIM_ROLES = (CKG.initiator, CKG.target, CKG.victim, SEM.hasPlace, CKG.subject, CKG.object, CKG.claimant)
"""The properties that lead from a claim to those it is about, and to who makes it."""


def entity(store: Store, iri: str) -> Document:
    """An entity: labels, aliases, type, position, country, parent, and counts of what is said about it.

    `within` has parent and country for people to read: the nearest first, once where both have the same label.

    `counts` has `mentions` (places in texts that name it), `claims` (in which it has a role or which it makes),
    `events` and `articles` (that name it, or that an outlet publishes). `UnknownName` for an entity not in the store.
    """
    kind = lookup.kind_of(iri)
    country = _first(store, iri, CKG.country)
    parent = _first(store, iri, GN.parentFeature) or _first(store, iri, CKG.partOf)
    if kind not in CLASSES or CLASSES[kind].value not in lookup.iris(store, iri, RDF.type):
        raise UnknownName("entity", iri)
    return {
        "id": iri,
        "key": ids.key_of(iri),
        "kind": kind,
        "label": lookup.label(store, iri),
        "aliases": [name.value for name in lookup.objects(store, iri, SKOS.altLabel)],
        "generic_names": [name.value for name in lookup.objects(store, iri, CKG.genericName)],
        "type": lookup.code(store, iri, CKG.actorKind) or lookup.code(store, iri, GN.featureCode),
        "country": country,
        "parent": parent,
        "within": _within(parent, country),
        "position": position(store, iri),
        "speaks_for": lookup.references(store, iri, CKG.speaksFor),
        "counts": _counts(store, iri),
    }


def position(store: Store, iri: str) -> Document | None:
    """Where a place is, in degrees, and how that is known; None where it is not."""
    latitude, longitude = lookup.decimal(store, iri, WGS.lat), lookup.decimal(store, iri, WGS.long)
    if latitude is None or longitude is None:
        return None
    return {"latitude": latitude, "longitude": longitude, "precision": lookup.code(store, iri, CKG.geoPrecision)}


def _within(parent: Document | None, country: Document | None) -> list[Document]:
    """What an entity lies in or belongs to, the nearest first, nothing twice by the same label."""
    return list({one["label"]: one for one in (country, parent) if one}.values())[::-1]


def _first(store: Store, iri: str, predicate: NamedNode) -> Document | None:
    found = lookup.iri(store, iri, predicate)
    return None if found is None else lookup.reference(store, found)


def _counts(store: Store, iri: str) -> dict[str, int]:
    node = NamedNode(iri)
    mentions = list(store.quads(node, GAF.denotedBy))
    said = [quad for role in CLAIM_ROLES for quad in store.quads(None, role, node) if quad.graph_name != GRAPH.events]
    naming = {quad.graph_name for quad in (*mentions, *said)}
    published = {quad.graph_name for quad in store.quads(None, SCHEMA.publisher, node)}
    events = {quad.subject for role in EVENT_ROLES for quad in store.quads(None, role, node, GRAPH.events)}
    return {
        "mentions": len({quad.object for quad in mentions}),
        "claims": len({quad.subject for quad in said}),
        "events": len(events),
        "articles": len(naming | published),
    }
