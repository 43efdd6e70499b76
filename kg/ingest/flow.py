"""The flow on one screen: each article is extracted and stored, then events are fused and readers see the result."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

from kg import history
from kg.errors import ArticleError, StoreFull
from kg.ingest import background, kept
from kg.ingest.attempt import Extractor
from kg.ingest.parallel import extractions
from kg.ingest.report import Report
from kg.model import Article, Extraction
from kg.registry import Registry
from kg.store import Store

Given = Article | ArticleError
Clock = Callable[[], datetime]


def ingest(
    articles: Iterable[Given],
    *,
    extract: Extractor,
    store: Store,
    registry: Registry,
    workers: int = 1,
    resume: bool = False,
    progress: Callable[[Report], None] = lambda _: None,
    clock: Clock = lambda: datetime.now(UTC),
) -> Report:
    """Store what articles say, each article in one atomic step, and work out their events; the report counts all of it.

    What was stored for an article before is archived and replaced; the same article, extracted by the same version,
    changes nothing. With `resume` such an article is passed over; one that was retracted is refused. `workers`
    processes extract at a time. A full disk stops the run with a `StoreFull` that says how many articles were kept.
    """
    report = Report()
    try:
        background.lay(store, registry)
        for report in _stored(articles, extract, store, workers=workers, resume=resume, clock=clock):
            progress(report)
        report = replace(report, events=history.settle(store))
        store.publish()
    except StoreFull as error:
        raise StoreFull(f"{error}; {report.articles} articles were kept, resume when there is space") from error
    return report


def _stored(
    articles: Iterable[Given], extract: Extractor, store: Store, *, workers: int, resume: bool, clock: Clock
) -> Iterator[Report]:
    """The report after each article."""
    report = Report()
    seen: set[str] = set()
    pending = kept.marked(articles, store, extract, resume=resume)
    for outcome in extractions(pending, extract, workers=workers):
        if isinstance(outcome, Extraction):
            quads = kept.keep(store, outcome, extract, clock)
            known = outcome.article.id in seen
            seen.add(outcome.article.id)
            report = report.repeating() if known else report.adding(outcome, quads=quads)
        elif isinstance(outcome, ArticleError):
            report = report.refusing(outcome)
        else:
            report = report.skipping()
        yield report
