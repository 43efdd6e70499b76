"""The port: what every store offers, whatever holds its quads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import TracebackType
from typing import Protocol, Self

import rdflib
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, QuerySolutions, QueryTriples

Answer = QuerySolutions | QueryBoolean | QueryTriples
"""What a query gives: rows for SELECT, a truth value for ASK, triples for CONSTRUCT and DESCRIBE."""


class Store(Protocol):
    """Quads in named graphs, written by one process and read by many; use it in a `with` statement, or close it."""

    @property
    def dataset(self) -> rdflib.Dataset:
        """The same quads as an rdflib Dataset; its default graph is the union of all graphs, prefixes are bound.

        String queries run in the engine; a prepared query is a `QueryError`, as it would run in Python. In an update,
        name graphs with GRAPH: the union holds for queries alone.
        """

    def replace(self, graphs: Iterable[str], quads: Iterable[Quad]) -> None:
        """Make `graphs` hold just those of `quads` that name them, and add the others, in one atomic step.

        Writing what is there already writes nothing. A full disk is a `StoreFull`, and then nothing has changed.
        """

    def amend(self, gone: Iterable[Quad], new: Iterable[Quad]) -> None:
        """Take away the quads `gone` and add those of `new`, in one atomic step; a quad in both stays.

        What is not there need not be taken away, what is there is not written again. A full disk is a `StoreFull`, and
        then nothing has changed.
        """

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,  # noqa: A002  (RDF's own word)
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """The quads that match; None matches anything."""

    def query(self, sparql: str, **bindings: NamedNode | Literal) -> Answer:
        """The answer to a SPARQL 1.1 query, where `bindings` give variables a value.

        The default graph is the union of all graphs, where a triple that stands in two graphs is found twice: ask for
        DISTINCT. The prefixes of `kg.vocab.PREFIXES` are declared. A malformed query, and one that asks another server
        (SERVICE), is a `QueryError`.
        """

    def update(self, sparql: str) -> None:
        """Carry out a SPARQL 1.1 update; malformed, or with LOAD or SERVICE in it, it is a `QueryError`."""

    def publish(self) -> None:
        """Let readers see what has been written; in memory there is nothing to do."""

    def close(self) -> None:
        """Let go of what the store holds; using it afterwards is a `StoreError`."""

    def __enter__(self) -> Self:
        """The store itself."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
