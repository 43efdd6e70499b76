"""The rdflib face of an engine: a Dataset whose queries and updates run in the engine and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox
import rdflib
from oxrdflib import OxigraphStore
from rdflib.plugins.sparql.sparql import Query, Update
from rdflib.query import Result
from rdflib.term import Identifier

from kg.errors import QueryError
from kg.store import faults
from kg.store.guard import refuse_remote
from kg.vocab import PREFIXES


class EngineFace(OxigraphStore):
    """An rdflib store that never falls back on rdflib's own evaluator, which is slow and fetches addresses."""

    def query(
        self,
        query: Query | str,
        initNs: Mapping[str, str],  # noqa: N803  (rdflib's names)
        initBindings: Mapping[str, Identifier],  # noqa: N803
        queryGraph: str,  # noqa: N803
        **kwargs: object,
    ) -> Result:
        """The engine's answer to a query given as a string."""
        if not isinstance(query, str):
            raise QueryError("a prepared query would run in Python; give the query as a string")
        refuse_remote(query)
        with faults.syntax(query, "query"):
            answer: Result = super().query(query, initNs, initBindings, queryGraph, **kwargs)
        return answer

    def update(
        self,
        update: Update | str,
        initNs: Mapping[str, str],  # noqa: N803
        initBindings: Mapping[str, Identifier],  # noqa: N803
        queryGraph: str,  # noqa: N803, ARG002
        **kwargs: object,  # noqa: ARG002
    ) -> None:
        """Carry out an update given as a string; variables cannot be bound from outside."""
        if not isinstance(update, str) or initBindings:
            raise QueryError("an update is a string without bindings; write the values into it")
        refuse_remote(update)
        with faults.syntax(update, "update"):
            self._inner.update(update, prefixes={**dict(self.namespaces()), **initNs})


def dataset(engine: ox.Store) -> rdflib.Dataset:
    """A Dataset over an engine; its default graph is the union of all graphs, and the project's prefixes are bound."""
    face = rdflib.Dataset(store=EngineFace(store=engine), default_union=True)
    for prefix, namespace in PREFIXES.items():
        face.bind(prefix, namespace, override=True, replace=True)
    return face
