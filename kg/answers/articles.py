"""Articles and those who publish them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pyoxigraph import Literal, NamedNode

from kg import ids
from kg.answers.claims import claim, in_text_order
from kg.answers.paging import page
from kg.answers.queries import rows
from kg.errors import UnknownName
from kg.rdf import lookup
from kg.rdf.lookup import Document
from kg.store import Store
from kg.vocab import CKG, GAF, RDF, SCHEMA, SPDX


@dataclass(frozen=True, slots=True)
class ArticleFilters:
    """Which articles are wanted: those of an `outlet` (an IRI), published `since` and `until` a day, both inclusive."""

    outlet: str | None = None
    since: date | None = None
    until: date | None = None


def articles(
    store: Store, filters: ArticleFilters | None = None, *, limit: int = 100, cursor: str | None = None
) -> Document:
    """The articles that pass the filters, by day of publication, those without one last: `items` and `next`."""
    filters = filters or ArticleFilters()
    if filters.outlet is None:
        found = lookup.subjects(store, RDF.type, SCHEMA.NewsArticle.value)
    else:
        found = lookup.subjects(store, SCHEMA.publisher, filters.outlet)
    dated = [(lookup.text(store, iri, SCHEMA.datePublished) or "9999", iri) for iri in found]
    low, high = (filters.since or date.min).isoformat(), filters.until.isoformat() if filters.until else "9999"
    chosen, following = page([key for key in dated if low <= key[0] <= high], limit=limit, cursor=cursor)
    return {"items": [_head(store, iri) for _, iri in chosen], "next": following}


def article(store: Store, iri: str) -> Document:
    """One article: its text, the annotations on it, and the claims it makes, both in the order of the text.

    `UnknownName` where the store has no such article.
    """
    if SCHEMA.NewsArticle.value not in lookup.iris(store, iri, RDF.type):
        raise UnknownName("article", iri)
    head = _head(store, iri)
    graph = NamedNode(ids.article_graph(head["sha256"]))
    said = [claim(store, one) for one in lookup.subjects(store, SCHEMA.appearance, iri)]
    annotations = [_annotation(store, one, graph) for one in lookup.subjects(store, CKG.mentionKind, None, graph)]
    return head | {
        "text": lookup.text(store, iri, SCHEMA.text),
        "annotations": sorted(annotations, key=lambda one: (one["start"], one["end"], one["id"])),
        "claims": sorted(said, key=in_text_order),
    }


def outlets(store: Store, *, limit: int = 100, cursor: str | None = None) -> Document:
    """Who publishes articles in the store, by name, with the number of articles: `items` and `next`."""
    counts: dict[str, int] = {}
    for row in rows(store, "outlets"):
        outlet, number = row["outlet"], row["articles"]
        if isinstance(outlet, NamedNode) and isinstance(number, Literal):
            counts[outlet.value] = int(number.value)
    named = [(lookup.label(store, iri), iri) for iri in counts]
    chosen, following = page(named, limit=limit, cursor=cursor)
    items = [
        {"id": iri, "key": ids.key_of(iri), "kind": "outlet", "label": name, "articles": counts[iri]}
        for name, iri in chosen
    ]
    return {"items": items, "next": following}


def _head(store: Store, iri: str) -> Document:
    outlet = lookup.iri(store, iri, SCHEMA.publisher)
    return {
        "id": iri,
        "key": ids.key_of(iri),
        "kind": "article",
        "title": lookup.text(store, iri, SCHEMA.headline),
        "outlet": None if outlet is None else lookup.reference(store, outlet),
        "byline": lookup.text(store, iri, SCHEMA.author),
        "published": lookup.text(store, iri, SCHEMA.datePublished),
        "published_basis": lookup.code(store, iri, CKG.dateBasis),
        "language": lookup.text(store, iri, SCHEMA.inLanguage),
        "url": lookup.text(store, iri, SCHEMA.url),
        "file": lookup.text(store, iri, SPDX.fileName),
        "sha256": (lookup.text(store, iri, SPDX.checksum) or "").removeprefix("sha256:"),
        "claim_count": len(lookup.subjects(store, SCHEMA.appearance, iri)),
    }


def _annotation(store: Store, iri: str, graph: NamedNode) -> Document:
    said = lookup.quote(store, iri)
    entities = lookup.subjects(store, GAF.denotedBy, iri, graph)
    return {
        "id": iri,
        "kind": lookup.code(store, iri, CKG.mentionKind),
        "start": said["start"],
        "end": said["end"],
        "text": said["quote"],
        "label": lookup.label(store, iri),
        "entity": entities[0] if entities else None,
    }
