"""One error tree: whatever the project refuses, it refuses with one of these.

    KgError                      every error of this package; its text is one line for a person
    ├── UsageError               the call cannot be carried out as written           (exit code 2, HTTP 400)
    │   └── UnknownName          no entity, event, claim or article answers to it    (exit code 2, HTTP 404)
    ├── ArticleError             one article is refused; the others go on            (exit code 1, HTTP 422)
    ├── DataError                data that ships or is imported is malformed         (exit code 3, HTTP 500)
    ├── QueryError               a SPARQL query is malformed or forbidden            (exit code 2, HTTP 400)
    │   └── QueryLimit           a query went past a limit and was stopped           (exit code 3, HTTP 503)
    └── StoreError               the store cannot be opened, read or written         (exit code 3, HTTP 503)
        ├── StoreBusy            another process holds the folder for writing
        ├── StoreFull            the disk is full; nothing was half-written
        └── StoreVersion         the folder was written by a newer version

Facts stand in attributes, so that each edge (command line, HTTP) can phrase them once.
"""

from __future__ import annotations


class KgError(Exception):
    """Every error of this package; `str(error)` is one line for a person."""


class UsageError(KgError):
    """The call cannot be carried out as it is written."""


class UnknownName(UsageError):
    """Nothing in the store answers to a name or IRI."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"no {kind} is known as {name!r}")
        self.kind = kind
        self.name = name


class ArticleError(KgError):
    """One article is refused; its file, the line where known, the reason and the remedy."""

    def __init__(self, file: str, reason: str, *, remedy: str = "", line: int | None = None) -> None:
        where = file if line is None else f"{file}:{line}"
        super().__init__(f"{where}: {reason}" + (f"; {remedy}" if remedy else ""))
        self.file = file
        self.line = line
        self.reason = reason
        self.remedy = remedy


class DataError(KgError):
    """Data that ships with the package, or that a user imports, is malformed."""


class QueryError(KgError):
    """A SPARQL query is malformed or asks for something that is forbidden."""


class QueryLimit(QueryError):
    """A query went past a limit and was stopped; `limit` names it."""

    def __init__(self, limit: str, reason: str) -> None:
        super().__init__(reason)
        self.limit = limit


class StoreError(KgError):
    """The store cannot be opened, read or written."""


class StoreBusy(StoreError):
    """Another process holds the store's folder for writing."""


class StoreFull(StoreError):
    """The disk is full; the article being written was not stored, those before it were."""


class StoreVersion(StoreError):
    """The store's folder was written by a newer version of this package."""
