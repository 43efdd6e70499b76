"""Everything that one article says, as one JSON object: mentions and claims with their offsets."""

from __future__ import annotations

from typing import Any

from kg.model import Article, Casualties, Claim, Claimant, ClaimKind, Extraction, Filler, Mention, When

Json = dict[str, Any]


def extraction_json(extraction: Extraction) -> Json:
    """The article, its mentions and its claims; offsets count Unicode characters in the article's text.

    Entities and mentions are IRIs or null. The roles of a relation claim have `subjects` and `objects` besides.
    """
    return {
        "article": _article(extraction.article),
        "mentions": [_mention(mention) for mention in extraction.mentions],
        "claims": [_claim(claim) for claim in extraction.claims],
    }


def _article(article: Article) -> Json:
    return {
        "file": article.file,
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "published": article.published.day.isoformat() if article.published.day else None,
        "published_basis": article.published.basis,
        "language": article.language,
        "sha256": article.sha256,
    }


def _mention(mention: Mention) -> Json:
    return {
        "id": mention.id,
        "kind": mention.kind.value,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "entity": mention.entity,
        "label": mention.label,
    }


def _claim(claim: Claim) -> Json:
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "type": claim.type,
        "trigger": list(claim.trigger),
        "roles": _roles(claim),
        "when": _when(claim.when),
        "casualties": [_casualties(figure) for figure in claim.casualties],
        "claimants": [_claimant(claimant) for claimant in claim.claimants],
        "cue": list(claim.cue) if claim.cue else None,
        "content": [list(span) for span in claim.content],
        "modality": claim.modality.value,
        "aggregate": claim.aggregate,
        "quote": claim.evidence.quote,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "extractor": claim.extractor,
        "confidence": claim.confidence,
    }


def _roles(claim: Claim) -> Json:
    roles = claim.roles
    parts = {
        "initiators": roles.initiators,
        "targets": roles.targets,
        "victims": roles.victims,
        "places": roles.places,
        "weapons": roles.weapons,
    }
    if claim.kind is ClaimKind.RELATION:
        parts |= {"subjects": roles.subjects, "objects": roles.objects}
    return {name: [_filler(filler) for filler in fillers] for name, fillers in parts.items()}


def _filler(filler: Filler) -> Json:
    return {"label": filler.label, "entity": filler.entity, "mention": filler.mention}


def _claimant(claimant: Claimant) -> Json:
    return {"label": claimant.label, "entity": claimant.entity, "start": claimant.start, "end": claimant.end}


def _when(when: When) -> Json:
    return {
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
        "precision": when.precision.value,
        "mention": when.mention,
    }


def _casualties(figure: Casualties) -> Json:
    return {
        "outcome": figure.outcome.value,
        "group": figure.group.value,
        "min": figure.min,
        "max": figure.max,
        "basis": figure.basis.value,
        "mention": figure.mention,
    }
