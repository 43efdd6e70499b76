"""Entities to quads: actors, places and outlets, from the registry or found by name in an article."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Entity, EntityKind, Position
from kg.rdf import terms
from kg.rdf.terms import Writer
from kg.vocab import CKG, GEO, GN, GRAPH, RDF, SCHEMA, SEM, SKOS, WGS

ENTITY_CLASS = {EntityKind.ACTOR: SEM.Actor, EntityKind.PLACE: SEM.Place, EntityKind.OUTLET: CKG.Outlet}


def entity_quads(entities: Iterable[Entity]) -> tuple[Quad, ...]:
    """Registry entries, in `graph:registry`."""
    out = Writer(GRAPH.registry)
    for entity in entities:
        write_entity(out, entity)
    return tuple(out)


def write_entity(out: Writer, entity: Entity) -> None:
    """Add an entity's names, kind, ties and position to a graph."""
    iri = entity.id
    out.add(iri, RDF.type, ENTITY_CLASS[entity.kind])
    out.add(iri, SKOS.prefLabel, terms.text(entity.label, "en"))
    for alias in entity.aliases:
        out.add(iri, SKOS.altLabel, terms.text(alias, "en"))
    for name in entity.generic:
        out.add(iri, CKG.genericName, terms.text(name, "en"))
    for name in entity.demonyms:
        out.add(iri, CKG.demonym, terms.text(name, "en"))
    for name in entity.leaders:
        out.add(iri, CKG.leader, terms.text(name, "en"))
    out.add(iri, SCHEMA.foundingDate, terms.text(entity.founded) if entity.founded else None)
    out.add(iri, SCHEMA.dissolutionDate, terms.text(entity.dissolved) if entity.dissolved else None)
    if entity.type:
        kind = CKG.actorKind if entity.kind is EntityKind.ACTOR else GN.featureCode
        out.add(iri, kind, terms.code(entity.type))
    out.add(iri, CKG.country, entity.country)
    out.add(iri, CKG.partOf if entity.kind is EntityKind.ACTOR else GN.parentFeature, entity.parent)
    if entity.position:
        write_position(out, iri, entity.position)


def write_position(out: Writer, iri: str, position: Position) -> None:
    """Add a point to whatever `iri` names."""
    latitude, longitude = terms.decimal(position.latitude, 5), terms.decimal(position.longitude, 5)
    geometry = f"{iri}-point"
    out.add(iri, WGS.lat, latitude)
    out.add(iri, WGS.long, longitude)
    out.add(iri, CKG.geoPrecision, terms.code(position.precision))
    out.add(iri, GEO.hasDefaultGeometry, geometry)
    wkt = NamedNode("http://www.opengis.net/ont/geosparql#wktLiteral")
    out.add(geometry, GEO.asWKT, Literal(f"POINT({longitude.value} {latitude.value})", datatype=wkt))
