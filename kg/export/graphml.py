"""GraphML: entities as nodes, what claims say between them as edges; for Gephi, Cytoscape, yEd and their like."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import BinaryIO

import networkx as nx

from kg.model import Claim, ClaimKind, Entity
from kg.store import Store, described

UNPRINTABLE = dict.fromkeys({*range(32), 0xFFFE, 0xFFFF} - {9, 10, 13})
Edge = tuple[str, str, str]
"""From an entity to an entity, and what the edge says: the role of the second, or the relation."""


def graphml(store: Store, out: BinaryIO) -> None:
    """Write the graph of all event and relation claims; entities that no claim names are left out."""
    nx.write_graphml_xml(network(store), out)
    out.write(b"\n")


def network(store: Store) -> nx.MultiDiGraph[str]:
    """A directed multigraph, its nodes and edges in the order of their IRIs.

    A relation claim is an edge from subject to object. An event claim is an edge from each initiator to each target,
    and from each party to each place. An edge's key is its claim and its number in the claim.
    """
    told = [claim for kind in (ClaimKind.EVENT, ClaimKind.RELATION) for claim in described.claims(store, kind)]
    named = {claim: list(_edges(claim)) for claim in sorted(told, key=lambda claim: claim.id)}
    ends = {end for edges in named.values() for edge in edges for end in edge[:2]}
    entities = described.entities(store, ends)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri in sorted(ends):
        graph.add_node(iri, **_node(entities.get(iri)))
    for claim, edges in named.items():
        for number, (start, end, role) in enumerate(edges):
            graph.add_edge(start, end, key=f"{claim.id}#{number}", role=role, **_about(claim))
    return graph


def _edges(claim: Claim) -> Iterator[Edge]:
    roles = claim.roles
    parties = roles.initiators + roles.targets
    pairs = (
        (roles.subjects, roles.objects, "object"),
        (roles.initiators, roles.targets, "target"),
        (parties, roles.places, "place"),
    )
    for starts, ends, role in pairs:
        for start, end in product(starts, ends):
            if start.entity and end.entity:
                yield start.entity, end.entity, role


def _node(entity: Entity | None) -> dict[str, str | float]:
    if entity is None:
        return {}
    known: dict[str, str | float] = {"label": _printable(entity.label), "kind": entity.kind.value, "type": entity.type}
    if entity.position:
        known |= {"latitude": entity.position.latitude, "longitude": entity.position.longitude}
    return known


def _printable(text: str) -> str:
    """A text without the control characters that XML cannot hold."""
    return text.translate(UNPRINTABLE)


def _about(claim: Claim) -> dict[str, str | float | bool]:
    return {
        "claim": claim.id,
        "type": claim.type,
        "article": claim.article,
        "claimants": _printable("; ".join(claimant.label for claimant in claim.claimants)),
        "modality": claim.modality.value,
        "start": claim.when.start.isoformat() if claim.when.start else "",
        "end": claim.when.end.isoformat() if claim.when.end else "",
        "confidence": claim.confidence,
        "quote": _printable(claim.evidence.quote),
    }
