"""Everything that connects an entity with others: its parts in events, relations, what it claims, where it belongs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from pyoxigraph import NamedNode

from kg.answers.claims import source
from kg.answers.entities import EVENT_ROLES
from kg.answers.paging import page
from kg.errors import UsageError
from kg.rdf import lookup
from kg.rdf.lookup import Document
from kg.rdf.wording import words
from kg.store import Store
from kg.vocab import CKG, GAF, GN, SCHEMA

Edge = tuple[str, str, str]
"""Predicate, subject and object, as IRIs."""

CLAIMED = (*EVENT_ROLES, CKG.victim, CKG.claimant)
"""Properties of claims whose value is an entity; the edge runs from the claim's event, else from the claim."""
STRUCTURE = (CKG.country, GN.parentFeature, CKG.partOf, CKG.speaksFor)
"""Properties of entities whose value is an entity: stated by the registry, or by how an article names someone."""
DIRECTIONS = ("in", "out")


@dataclass(frozen=True, slots=True)
class RelationFilters:
    """Which relations are wanted: `predicate` by its local name ("initiator", "backs"), `direction` in or out."""

    predicate: str | None = None
    direction: str | None = None


def relations(
    store: Store,
    iri: str,
    filters: RelationFilters | None = None,
    *,
    limit: int = 100,
    cursor: str | None = None,
) -> Document:
    """Every relation in and out of an entity, those that rest on claims first: `items` and `next`.

    Each has `predicate`, its `label` (such as "is part of", read from subject to object), `direction` ("in": the entity
    is the object), `subject`, `object`, and the `claims` behind it with quote, offsets, article and outlet; relations
    that the registry states have none.
    """
    filters = filters or RelationFilters()
    if filters.direction not in (None, *DIRECTIONS):
        raise UsageError(f"direction {filters.direction!r} is not one of {', '.join(DIRECTIONS)}")
    edges = {edge: found for edge, found in _edges(store, iri).items() if _wanted(edge, iri, filters)}
    keys = [(0 if claims else 1, *edge) for edge, claims in edges.items()]
    chosen, following = page(keys, limit=limit, cursor=cursor)
    items = [_item(store, iri, edge, sorted(edges[edge])) for edge in (key[1:] for key in chosen)]
    return {"items": items, "next": following}


def evidence(store: Store, claim: str) -> Document:
    """The sentence that a claim rests on, in short: claim, modality, quote, offsets, article and outlet."""
    telling = lookup.quote(store, next(iter(lookup.iris(store, claim, GAF.denotedBy)), claim))
    return {
        "id": claim,
        "modality": lookup.code(store, claim, CKG.modality),
        "quote": telling["quote"],
        "start": telling["start"],
        "end": telling["end"],
        **source(store, lookup.iri(store, claim, SCHEMA.appearance)),
    }


def _item(store: Store, iri: str, edge: Edge, claims: list[str]) -> Document:
    predicate, subject, value = edge
    return {
        "predicate": lookup.local(predicate),
        "label": words(predicate),
        "direction": "out" if subject == iri else "in",
        "subject": _end(store, subject),
        "object": _end(store, value),
        "claims": [evidence(store, claim) for claim in claims],
    }


def _end(store: Store, iri: str) -> Document:
    kind = lookup.kind_of(iri)
    return lookup.reference(store, iri) | {"kind": kind}


def _wanted(edge: Edge, iri: str, filters: RelationFilters) -> bool:
    predicate, subject, _ = edge
    direction = "out" if subject == iri else "in"
    return filters.predicate in (None, lookup.local(predicate)) and filters.direction in (None, direction)


def _edges(store: Store, iri: str) -> dict[Edge, set[str]]:
    """The edges of an entity, each with the claims behind it."""
    edges: defaultdict[Edge, set[str]] = defaultdict(set)
    for edge, claim in (*_parts(store, iri), *_relation_claims(store, iri)):
        edges[edge].add(claim)
    for edge in _structure(store, iri):
        edges[edge].update(())
    return edges


def _parts(store: Store, iri: str) -> Iterator[tuple[Edge, str]]:
    """The parts of an entity in events and claims."""
    for role in CLAIMED:
        for claim in _claims(store, role, iri):
            yield (role.value, lookup.iri(store, claim, SCHEMA.about) or claim, iri), claim


def _relation_claims(store: Store, iri: str) -> Iterator[tuple[Edge, str]]:
    """What relation claims say of an entity, as subject and as object."""
    for claim in _claims(store, CKG.subject, iri):
        for name, value in product(lookup.iris(store, claim, CKG.relation), lookup.iris(store, claim, CKG.object)):
            yield (name, iri, value), claim
    for claim in _claims(store, CKG.object, iri):
        for name, subject in product(lookup.iris(store, claim, CKG.relation), lookup.iris(store, claim, CKG.subject)):
            yield (name, subject, iri), claim


def _structure(store: Store, iri: str) -> Iterator[Edge]:
    """What an entity belongs to, and what belongs to it."""
    for predicate in STRUCTURE:
        for value in lookup.iris(store, iri, predicate):
            yield (predicate.value, iri, value)
        for subject in lookup.subjects(store, predicate, iri):
            yield (predicate.value, subject, iri)


def _claims(store: Store, role: NamedNode, iri: str) -> list[str]:
    return [one for one in lookup.subjects(store, role, iri) if lookup.kind_of(one) == "claim"]
