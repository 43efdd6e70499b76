"""Model to quads. Nothing here depends on a clock, on chance or on the order of a set: same value, same quads."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePath

from pyoxigraph import Literal, Quad

from kg import ids
from kg.model import (
    Article,
    Casualties,
    Claim,
    ClaimKind,
    Extraction,
    Mention,
    RelativePosition,
)
from kg.rdf import terms
from kg.rdf.entity import write_entity, write_position
from kg.rdf.terms import Writer
from kg.vocab import CKG, GAF, GRAPH, OA, PROV, RDF, SCHEMA, SEM, SKOS, SPDX, XSD

CONTEXT = 32
"""How many characters before and after a quote its selector keeps."""

CLAIM_CLASS = {
    ClaimKind.EVENT: CKG.EventClaim,
    ClaimKind.RELATION: CKG.RelationClaim,
    ClaimKind.STATEMENT: CKG.Statement,
}


def article_quads(extraction: Extraction) -> tuple[Quad, ...]:
    """Everything that one article says, in the graph `graph:article/<sha256>`."""
    article = extraction.article
    out = Writer(ids.article_graph(article.sha256))
    _article(out, article)
    for mention in extraction.mentions:
        _mention(out, article, mention)
    for entity in extraction.entities:
        write_entity(out, entity)
    for position in extraction.positions:
        _relative(out, article, position)
    for claim in extraction.claims:
        _claim(out, article, claim)
    return tuple(out)


def run_quads(article: Article, *, extractor: str, version: str, started: datetime | None) -> tuple[Quad, ...]:
    """Where an article's graph comes from, in `graph:provenance`; `started` None leaves the time out."""
    out = Writer(GRAPH.provenance)
    run = ids.run(article.id, extractor, version)
    agent = f"{ids.ID}run/agent-{ids.key(extractor, version)}"
    graph = ids.article_graph(article.sha256)
    out.add(graph, PROV.wasGeneratedBy, run)
    out.add(graph, PROV.wasDerivedFrom, article.id)
    out.add(run, RDF.type, PROV.Activity)
    out.add(run, PROV.used, article.id)
    out.add(run, PROV.wasAssociatedWith, agent)
    out.add(agent, RDF.type, PROV.SoftwareAgent)
    out.add(agent, SKOS.prefLabel, terms.text(extractor))
    out.add(agent, SCHEMA.softwareVersion, terms.text(version))
    if started is not None:
        out.add(run, PROV.startedAtTime, Literal(started.isoformat(), datatype=XSD.dateTime))
    return tuple(out)


def _article(out: Writer, article: Article) -> None:
    iri = article.id
    out.add(iri, RDF.type, SCHEMA.NewsArticle)
    out.add(iri, SCHEMA.headline, terms.text(article.title, article.language) if article.title else None)
    if article.outlet:
        outlet = ids.entity("outlet", article.outlet)
        out.add(iri, SCHEMA.publisher, outlet)
        out.add(outlet, RDF.type, CKG.Outlet)
        out.add(outlet, SKOS.prefLabel, terms.text(article.outlet, "en"))
    out.add(iri, SCHEMA.author, terms.text(article.byline) if article.byline else None)
    day = article.published.day
    out.add(iri, SCHEMA.datePublished, terms.day(day) if day else None)
    out.add(iri, CKG.dateBasis, terms.code(article.published.basis))
    out.add(iri, SCHEMA.inLanguage, terms.text(article.language))
    out.add(iri, SCHEMA.url, terms.text(article.url) if article.url else None)
    out.add(iri, SCHEMA.text, terms.text(article.text))
    out.add(iri, SPDX.checksum, terms.text(f"sha256:{article.sha256}"))
    file = PurePath(article.file).name
    out.add(iri, SPDX.fileName, terms.text(file) if file else None)


def _annotation(out: Writer, article: Article, iri: str, start: int, end: int) -> None:
    """The chain annotation, target, selector that every mention and every claim's quote has."""
    target, selector = f"{iri}-target", f"{iri}-selector"
    out.add(iri, RDF.type, OA.Annotation)
    out.add(iri, OA.hasTarget, target)
    out.add(target, RDF.type, OA.SpecificResource)
    out.add(target, OA.hasSource, article.id)
    out.add(target, OA.hasSelector, selector)
    out.add(selector, RDF.type, OA.TextQuoteSelector)
    out.add(selector, RDF.type, OA.TextPositionSelector)
    out.add(selector, OA.exact, terms.text(article.text[start:end]))
    out.add(selector, OA.prefix, terms.text(article.text[max(0, start - CONTEXT) : start]))
    out.add(selector, OA.suffix, terms.text(article.text[end : end + CONTEXT]))
    out.add(selector, OA.start, terms.integer(start))
    out.add(selector, OA.end, terms.integer(end))


