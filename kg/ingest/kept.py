"""What the store keeps of an article: its graph, and which run it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from pyoxigraph import NamedNode, Quad

from kg import ids, rdf
from kg.errors import ArticleError
from kg.ingest.attempt import Extractor
from kg.model import Article, Extraction
from kg.store import Store
from kg.vocab import GRAPH, PROV


@dataclass(frozen=True, slots=True)
class Kept:
    """An article that the store has already, extracted by the same version."""

    article: Article


def marked(
    articles: Iterable[Article | ArticleError], store: Store, extract: Extractor
) -> Iterator[Article | ArticleError | Kept]:
    """The same articles, where those that the store has already are marked as kept."""
    for given in articles:
        yield Kept(given) if isinstance(given, Article) and _is_kept(given, store, extract) else given


def keep(store: Store, extraction: Extraction, extract: Extractor, clock: Callable[[], datetime]) -> int:
    """Replace an article's graph in one atomic step; how many quads it has.

    The run is written with it, once: a later run of the same version over the same article is the same run.
    """
    article = extraction.article
    quads = rdf.article_quads(extraction)
    run = () if _is_kept(article, store, extract) else _run(article, extract, clock())
    store.replace([ids.article_graph(article.sha256)], (*quads, *run))
    return len(quads)


def _run(article: Article, extract: Extractor, started: datetime) -> Iterable[Quad]:
    return rdf.run_quads(article, extractor=extract.name, version=extract.version, started=started)


def _is_kept(article: Article, store: Store, extract: Extractor) -> bool:
    run = NamedNode(ids.run(article.id, extract.name, extract.version))
    return any(store.quads(subject=run, predicate=PROV.used, graph=GRAPH.provenance))
