"""The one border where a failure of an extractor becomes the refusal of one article (see docs/decisions)."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kg.errors import ArticleError
from kg.model import Article, Extraction

FAILURES = (ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, TypeError, ValueError)
"""What a text that its author did not think of can raise in an extractor; anything else ends the run."""


class Extractor(Protocol):
    """From one article to what it says: a pure function with a name and a version.

    It must be picklable where more than one worker is asked for.
    """

    @property
    def name(self) -> str:
        """What provenance calls it."""

    @property
    def version(self) -> str:
        """Changes whenever the same article may give another result."""

    def __call__(self, article: Article, /) -> Extraction:
        """What the article says; an article that it cannot read is an `ArticleError`."""

    def batch(self, articles: Sequence[Article], /) -> Iterator[Extraction]:
        """What each of some articles says, in order, as a call would say it; the first that it cannot read ends it."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why an article was given up. A plain value, as it crosses from one process to another."""

    reason: str
    remedy: str

    def of(self, article: Article) -> ArticleError:
        """The refusal of that article."""
        return ArticleError(article.file, self.reason, remedy=self.remedy)


def attempts(extract: Extractor, articles: Sequence[Article]) -> Iterator[Extraction | Failure]:
    """One result an article, in order. After a failure the rest goes one by one, so that it shows whose it was."""
    done = 0
    found = extract.batch(articles)
    while done < len(articles):
        try:
            extraction = next(found)
        except (ArticleError, *FAILURES):
            break
        done += 1
        yield extraction
    for article in articles[done:]:
        yield attempt(extract, article)


def attempt(extract: Extractor, article: Article) -> Extraction | Failure:
    """What the article says, or why that was given up: the error and the line of code that raised it."""
    try:
        return extract(article)
    except ArticleError as error:
        return Failure(error.reason, error.remedy)
    except FAILURES as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        told = f"{type(error).__name__}: {error}".splitlines()[0]
        reason = f"the extractor failed on it ({told}, in {Path(frame.filename).name} line {frame.lineno})"
        return Failure(reason, "report this with the article")
