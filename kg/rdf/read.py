"""Quads back to the model: the inverse of `kg.rdf.write` for claims and entities.

The graph does not keep everything. Of a claim it does not keep: the spans of `trigger` and `cue` (their words alone are
written) and of `content`; which mention a role, a time or a figure stands in; where a claimant is named; a filler or
claimant without an entity, but for weapons; the order of the fillers of a role; the extractor's name (provenance has
it, once for the article); the date precision of relations and statements; decimals past the third of `confidence`.
Reading gives the defaults of the model there, and (0, 0) for the trigger.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import assert_never

from pyoxigraph import NamedNode, Quad

from kg import ids
from kg.model import (
    Casualties,
    Claim,
    Claimant,
    ClaimKind,
    CountBasis,
    DatePrecision,
    Entity,
    EntityKind,
    Evidence,
    Filler,
    GeoPrecision,
    Modality,
    Outcome,
    Position,
    Roles,
    VictimGroup,
    When,
)
from kg.rdf.entity import ENTITY_CLASS
from kg.rdf.facts import Facts, required
from kg.rdf.write import CLAIM_CLASS
from kg.vocab import CKG, GAF, GN, OA, SCHEMA, SEM, SKOS, WGS


def claims(quads: Iterable[Quad]) -> tuple[Claim, ...]:
    """The claims that quads hold, in the order of their IRIs; labels are those that stand among the quads.

    A claim that lacks a part which every claim has is a `DataError`.
    """
    facts = Facts(quads)
    found = (_claim(facts, node, kind) for kind, name in CLAIM_CLASS.items() for node in facts.of_type(name))
    return tuple(sorted(found, key=lambda claim: claim.id))


def entities(quads: Iterable[Quad]) -> tuple[Entity, ...]:
    """The actors, places and outlets that quads hold, in the order of their IRIs; the registry's word comes first."""
    facts = Facts(quads)
    found = (_entity(facts, node, kind) for kind, name in ENTITY_CLASS.items() for node in facts.of_type(name))
    return tuple(sorted(found, key=lambda entity: (entity.id, entity.kind)))


def _claim(facts: Facts, node: NamedNode, kind: ClaimKind) -> Claim:
    quotes = facts.iris(node, GAF.denotedBy)
    evidence = [_evidence(facts, quote) for quote in sorted(quotes, key=_numbered)]
    article = required(facts.iri(node, SCHEMA.appearance), node, "article")
    return Claim(
        id=node.value,
        kind=kind,
        type=_type(facts, node, kind),
        article=article.value,
        evidence=required(evidence[0] if evidence else None, node, "evidence"),
        trigger=(0, 0),
        roles=_roles(facts, node),
        when=_when(facts, node),
        casualties=tuple(_figure(facts, figure) for figure in sorted(facts.iris(node, CKG.casualties), key=_numbered)),
        claimants=tuple(_claimant(facts, who, node) for who in facts.iris(node, CKG.claimant)),
        modality=required(facts.code(node, CKG.modality, Modality), node, "modality"),
        aggregate=facts.text(node, CKG.aggregate) == "true",
        confidence=required(facts.read(node, CKG.confidence, float), node, "confidence"),
        further=tuple(evidence[1:]),
    )


def _type(facts: Facts, node: NamedNode, kind: ClaimKind) -> str:
    match kind:
        case ClaimKind.EVENT:
            return required(facts.event_type(node, SEM.eventType), node, "event type")
        case ClaimKind.RELATION:
            return required(facts.own(node, CKG.relation), node, "relation")
        case ClaimKind.STATEMENT:
            return "Statement"
        case _:
            assert_never(kind)


def _numbered(node: NamedNode) -> tuple[int, str]:
    """Parts of a claim end in their number: `...-quote-0`, `...-1`."""
    number = node.value.rsplit("-", 1)[-1]
    return (int(number) if number.isdecimal() else 0), node.value


