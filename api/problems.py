"""Errors as RFC 9457 problem details: one table from the error tree to status, name and title."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from kg.errors import ArticleError, DataError, KgError, QueryError, QueryLimit, StoreError, UnknownName, UsageError
from kg.ids import BASE

MEDIA_TYPE = "application/problem+json"
TYPES = BASE + "problem/"
RETRY_SECONDS = 2
MOVED = 308


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong, for a program (`status`, `name`, `facts`) and for a person (`title`, `detail`)."""

    status: int
    name: str
    title: str
    detail: str
    facts: dict[str, Any] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        """The members that RFC 9457 names, and the facts."""
        named = {"type": TYPES + self.name, "title": self.title, "status": self.status, "detail": self.detail}
        return named | self.facts

    def plain(self) -> dict[str, Any]:
        """The problem as JSON that `Problem(**plain)` reads back."""
        return asdict(self)


class ProblemError(KgError):
    """A refusal that is a problem already."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.detail)
        self.problem = problem


class NotAcceptableError(UsageError):
    """No representation is offered that the request accepts."""


TABLE: tuple[tuple[type[KgError], int, str, str], ...] = (
    (NotAcceptableError, 406, "not-acceptable", "No representation that is asked for is offered"),
    (UnknownName, 404, "unknown-name", "Nothing answers to this name"),
    (UsageError, 400, "bad-request", "The request cannot be carried out as written"),
    (ArticleError, 422, "article-refused", "The article is refused"),
    (QueryLimit, 503, "query-limit", "The query went past a limit and was stopped"),
    (QueryError, 400, "bad-query", "The query is malformed or forbidden"),
    (StoreError, 503, "store-unavailable", "The store cannot be read now"),
    (DataError, 500, "bad-data", "Data of the service is malformed"),
    (KgError, 500, "internal", "The service failed"),
)
"""Errors, the more special first, with what they are over HTTP."""


def of(error: KgError) -> Problem:
    """The problem that an error is."""
    if isinstance(error, ProblemError):
        return error.problem
    status, name, title = next(row[1:] for row in TABLE if isinstance(error, row[0]))
    facts = {"limit": error.limit} if isinstance(error, QueryLimit) else {}
    return Problem(status, name, title, str(error), facts)


def moved(key: str) -> Problem:
    """That an event has another name today, its `key`; `api.app` makes a redirection of it."""
    return Problem(MOVED, "moved", "The event has another name today", f"it is now {key}", {"key": key})


INTERNAL = Problem(500, "internal", "The service failed", "this is a fault of the service; its log has the particulars")
