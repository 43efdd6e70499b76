"""From any answer back to the sentences it rests on."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode

from kg import ids
from kg.answers.claims import claim, in_text_order, ledger, source
from kg.answers.entities import entity
from kg.answers.events import event
from kg.answers.graphs import HELD, graph
from kg.answers.queries import rows
from kg.answers.relations import evidence
from kg.errors import UnknownName
from kg.rdf import lookup
from kg.rdf.lookup import Document
from kg.store import Store
from kg.vocab import CKG, GAF, PROV, SCHEMA, SPDX


def explain(store: Store, iri: str) -> Document:
    """Why the store knows of a thing: `kind`, what is known (`about`), and the `claims` or `quotes` behind it.

    An event leads to its claims, a claim to its sentence with article, check sum and run, a casualty figure to its
    claim, an entity, a mention and an article to what names them. Of an entity, the first 20 quotes and the first 20
    claims are given, by day of publication and place in the text; `about` has the counts. Of a named graph, what it
    holds is said. `UnknownName` where the store has nothing of it.
    """
    kind = lookup.kind_of(iri)
    if kind == "event":
        return {"kind": kind, "about": event(store, iri), "claims": [_traced(store, one) for one in ledger(store, iri)]}
    if kind == "claim":
        return {"kind": kind, "about": lookup.reference(store, iri), "claims": [_traced(store, claim(store, iri))]}
    if kind == "figure":
        behind = lookup.subjects(store, CKG.casualties, iri)
        return _of_claims(store, kind, iri, behind)
    if kind in ("actor", "place", "outlet"):
        return _of_entity(store, kind, iri)
    if NamedNode(iri) in HELD:
        return {"kind": kind, "about": graph(store, iri)}
    return _other(store, kind, iri)


def explain_triple(store: Store, subject: str, predicate: str, value: str, *, behind: Iterable[str] = ()) -> Document:
    """The claims behind one triple, and the named graphs that state it.

    `value` is an IRI or the text of a literal. The triple may be stated (by a claim, an event, the registry) or be what
    relation claims say (Russia, ckg:backs, Syria). `behind` are claims that are known to give it: which these are for a
    value of an event is for the rules to say that made it. `UnknownName` where nothing states it.
    """
    graphs = _stating(store, subject, predicate, value)
    behind = {*behind, *_relation_claims(store, subject, predicate, value)}
    if lookup.kind_of(subject) == "claim" and graphs:
        behind.add(subject)
    if not graphs and not behind:
        raise UnknownName("triple", f"{subject} {predicate} {value}")
    return {
        "triple": {"subject": subject, "predicate": predicate, "object": value},
        "graphs": graphs,
        "claims": [_traced(store, claim(store, iri)) for iri in sorted(behind)],
    }


def provenance(store: Store, sha256: str) -> Document | None:
    """The run that found what an article's graph holds: extractor, version, start; None where none is recorded."""
    run = lookup.iri(store, ids.article_graph(sha256), PROV.wasGeneratedBy)
    if run is None:
        return None
    agent = lookup.iri(store, run, PROV.wasAssociatedWith) or run
    return {
        "id": run,
        "extractor": lookup.label(store, agent),
        "version": lookup.text(store, agent, SCHEMA.softwareVersion),
        "started": lookup.text(store, run, PROV.startedAtTime),
    }


def _traced(store: Store, told: Document) -> Document:
    """A claim with the run that found it."""
    return told | {"run": provenance(store, told["article"]["sha256"]) if told["article"] else None}


def _of_entity(store: Store, kind: str, iri: str) -> Document:
    """An entity with the first of what names it and of what is claimed about or by it."""
    about = entity(store, iri)
    mentions = _first(store, "entity-mentions", "mention", iri)
    told = [claim(store, one) for one in _first(store, "entity-claims", "claim", iri)]
    return {
        "kind": kind,
        "about": about,
        "quotes": [_titled(store, lookup.quote(store, one)) for one in mentions],
        "claims": [_traced(store, one) for one in sorted(told, key=in_text_order)],
    }


def _first(store: Store, query: str, variable: str, iri: str) -> list[str]:
    """The IRIs that a query gives for an entity, in its order, each once."""
    found = (row[variable] for row in rows(store, query, entity=NamedNode(iri)))
    return list(dict.fromkeys(term.value for term in found if isinstance(term, NamedNode)))


def _titled(store: Store, quote: Document) -> Document:
    """A quote with the title and day of its article."""
    told = source(store, quote["article"])["article"] or dict.fromkeys(("label", "published", "published_basis"))
    return quote | {"title": told["label"], "published": told["published"], "published_basis": told["published_basis"]}


def _of_claims(store: Store, kind: str, iri: str, behind: list[str]) -> Document:
    if not behind:
        raise UnknownName(kind, iri)
    claims = [_traced(store, claim(store, one)) for one in behind]
    return {"kind": kind, "about": {"id": iri, "label": lookup.local(iri)}, "claims": claims}


def _other(store: Store, kind: str, iri: str) -> Document:
    """An article, mention or run, or anything else that has a type."""
    node = NamedNode(iri)
    if next(store.quads(node), None) is None:
        raise UnknownName(kind or "thing", iri)
    said = lookup.quote(store, iri)
    named = sorted(lookup.subjects(store, GAF.denotedBy, iri))
    claims = [one for one in named if lookup.kind_of(one) == "claim"]
    sha256 = (lookup.text(store, iri, SPDX.checksum) or "").removeprefix("sha256:")
    if kind == "article":
        claims = lookup.subjects(store, SCHEMA.appearance, iri)
    return {
        "kind": kind or "thing",
        "about": lookup.reference(store, iri),
        "names": [lookup.reference(store, one) for one in named if one not in claims],
        "quotes": [_titled(store, said)] if said["quote"] is not None else [],
        "claims": [evidence(store, one) for one in claims],
        "run": provenance(store, sha256) if sha256 else None,
    }


def _stating(store: Store, subject: str, predicate: str, value: str) -> list[str]:
    """The named graphs that state a triple."""
    found = store.quads(NamedNode(subject), NamedNode(predicate))
    return sorted({str(getattr(quad.graph_name, "value", "")) for quad in found if _text(quad.object) == value})


def _text(term: object) -> str | None:
    """The IRI of a node, the text of a literal."""
    return term.value if isinstance(term, NamedNode | Literal) else None


def _relation_claims(store: Store, subject: str, predicate: str, value: str) -> list[str]:
    saying = set(lookup.subjects(store, CKG.subject, subject))
    return [
        iri
        for iri in sorted(saying)
        if predicate in lookup.iris(store, iri, CKG.relation) and value in lookup.iris(store, iri, CKG.object)
    ]
