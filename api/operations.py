"""What a worker can be asked for: one table from names to functions. The web process knows the names alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pyoxigraph import RdfFormat, parse

import ontology
from api import negotiation, representations
from api.asking import Asked, days_of, event_of, iri_of, iris_of, some
from api.frames import Outgoing
from api.generation import Generation
from api.list_page import operation_page
from api.service_description import service
from api.sparql import sparql
from kg import accounts, answers, graph
from kg.answers import EventFilters
from kg.export import export
from kg.graph.neighbourhood import Graph
from kg.rdf.written import written

Document = dict[str, Any]
PAGING = ("limit", "cursor")
ENTITIES = ("actor", "place", "outlet")
NODES = (*ENTITIES, "event")
THINGS = (*NODES, "claim", "judgement", "article", "mention", "figure", "run", "graph")
"""Kinds of things that a parameter may name, that of a bare key first."""


def _search(generation: Generation, asked: Asked) -> Document:
    names, kind = generation.names, asked.get("kind")
    return answers.search(generation.store, asked.get("q", ""), kind=kind, names=names, **some(asked, *PAGING))


def _entity(generation: Generation, asked: Asked) -> Document:
    return answers.entity(generation.store, iri_of(asked))


def _relations(generation: Generation, asked: Asked) -> Document:
    iri = answers.entity(generation.store, iri_of(asked))["id"]
    filters = answers.RelationFilters(**some(asked, "predicate", "direction"))
    return answers.relations(generation.store, iri, filters, **some(asked, *PAGING))


def _events(generation: Generation, asked: Asked) -> Document:
    return answers.events(generation.store, _filters(generation, asked), **some(asked, *PAGING))


def _filters(generation: Generation, asked: Asked) -> EventFilters:
    plain = some(asked, "type", "role", "bbox", "near", "killed_min", "grade")
    named = iris_of(generation, asked, actor=("actor",), place=("place",), claimant=ENTITIES, outlet=("outlet",))
    return EventFilters(**plain, **named, **days_of(asked))


def _event(generation: Generation, asked: Asked) -> Document:
    return answers.event(generation.store, event_of(generation, asked))


def _ledger(generation: Generation, asked: Asked) -> Document:
    event = answers.event(generation.store, event_of(generation, asked))
    return {"event": event, "claims": answers.ledger(generation.store, event["id"])}


def _claims(generation: Generation, asked: Asked) -> Document:
    plain = some(asked, "kind", "type", "modality")
    texts = iris_of(generation, asked, article=("article",), event=("event",), outlet=("outlet",))
    named = texts | iris_of(generation, asked, claimant=ENTITIES, entity=ENTITIES)
    return answers.claims(generation.store, answers.ClaimFilters(**plain, **named), **some(asked, *PAGING))


def _claim(generation: Generation, asked: Asked) -> Document:
    return answers.claim(generation.store, iri_of(asked))


def _articles(generation: Generation, asked: Asked) -> Document:
    filters = answers.ArticleFilters(**iris_of(generation, asked, outlet=("outlet",)), **days_of(asked))
    return answers.articles(generation.store, filters, **some(asked, *PAGING))


def _article(generation: Generation, asked: Asked) -> Document:
    return answers.article(generation.store, iri_of(asked))


def _outlets(generation: Generation, asked: Asked) -> Document:
    return answers.outlets(generation.store, **some(asked, *PAGING))


def _explain(generation: Generation, asked: Asked) -> Document:
    if "iri" in asked:
        return accounts.explain(generation.store, iris_of(generation, asked, iri=THINGS)["iri"])
    if "left" in asked:
        pair = iris_of(generation, asked, left=("claim",), right=("claim",))
        return accounts.explain_pair(generation.store, pair["left"], pair["right"])
    subject, predicate = iris_of(generation, asked, s=THINGS)["s"], answers.resolve("thing", asked["p"])
    return accounts.explain_triple(generation.store, subject, predicate, answers.expand(asked["o"]))


def _judgements(generation: Generation, asked: Asked) -> Document:
    named = iris_of(generation, asked, about=("event", "claim"))
    filters = answers.JudgementFilters(**some(asked, "author", "verdict"), **named)
    return answers.judgements(generation.store, filters, **some(asked, *PAGING))


def _judgement(generation: Generation, asked: Asked) -> Document:
    return answers.judgement(generation.store, iri_of(asked))


def _compare(generation: Generation, asked: Asked) -> Document:
    among = _among(generation, asked)
    found = answers.disagreements(generation.store, among) if among else generation.disagreements
    return answers.compared(generation.store, found, **some(asked, "by", *PAGING))


def _mirrors(generation: Generation, asked: Asked) -> Document:
    among = _among(generation, asked)
    found = answers.reflections(generation.store, among) if among else generation.reflections
    return answers.mirrored(found, **some(asked, *PAGING))


def _versions(generation: Generation, asked: Asked) -> Document:
    left, right = (iris_of(generation, {"outlet": name}, outlet=("outlet",))["outlet"] for name in asked["outlet"])
    return answers.side_by_side(generation.store, (left, right), _among(generation, asked), **some(asked, *PAGING))


def _among(generation: Generation, asked: Asked) -> EventFilters | None:
    """The events among which to compare, None for all: here `outlet` names what is compared."""
    filters = _filters(generation, {name: value for name, value in asked.items() if name != "outlet"})
    return None if filters == EventFilters() else filters


def _ready(generation: Generation, asked: Asked) -> Document:  # noqa: ARG001  (the shape of all operations)
    return {"status": "ready", "empty": next(generation.store.quads(), None) is None}


DOCUMENTS: dict[str, Callable[[Generation, Asked], Document]] = {
    "search": _search,
    "entity": _entity,
    "relations": _relations,
    "events": _events,
    "event": _event,
    "ledger": _ledger,
    "claims": _claims,
    "claim": _claim,
    "articles": _articles,
    "article": _article,
    "outlets": _outlets,
    "explain": _explain,
    "compare": _compare,
    "mirrors": _mirrors,
    "versions": _versions,
    "judgements": _judgements,
    "judgement": _judgement,
    "ready": _ready,
}
"""Operations that give one JSON document, which is then put into the format asked for."""


def document(generation: Generation, asked: Asked, out: Outgoing) -> None:
    """Answer with a document in `asked["format"]`."""
    name = asked["format"]
    found = DOCUMENTS[asked["operation"]](generation, asked)
    out.begin(negotiation.MEDIA_TYPES[name], next=found.get("next"))
    if name in representations.RDF:
        out.write(representations.rdf(generation.store, found.get("about", found)["id"], name))
    elif name == "html" and (text := operation_page(asked, found)):
        out.write(text.encode("utf-8", "replace"))
    else:
        out.write(representations.EVENTS[name](found))


def neighbourhood(generation: Generation, asked: Asked, out: Outgoing) -> None:
    """Answer with what surrounds an entity or event."""
    predicates = frozenset(name for name in asked.get("predicates", "").split(",") if name)
    centre = event_of(generation, asked) if asked["kind"] == "event" else iri_of(asked)
    found = graph.neighbourhood(
        generation.store, centre, predicates=predicates, **some(asked, "hops", "limit"), **days_of(asked)
    )
    _write_graph(found, asked["format"], out)


def paths(generation: Generation, asked: Asked, out: Outgoing) -> None:
    """Answer with the shortest evidence-backed paths between two entities."""
    ends = iris_of(generation, asked, **{"from": NODES, "to": NODES})
    found = graph.paths(generation.store, ends["from"], ends["to"], **some(asked, "max_hops", "count"))
    if asked["format"] == "json":
        out.begin("application/json")
        out.write(representations.as_json(graph.paths_document(found)))
    else:
        _write_graph(found, asked["format"], out)


def ontology_file(generation: Generation, asked: Asked, out: Outgoing) -> None:  # noqa: ARG001
    """Answer with a file of the ontology, as it is written or in another RDF format."""
    name = asked["format"]
    content = ontology.path(f"{asked['file']}.ttl").read_bytes()
    out.begin(negotiation.MEDIA_TYPES[name])
    if name != "ttl":
        triples = [quad.triple for quad in parse(content, RdfFormat.TURTLE)]
        content = written(triples, representations.RDF[name])
    out.write(content)


def exported(generation: Generation, asked: Asked, out: Outgoing) -> None:
    """Answer with the whole graph in one of the formats of `kg.export`."""
    out.begin(asked["media_type"])
    export(generation.store, asked["format"], out.file)


OPERATIONS: dict[str, Callable[[Generation, Asked, Outgoing], None]] = {
    **dict.fromkeys(DOCUMENTS, document),
    "sparql": sparql,
    "service": service,
    "export": exported,
    "neighbourhood": neighbourhood,
    "paths": paths,
    "ontology": ontology_file,
}
"""Everything that a worker can be asked for."""


def _write_graph(found: Graph, name: str, out: Outgoing) -> None:
    media, write = graph.WRITERS[name]
    out.begin(media)
    out.write(write(found))