def _evidence(facts: Facts, quote: NamedNode) -> Evidence:
    target = required(facts.iri(quote, OA.hasTarget), quote, "target")
    selector = required(facts.iri(target, OA.hasSelector), target, "selector")
    return Evidence(
        required(facts.read(selector, OA.start, int), selector, "start"),
        required(facts.read(selector, OA.end, int), selector, "end"),
        required(facts.text(selector, OA.exact), selector, "quote"),
    )


def _label(facts: Facts, node: NamedNode) -> str:
    return facts.text(node, SKOS.prefLabel) or ids.key_of(node.value)


def _fillers(facts: Facts, node: NamedNode, role: NamedNode) -> tuple[Filler, ...]:
    return tuple(Filler(_label(facts, entity), entity.value) for entity in facts.iris(node, role))


def _roles(facts: Facts, node: NamedNode) -> Roles:
    return Roles(
        initiators=_fillers(facts, node, CKG.initiator),
        targets=_fillers(facts, node, CKG.target),
        victims=_fillers(facts, node, CKG.victim),
        places=_fillers(facts, node, SEM.hasPlace),
        weapons=tuple(Filler(weapon) for weapon in facts.texts(node, CKG.weapon)),
        subjects=_fillers(facts, node, CKG.subject),
        objects=_fillers(facts, node, CKG.object),
    )


def _when(facts: Facts, node: NamedNode) -> When:
    return When(
        facts.read(node, SEM.hasBeginTimeStamp, date.fromisoformat),
        facts.read(node, SEM.hasEndTimeStamp, date.fromisoformat),
        facts.code(node, CKG.datePrecision, DatePrecision) or DatePrecision.UNKNOWN,
    )


def _figure(facts: Facts, node: NamedNode) -> Casualties:
    return Casualties(
        required(facts.code(node, CKG.outcome, Outcome), node, "outcome"),
        required(facts.code(node, CKG.victimGroup, VictimGroup), node, "victim group"),
        facts.read(node, CKG.min, int),
        facts.read(node, CKG.max, int),
        required(facts.code(node, CKG.countBasis, CountBasis), node, "count basis"),
    )


def _claimant(facts: Facts, who: NamedNode, claim: NamedNode) -> Claimant:
    """In whose name somebody speaks is a matter of the article: the same person may speak for another in the next."""
    organisations = [node.value for node in facts.iris(who, CKG.speaksFor, like=claim)]
    return Claimant(_label(facts, who), who.value, speaks_for=next(iter(organisations), None))


def _entity(facts: Facts, node: NamedNode, kind: EntityKind) -> Entity:
    country, parent = facts.iri(node, CKG.country), facts.iri(node, GN.parentFeature) or facts.iri(node, CKG.partOf)
    return Entity(
        id=node.value,
        kind=kind,
        label=_label(facts, node),
        aliases=tuple(facts.texts(node, SKOS.altLabel)),
        generic=tuple(facts.texts(node, CKG.genericName)),
        type=facts.code(node, CKG.actorKind if kind is EntityKind.ACTOR else GN.featureCode, str) or "",
        country=country.value if country else None,
        parent=parent.value if parent else None,
        position=_position(facts, node),
        demonyms=tuple(facts.texts(node, CKG.demonym)),
        leaders=tuple(facts.texts(node, CKG.leader)),
        founded=facts.text(node, SCHEMA.foundingDate) or "",
        dissolved=facts.text(node, SCHEMA.dissolutionDate) or "",
    )


def _position(facts: Facts, node: NamedNode) -> Position | None:
    """A position from one graph: the first values of all three predicates stand in the same, as they are written so."""
    latitude, longitude = facts.read(node, WGS.lat, float), facts.read(node, WGS.long, float)
    precision = facts.code(node, CKG.geoPrecision, GeoPrecision)
    if latitude is None or longitude is None or precision is None:
        return None
    return Position(latitude, longitude, precision)
