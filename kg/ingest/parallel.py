"""Extraction of many articles, in this process or spread over several; the order of the articles is kept."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from typing import TypeVar

from kg.errors import ArticleError
from kg.ingest.attempt import Extractor, Failure, attempt
from kg.model import Article, Extraction

Other = TypeVar("Other")
Result = Extraction | Failure

BATCH = 16
"""How many articles a worker are handed out at a time; a process that dies costs at most such a batch a second try."""
DIED = Failure("the process that extracted it died, perhaps out of memory", "leave it out, or give it more memory")


def extractions(
    articles: Iterable[Article | Other], extract: Extractor, *, workers: int = 1
) -> Iterator[Extraction | ArticleError | Other]:
    """What each article says, or its refusal, in the order of the articles; what is no article passes through."""
    if workers <= 1:
        for given in articles:
            yield _named(given, attempt(extract, given)) if isinstance(given, Article) else given
        return
    crew = _Crew(workers)
    source = iter(articles)
    try:
        while batch := tuple(islice(source, workers * BATCH)):
            results = crew.results(extract, tuple(given for given in batch if isinstance(given, Article)))
            for given in batch:
                yield _named(given, next(results)) if isinstance(given, Article) else given
    finally:
        crew.close()


class _Crew:
    """Processes that extract; they are started anew when one of them dies."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool = _pool(workers)

    def results(self, extract: Extractor, articles: tuple[Article, ...]) -> Iterator[Result]:
        """One result an article, in order. After a death the rest goes one by one, so that it shows whose it was."""
        done = 0
        try:
            for result in self._pool.map(partial(attempt, extract), articles):
                done += 1
                yield result
        except BrokenProcessPool:
            self._start_anew()
            for article in articles[done:]:
                yield self._one(extract, article)

    def close(self) -> None:
        """End the processes, without waiting for work that nobody will read."""
        self._pool.shutdown(cancel_futures=True)

    def _one(self, extract: Extractor, article: Article) -> Result:
        try:
            return self._pool.submit(attempt, extract, article).result()
        except BrokenProcessPool:
            self._start_anew()
            return DIED

    def _start_anew(self) -> None:
        self.close()
        self._pool = _pool(self._workers)


def _pool(workers: int) -> ProcessPoolExecutor:
    """Processes started afresh (no state is inherited), in which an interrupt is left to the parent."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_ignore_interrupts)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _named(article: Article, result: Result) -> Extraction | ArticleError:
    return result.of(article) if isinstance(result, Failure) else result
