"""`claims.csv`: one row a claim with its quote and offsets; and the same with one row for each figure of a claim."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from kg import ids
from kg.export import cells
from kg.export.acled import scale
from kg.export.cells import Cell, joined
from kg.export.codebook import ARCHIVES, figure_words
from kg.export.ledger import entities, where
from kg.model import (
    Casualties,
    Claim,
    ClaimKind,
    Entity,
    Event,
    Filler,
    Modality,
    Outcome,
    Source,
    Verdict,
    VictimGroup,
)
from kg.rdf import lookup
from kg.rdf.judgement import judgements
from kg.store import Store, described
from kg.vocab import GRAPH, PROV, SCHEMA, SKOS, SPDX

COLUMNS = (
    *(
        "claim_id",
        "incident_id",
        "claim_type",
        "speaker",
        "speaker_type",
        "speaker_affiliation",
        "article_id",
        "outlet",
    ),
    *("source_scale", "published", "claim_date", "predicate", "value_min", "value_max", "value_best", "count_basis"),
    *("victim_group", "outcome", "blamed_actor", "epistemic", "negated", "hedged", "place", "lat", "lon"),
    *("geo_precision", "date_start", "date_end", "date_precision", "quote", "char_start", "char_end"),
    *("article_sha256", "archive_url", "origin_id", "extractor", "extractor_version", "run_id", "confidence"),
    *("review_status", "subject", "object", "figures", "article_url"),
)
"""The columns of the codebook; then, so that nothing is lost, who acts (or the relation's subject) and upon whom, all
figures of the claim in words, and where the article was published.
"""
Row = dict[str, Cell]


def claims(store: Store, out: BinaryIO) -> None:
    """Write one row a claim, by the order of their IRIs. Several values in a cell are separated by "; ".

    The columns of values hold the claim's main figure: killed before injured, all people before a group of them.
    """
    cells.write(COLUMNS, rows(store), out)


def figures(store: Store, out: BinaryIO) -> None:
    """Write one row for each figure of a claim, and one for a claim without figures, with the same columns."""
    cells.write(COLUMNS, rows(store, every=True), out)


def rows(store: Store, *, every: bool = False) -> Iterator[Row]:
    """The rows of the table, by column; a column that is not said is left out."""
    found = [claim for kind in ClaimKind for claim in described.claims(store, kind)]
    known = _known(store, found)
    for claim in sorted(found, key=lambda claim: claim.id):
        row = known.articles[claim.article] | _claim(claim) | _voices(claim, known.entities)
        row |= _place(claim, known.entities) | _about(claim, known)
        told = sorted(claim.casualties, key=_first)
        for figure in (told if every else told[:1]) or (None,):
            yield row | (_figure(figure) if figure else {})


@dataclass(frozen=True, slots=True)
class _Known:
    """What the rows need besides their claims: `events` and `origins` by claim, and the claims that a person judged."""

    articles: Mapping[str, Row]
    sources: Mapping[str, Source]
    entities: Mapping[str, Entity]
    events: Mapping[str, Event]
    origins: Mapping[str, str]
    judged: frozenset[str]


def _known(store: Store, claims: Collection[Claim]) -> _Known:
    articles = sorted({claim.article for claim in claims})
    events = described.events(store)
    about = {claim: event for event in events for claim in event.claims}
    named = {iri for claim in claims for iri in described.named(claim)}
    sources = described.sources(store, articles)
    return _Known(
        {article: _article(store, article) for article in articles},
        sources,
        entities(store, events, named | {source.outlet for source in sources.values() if source.outlet}),
        about,
        {origin.claim: origin.id for event in events for origin in event.assessment.origins},
        _judged(store),
    )


def _judged(store: Store) -> frozenset[str]:
    """The claims that a judgement by a person names, if it was not withdrawn."""
    found = judgements(store.quads(graph=GRAPH.judgements))
    withdrawn = {judgement.withdraws for judgement in found}
    standing = (one for one in found if one.at and one.verdict is not Verdict.WITHDRAWN and one.id not in withdrawn)
    return frozenset(claim for one in standing for claim in one.left + one.right)


def _first(figure: Casualties) -> tuple[int, bool, int, int]:
    """The main figure comes first."""
    outcome, group = list(Outcome).index(figure.outcome), list(VictimGroup).index(figure.group)
    return outcome, figure.group is not VictimGroup.PEOPLE, -(figure.min or figure.max or 0), group


def _about(claim: Claim, known: _Known) -> Row:
    """What follows from a claim's event: how near the outlet is to it, the claim's origin, whether it was judged."""
    event = known.events.get(claim.id)
    source = known.sources[claim.article]
    named = (filler.entity for filler in claim.roles.places)
    places = (known.entities.get(iri or "") for iri in (*named, *(event.places if event else ())))
    at = (where(place, known.entities) for place in places if place)
    country = next((place.country for place in at if place.country), None)
    return {
        "incident_id": event.id if event else None,
        "origin_id": known.origins.get(claim.id),
        "source_scale": scale(known.entities.get(source.outlet or ""), country),
        "review_status": "judged" if claim.id in known.judged else None,
    }


def _article(store: Store, article: str) -> Row:
    checksum = (lookup.text(store, article, SPDX.checksum) or "").removeprefix("sha256:")
    run = lookup.iri(store, ids.article_graph(checksum), PROV.wasGeneratedBy)
    agent = lookup.iri(store, run, PROV.wasAssociatedWith) if run else None
    published, url = lookup.text(store, article, SCHEMA.datePublished), lookup.text(store, article, SCHEMA.url) or ""
    return {
        "article_id": article,
        "outlet": joined(ref["label"] for ref in lookup.references(store, article, SCHEMA.publisher)),
        "published": published,
        "claim_date": published,
        "article_url": url,
        "archive_url": url if ARCHIVES.match(url) else None,
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
        "figures": joined(map(figure_words, claim.casualties)),
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
