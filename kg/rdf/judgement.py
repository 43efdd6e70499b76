"""Judgements to quads and back: what was judged, by whom or by which rule, why and when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Judgement, Verdict
from kg.rdf import terms
from kg.rdf.facts import Facts, required
from kg.rdf.terms import Writer
from kg.vocab import CKG, GRAPH, PROV, RDF, RDFS, XSD


def judgement_quads(judgements: Iterable[Judgement]) -> tuple[Quad, ...]:
    """Judgements, in `graph:judgements`."""
    out = Writer(GRAPH.judgements)
    for judgement in judgements:
        _judgement(out, judgement)
    return tuple(out)


def judgements(quads: Iterable[Quad]) -> tuple[Judgement, ...]:
    """The judgements that quads hold, in the order of their IRIs."""
    facts = Facts(quads)
    return tuple(_read(facts, node) for node in facts.of_type(CKG.Judgement))


def _judgement(out: Writer, judgement: Judgement) -> None:
    iri, at = judgement.id, judgement.at
    out.add(iri, RDF.type, CKG.Judgement)
    out.add(iri, CKG.verdict, terms.code(judgement.verdict))
    for predicate, claims in ((CKG.left, judgement.left), (CKG.right, judgement.right)):
        for claim in claims:
            out.add(iri, predicate, claim)
    out.add(iri, PROV.wasAttributedTo, terms.text(judgement.by))
    out.add(iri, RDFS.comment, terms.text(judgement.why, "en") if judgement.why else None)
    out.add(iri, PROV.generatedAtTime, Literal(at.isoformat(), datatype=XSD.dateTime) if at else None)
    out.add(iri, CKG.score, None if judgement.score is None else terms.decimal(judgement.score, 3))
    out.add(iri, CKG.withdraws, judgement.withdraws)


def _read(facts: Facts, node: NamedNode) -> Judgement:
    withdrawn = facts.iri(node, CKG.withdraws)
    return Judgement(
        id=node.value,
        verdict=required(facts.code(node, CKG.verdict, Verdict), node, "verdict"),
        left=tuple(claim.value for claim in facts.iris(node, CKG.left)),
        right=tuple(claim.value for claim in facts.iris(node, CKG.right)),
        by=required(facts.text(node, PROV.wasAttributedTo), node, "author"),
        why=facts.text(node, RDFS.comment) or "",
        at=facts.read(node, PROV.generatedAtTime, datetime.fromisoformat),
        score=facts.read(node, CKG.score, float),
        withdraws=withdrawn.value if withdrawn else None,
    )
