"""Extraction of many articles, in this process or spread over several; the order of the articles is kept."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from typing import TypeVar

from kg.errors import ArticleError
from kg.ingest.attempt import Extractor, Failure, attempt, attempts
from kg.model import Article, Extraction

Other = TypeVar("Other")
Result = Extraction | Failure

BATCH = 16
"""How many articles a worker are in work at a time; a failure costs at most such a batch a second try."""
SHARE = 4
"""How many of them a process is handed together."""
DIED = Failure("the process that extracted it died, perhaps out of memory", "leave it out, or give it more memory")


def extractions(
    articles: Iterable[Article | Other], extract: Extractor, *, workers: int = 1
) -> Iterator[Extraction | ArticleError | Other]:
    """What each article says, or its refusal, in the order of the articles; what is no article passes through."""
    if workers <= 1:
        yield from _merged(articles, BATCH, partial(attempts, extract))
        return
    crew = _Crew(workers)
    try:
        yield from _merged(articles, workers * BATCH, partial(crew.results, extract))
    finally:
        crew.close()


def _merged(
    articles: Iterable[Article | Other], size: int, results: Callable[[tuple[Article, ...]], Iterator[Result]]
) -> Iterator[Extraction | ArticleError | Other]:
    """The results of the articles, extracted some at a time, among what is no article."""
    source = iter(articles)
    while batch := tuple(islice(source, size)):
        found = results(tuple(given for given in batch if isinstance(given, Article)))
        for given in batch:
            yield _named(given, next(found)) if isinstance(given, Article) else given


class _Crew:
    """Processes that extract; they are started anew when one of them dies."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._pool = _pool(workers)

    def results(self, extract: Extractor, articles: tuple[Article, ...]) -> Iterator[Result]:
        """One result an article, in order. After a death the rest goes one by one, so that it shows whose it was."""
        done = 0
        parts = [articles[start : start + SHARE] for start in range(0, len(articles), SHARE)]
        try:
            for part in self._pool.map(partial(_listed, extract), parts):
                for result in part:
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


def _listed(extract: Extractor, articles: tuple[Article, ...]) -> list[Result]:
    """What `attempts` gives, as a value that can be sent to another process."""
    return list(attempts(extract, articles))


def _pool(workers: int) -> ProcessPoolExecutor:
    """Processes started afresh (no state is inherited), in which an interrupt is left to the parent."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_ignore_interrupts)


def _ignore_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _named(article: Article, result: Result) -> Extraction | ArticleError:
    return result.of(article) if isinstance(result, Failure) else result
