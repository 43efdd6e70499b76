"""`claims.csv`: one row for each figure of a claim, and one for a claim without figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from kg import ids
from kg.export import cells
from kg.export.cells import Cell, joined
from kg.model import Casualties, Claim, ClaimKind, Entity, Filler, Modality
from kg.rdf import lookup
from kg.store import Store, described
from kg.vocab import PROV, SCHEMA, SKOS, SPDX

COLUMNS = (
    "claim_id",
    "incident_id",
    "claim_type",
    "speaker",
    "speaker_type",
    "speaker_affiliation",
    "article_id",
    "outlet",
    "source_scale",
    "published",
    "claim_date",
    "predicate",
    "value_min",
    "value_max",
    "value_best",
    "count_basis",
    "victim_group",
    "outcome",
    "blamed_actor",
    "epistemic",
    "negated",
    "hedged",
    "place",
    "lat",
    "lon",
    "geo_precision",
    "date_start",
    "date_end",
    "date_precision",
    "quote",
    "char_start",
    "char_end",
    "article_sha256",
    "archive_url",
    "origin_id",
    "extractor",
    "extractor_version",
    "run_id",
    "confidence",
    "review_status",
    "subject",
    "object",
)
"""The columns of the codebook; then, so that roles are not lost, who acts (or the relation's subject) and upon whom.

Not known yet and empty: source_scale, claim_date, archive_url, origin_id, review_status.
"""
Row = dict[str, Cell]


def claims(store: Store, out: BinaryIO) -> None:
    """Write all claims, by the order of their IRIs. Several values in a cell are separated by "; "."""
    cells.write(COLUMNS, rows(store), out)


def rows(store: Store) -> Iterator[Row]:
    """The rows of the table, by column; a column that is not said is left out."""
    found = [claim for kind in ClaimKind for claim in described.claims(store, kind)]
    entities = described.entities(store, {iri for claim in found for iri in described.named(claim)})
    articles = {article: _article(store, article) for article in {claim.article for claim in found}}
    for claim in sorted(found, key=lambda claim: claim.id):
        row = articles[claim.article] | _claim(claim) | _voices(claim, entities) | _place(claim, entities)
        row["incident_id"] = lookup.iri(store, claim.id, SCHEMA.about)
        for figure in claim.casualties or (None,):
            yield row | (_figure(figure) if figure else {})


def _article(store: Store, article: str) -> Row:
    checksum = (lookup.text(store, article, SPDX.checksum) or "").removeprefix("sha256:")
    run = lookup.iri(store, ids.article_graph(checksum), PROV.wasGeneratedBy)
    agent = lookup.iri(store, run, PROV.wasAssociatedWith) if run else None
    return {
        "article_id": article,
        "outlet": joined(ref["label"] for ref in lookup.references(store, article, SCHEMA.publisher)),
        "published": lookup.text(store, article, SCHEMA.datePublished),
        "article_sha256": checksum,
        "run_id": run,
        "extractor": lookup.text(store, agent, SKOS.prefLabel) if agent else None,
        "extractor_version": lookup.text(store, agent, SCHEMA.softwareVersion) if agent else None,
    }


def _claim(claim: Claim) -> Row:
    roles, when = claim.roles, claim.when
    return {
        "claim_id": claim.id,
        "claim_type": claim.kind.value,
        "predicate": claim.type,
        "blamed_actor": _labels(roles.initiators),
        "epistemic": claim.modality.value,
        "negated": _truth(claim.modality is Modality.DENIED),
        "hedged": _truth(claim.modality is Modality.HEDGED),
        "date_start": when.start.isoformat() if when.start else None,
        "date_end": when.end.isoformat() if when.end else None,
        "date_precision": when.precision.value if claim.kind is ClaimKind.EVENT else None,
        "quote": claim.evidence.quote,
        "char_start": claim.evidence.start,
        "char_end": claim.evidence.end,
        "confidence": claim.confidence,
        "subject": _labels(roles.initiators + roles.subjects),
        "object": _labels(roles.targets + roles.objects),
    }


def _voices(claim: Claim, entities: Mapping[str, Entity]) -> Row:
    who = [entities.get(claimant.entity or "") for claimant in claim.claimants]
    organisations = [entities.get(claimant.speaks_for or "") for claimant in claim.claimants]
    return {
        "speaker": joined(claimant.label for claimant in claim.claimants),
        "speaker_type": joined(entity.type for entity in who if entity and entity.type),
        "speaker_affiliation": joined(entity.label for entity in organisations if entity),
    }


def _place(claim: Claim, entities: Mapping[str, Entity]) -> Row:
    """All places by name; a position only where there is one place, since a row has one point."""
    places = claim.roles.places
    known = entities.get(places[0].entity or "") if len(places) == 1 else None
    point = known.position if known else None
    at: Row = {"place": _labels(places)}
    return at | (
        {"lat": point.latitude, "lon": point.longitude, "geo_precision": point.precision.value} if point else {}
    )


def _figure(figure: Casualties) -> Row:
    return {
        "outcome": figure.outcome.value,
        "victim_group": figure.group.value,
        "count_basis": figure.basis.value,
        "value_min": figure.min,
        "value_max": figure.max,
        "value_best": figure.min if figure.min == figure.max else None,
    }


def _labels(fillers: tuple[Filler, ...]) -> str:
    return joined(filler.label for filler in fillers)


def _truth(value: bool) -> str:  # noqa: FBT001  (a conversion of its one argument)
    return "true" if value else "false"
