"""Judgements: which claims were held to be about one event or about different ones, by whom, and what stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg import ids
from kg.answers.paging import page
from kg.answers.relations import evidence
from kg.errors import UnknownName, UsageError
from kg.model import Verdict
from kg.rdf import lookup
from kg.rdf.lookup import Document
from kg.store import Store
from kg.vocab import CKG, GRAPH, PREFIXES, PROV, RDF, RDFS, SCHEMA

AUTHORS = ("person", "rule")
SIDES = {"left": CKG.left, "right": CKG.right}


@dataclass(frozen=True, slots=True)
class JudgementFilters:
    """Which judgements are wanted: each condition that is given must hold.

    `author` is person or rule; `verdict` a code (same, different, withdrawn); `about` the IRI of a claim, or of an
    event, which stands for its claims.
    """

    author: str | None = None
    verdict: str | None = None
    about: str | None = None


def judgements(
    store: Store, filters: JudgementFilters | None = None, *, limit: int = 100, cursor: str | None = None
) -> Document:
    """The judgements that pass the filters, those of persons first, by their time: `items` and `next`.

    A filter that makes no sense is a `UsageError`.
    """
    filters = filters or JudgementFilters()
    keys = [(made or "9999", iri) for iri, made in _found(store, filters)]
    chosen, following = page(keys, limit=limit, cursor=cursor)
    return {"items": [judgement(store, iri) for _, iri in chosen], "next": following}


def judgement(store: Store, iri: str) -> Document:
    """One judgement: verdict, the claims of both sides with their sentences and present events, by whom, why and when.

    `author` is "person" or "rule"; a rule's judgement has a `score` and no time (`at`). `stands` is false where it was
    taken back, by `withdrawn_by`. `UnknownName` where there is no such judgement.
    """
    if CKG.Judgement.value not in lookup.iris(store, iri, RDF.type):
        raise UnknownName("judgement", iri)
    taken_back = _withdrawn_by(store, iri)
    verdict, by = lookup.code(store, iri, CKG.verdict), lookup.text(store, iri, PROV.wasAttributedTo)
    sides = {name: [_side(store, one) for one in lookup.iris(store, iri, role)] for name, role in SIDES.items()}
    at = lookup.text(store, iri, PROV.generatedAtTime)
    return {
        "id": iri,
        "key": ids.key_of(iri),
        "kind": "judgement",
        "label": f"{verdict}, judged by {by}",
        "verdict": verdict,
        **sides,
        "author": "person" if at else "rule",
        "by": by,
        "why": lookup.text(store, iri, RDFS.comment),
        "at": at,
        "score": lookup.decimal(store, iri, CKG.score),
        "withdraws": lookup.iri(store, iri, CKG.withdraws),
        "withdrawn_by": taken_back,
        "stands": taken_back is None,
    }


def about(store: Store, claims: Iterable[str]) -> set[str]:
    """The judgements that name one of some claims."""
    return {
        iri
        for claim in claims
        for role in SIDES.values()
        for iri in lookup.subjects(store, role, claim, GRAPH.judgements)
    }


def _found(store: Store, filters: JudgementFilters) -> list[tuple[str, str | None]]:
    """The judgements that pass, each with its time."""
    if filters.author not in (None, *AUTHORS):
        raise UsageError(f"author {filters.author!r} is not one of {', '.join(AUTHORS)}")
    if filters.verdict not in (None, *Verdict):
        raise UsageError(f"verdict {filters.verdict!r} is not one of {', '.join(Verdict)}")
    found = _candidates(store, filters)
    if filters.verdict is not None:
        code = PREFIXES["code"] + filters.verdict
        found &= set(lookup.subjects(store, CKG.verdict, code, GRAPH.judgements))
    dated = [(iri, lookup.text(store, iri, PROV.generatedAtTime)) for iri in found]
    return [one for one in dated if filters.author in (None, "person" if one[1] else "rule")]


def _candidates(store: Store, filters: JudgementFilters) -> set[str]:
    if filters.about is not None:
        return about(store, lookup.iris(store, filters.about, CKG.reportedBy) or [filters.about])
    if filters.author == "person":
        node = PROV.generatedAtTime
        return {str(quad.subject)[1:-1] for quad in store.quads(None, node, None, GRAPH.judgements)}
    return set(lookup.subjects(store, RDF.type, CKG.Judgement.value, GRAPH.judgements))


def _side(store: Store, claim: str) -> Document:
    """A claim of one side: its sentence and the event that it is about today."""
    event = lookup.iri(store, claim, SCHEMA.about)
    known = next(store.quads(NamedNode(claim), RDF.type), None) is not None
    return {
        **evidence(store, claim),
        "key": ids.key_of(claim),
        "label": lookup.label(store, claim),
        "event": event,
        "known": known,
    }


def _withdrawn_by(store: Store, iri: str) -> str | None:
    """The judgement that takes one back and itself stands, None where there is none."""
    takers = lookup.subjects(store, CKG.withdraws, iri, GRAPH.judgements)
    return next((taker for taker in takers if _withdrawn_by(store, taker) is None), None)