def _mention(out: Writer, article: Article, mention: Mention) -> None:
    _annotation(out, article, mention.id, mention.start, mention.end)
    out.add(mention.id, RDF.type, CKG.Mention)
    out.add(mention.id, CKG.mentionKind, terms.code(mention.kind))
    out.add(mention.id, SKOS.prefLabel, terms.text(mention.label))
    if mention.entity:
        out.add(mention.entity, GAF.denotedBy, mention.id)


def _relative(out: Writer, article: Article, position: RelativePosition) -> None:
    evidence = position.evidence
    iri = f"{ids.ID}mention/{ids.key(article.id, 'position', str(evidence.start), str(evidence.end))}"
    _annotation(out, article, iri, evidence.start, evidence.end)
    out.add(iri, RDF.type, CKG.RelativePosition)
    out.add(position.place, CKG.statedPosition, iri)
    out.add(iri, CKG.anchor, position.anchor)
    out.add(iri, CKG.distanceKm, terms.decimal(position.distance_km, 3))
    out.add(iri, CKG.bearing, terms.decimal(position.bearing, 1))
    write_position(out, iri, position.point)


def _claim(out: Writer, article: Article, claim: Claim) -> None:
    iri = claim.id
    out.add(iri, RDF.type, CLAIM_CLASS[claim.kind])
    out.add(iri, RDF.type, CKG.Claim)
    out.add(iri, SCHEMA.appearance, article.id)
    for number, evidence in enumerate((claim.evidence, *claim.further)):
        quote = f"{ids.ID}mention/{ids.key_of(iri)}-quote-{number}"
        out.add(iri, GAF.denotedBy, quote)
        _annotation(out, article, quote, evidence.start, evidence.end)
    out.add(iri, CKG.trigger, terms.text(article.text[slice(*claim.trigger)]))
    out.add(iri, CKG.cue, terms.text(article.text[slice(*claim.cue)]) if claim.cue else None)
    out.add(iri, CKG.modality, terms.code(claim.modality))
    out.add(iri, CKG.aggregate, terms.boolean(claim.aggregate) if claim.aggregate else None)
    out.add(iri, CKG.confidence, terms.decimal(claim.confidence, 3))
    if claim.kind is ClaimKind.EVENT:
        out.add(iri, SEM.eventType, terms.event_type(claim.type))
    elif claim.kind is ClaimKind.RELATION:
        out.add(iri, CKG.relation, terms.own(claim.type))
    _roles(out, claim)
    _when(out, claim)
    for claimant in claim.claimants:
        out.add(iri, CKG.claimant, claimant.entity)
        if claimant.entity and claimant.speaks_for:
            out.add(claimant.entity, CKG.speaksFor, claimant.speaks_for)
    for number, figure in enumerate(claim.casualties):
        _figure(out, iri, number, figure)


def _roles(out: Writer, claim: Claim) -> None:
    roles = claim.roles
    for predicate, fillers in (
        (CKG.initiator, roles.initiators),
        (CKG.target, roles.targets),
        (CKG.victim, roles.victims),
        (SEM.hasPlace, roles.places),
        (CKG.subject, roles.subjects),
        (CKG.object, roles.objects),
    ):
        for filler in fillers:
            out.add(claim.id, predicate, filler.entity)
    for weapon in roles.weapons:
        out.add(claim.id, CKG.weapon, terms.text(weapon.label, "en"))


def _when(out: Writer, claim: Claim) -> None:
    when = claim.when
    out.add(claim.id, SEM.hasBeginTimeStamp, terms.day(when.start) if when.start else None)
    out.add(claim.id, SEM.hasEndTimeStamp, terms.day(when.end) if when.end else None)
    if claim.kind is ClaimKind.EVENT:
        out.add(claim.id, CKG.datePrecision, terms.code(when.precision))


def _figure(out: Writer, claim: str, number: int, figure: Casualties) -> None:
    iri = f"{ids.ID}figure/{ids.key_of(claim)}-{number}"
    out.add(claim, CKG.casualties, iri)
    out.add(iri, RDF.type, CKG.Casualties)
    out.add(iri, CKG.outcome, terms.code(figure.outcome))
    out.add(iri, CKG.victimGroup, terms.code(figure.group))
    out.add(iri, CKG.min, None if figure.min is None else terms.integer(figure.min))
    out.add(iri, CKG.max, None if figure.max is None else terms.integer(figure.max))
    out.add(iri, CKG.countBasis, terms.code(figure.basis))
