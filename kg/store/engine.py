"""A store over one Oxigraph engine, in memory or on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from types import TracebackType
from typing import Self

import pyoxigraph as ox
import rdflib
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import StoreError
from kg.store import change, face, faults
from kg.store.guard import refuse_remote
from kg.store.port import Answer
from kg.vocab import PREFIXES


def _nothing() -> None:
    """What publishing is, in memory."""


class EngineStore:
    """The port over an engine; `where` names it in errors, `publish` is what makes its content visible to readers."""

    def __init__(self, engine: ox.Store, *, where: str, publish: Callable[[], None] = _nothing) -> None:
        self._open: ox.Store | None = engine
        self._where = where
        self._publish = publish

    @property
    def _engine(self) -> ox.Store:
        if self._open is None:
            raise StoreError(f"{self._where}: the store is closed")
        return self._open

    @cached_property
    def dataset(self) -> rdflib.Dataset:
        """The same quads as an rdflib Dataset; its default graph is the union of all graphs, prefixes are bound."""
        return face.dataset(self._engine)

    def replace(self, graphs: Iterable[str], quads: Iterable[Quad]) -> None:
        """Make `graphs` hold just those of `quads` that name them, and add the others, in one atomic step."""
        named = [NamedNode(graph) for graph in graphs]
        with faults.storage(self._where):
            change.replace(self._engine, named, quads)

    def amend(self, gone: Iterable[Quad], new: Iterable[Quad]) -> None:
        """Take away quads and add others, in one atomic step."""
        with faults.storage(self._where):
            change.amend(self._engine, gone, new)

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,  # noqa: A002  (RDF's own word)
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """The quads that match; None matches anything."""
        try:  # `faults.storage` would cost as much as the look-up, and some answers are thousands of look-ups
            return self._engine.quads_for_pattern(subject, predicate, object, graph)
        except (OSError, RuntimeError) as error:
            raise faults.storage_error(self._where, error) from error

    def query(self, sparql: str, **bindings: NamedNode | Literal) -> Answer:
        """The answer to a SPARQL 1.1 query over the union of all graphs, where `bindings` give variables a value."""
        refuse_remote(sparql)
        values: dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]
        values = {ox.Variable(name): value for name, value in bindings.items()}
        with faults.storage(self._where), faults.syntax(sparql, "query"):
            return self._engine.query(
                sparql, prefixes=PREFIXES, use_default_graph_as_union=True, substitutions=values or None
            )

    def update(self, sparql: str) -> None:
        """Carry out a SPARQL 1.1 update."""
        refuse_remote(sparql)
        with faults.storage(self._where), faults.syntax(sparql, "update"):
            self._engine.update(sparql, prefixes=PREFIXES)

    def publish(self) -> None:
        """Let readers see what has been written."""
        if self._open is None:
            raise StoreError(f"{self._where}: the store is closed")
        with faults.storage(self._where):
            self._publish()

    def close(self) -> None:
        """Let go of the engine, and with it of the folder's lock."""
        self.__dict__.pop("dataset", None)
        self._publish = _nothing
        self._open = None

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the store."""
        self.close()
