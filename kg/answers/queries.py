"""The SPARQL queries of this package: one `.rq` file each, its values bound by substitution."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pyoxigraph import Literal, NamedNode, QuerySolution, QuerySolutions

from kg.store import Store

FOLDER = Path(__file__).parent / "queries"


@cache
def load(name: str) -> str:
    """The text of the query called `name`."""
    return (FOLDER / f"{name}.rq").read_text(encoding="utf-8")


def rows(store: Store, name: str, **bindings: NamedNode | Literal) -> Iterator[QuerySolution]:
    """The rows that the SELECT query called `name` gives; a query of another form is a `TypeError`."""
    answer = store.query(load(name), **bindings)
    if not isinstance(answer, QuerySolutions):
        raise TypeError(f"{name}.rq is not a SELECT query")
    yield from answer


def column(store: Store, name: str, variable: str, **bindings: NamedNode | Literal) -> set[str]:
    """The IRIs that one variable of a query takes."""
    return {term.value for row in rows(store, name, **bindings) if isinstance(term := row[variable], NamedNode)}
