"""What the store keeps of an article: its graph, and which run it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from pyoxigraph import NamedNode

from kg import history, ids, rdf
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
    articles: Iterable[Article | ArticleError], store: Store, extract: Extractor, *, resume: bool
) -> Iterator[Article | ArticleError | Kept]:
    """The same articles, where those that were retracted are refused, and with `resume` those stored marked as kept."""
    for given in articles:
        yield _marked(given, store, extract, resume=resume) if isinstance(given, Article) else given


def keep(store: Store, extraction: Extraction, extract: Extractor, clock: Callable[[], datetime]) -> int:
    """Replace an article's graph in one atomic step, and archive what it held; how many quads it has now.

    The run is written with it, once: a later run of the same version over the same article is the same run.
    """
    article, at = extraction.article, clock()
    quads = rdf.article_quads(extraction)
    run = ids.run(article.id, extract.name, extract.version)
    started = None if _has_been(store, run) else at
    said = rdf.run_quads(article, extractor=extract.name, version=extract.version, started=started)
    history.keep(store, ids.article_graph(article.sha256), quads, said, by=run, at=at)
    return len(quads)


def _marked(article: Article, store: Store, extract: Extractor, *, resume: bool) -> Article | ArticleError | Kept:
    if gone := history.retraction(store, ids.article_graph(article.sha256)):
        reason = f"retracted on {gone.at.date()}: {gone.why}"
        remedy = f"bring it back with: kg retract --undo {ids.key_of(article.id)}"
        return ArticleError(article.file, reason, remedy=remedy)
    return Kept(article) if resume and _is_kept(article, store, extract) else article


def _is_kept(article: Article, store: Store, extract: Extractor) -> bool:
    """Whether the article's graph holds what this version of the extractor found."""
    graph = NamedNode(ids.article_graph(article.sha256))
    run = NamedNode(ids.run(article.id, extract.name, extract.version))
    return any(store.quads(graph, PROV.wasGeneratedBy, run, GRAPH.provenance))


def _has_been(store: Store, run: str) -> bool:
    return any(store.quads(NamedNode(run), PROV.used, None, GRAPH.provenance))
