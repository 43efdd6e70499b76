"""Quads held by subject and predicate, to read plain values back from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import DataError
from kg.vocab import GRAPH, PREFIXES, RDF

T = TypeVar("T")


class Facts:
    """What is said of each subject. Where graphs differ, the registry's word comes first, then the graphs' by name."""

    def __init__(self, quads: Iterable[Quad]) -> None:
        self._held: defaultdict[NamedNode, defaultdict[NamedNode, list[Quad]]]
        self._held = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            if isinstance(quad.subject, NamedNode):
                self._held[quad.subject][quad.predicate].append(quad)

    def of_type(self, kind: NamedNode) -> list[NamedNode]:
        """The subjects of a class, in the order of their IRIs."""
        found = (subject for subject, said in self._held.items() if any(q.object == kind for q in said[RDF.type]))
        return sorted(found, key=lambda node: node.value)

    def found(self, subject: NamedNode, predicate: NamedNode) -> list[Quad]:
        """The quads of a subject and a predicate, the registry's first."""
        said = self._held[subject].get(predicate, []) if subject in self._held else []
        return sorted(said, key=_rank)

    def iris(self, subject: NamedNode, predicate: NamedNode, *, like: NamedNode | None = None) -> list[NamedNode]:
        """The things that stand as values, each once, in the order of their IRIs.

        With `like`, only values that stand in a graph which describes that subject.
        """
        found = self.found(subject, predicate)
        graphs = None if like is None else {q.graph_name for said in self._held[like].values() for q in said}
        things = {q.object for q in found if isinstance(q.object, NamedNode) and (not graphs or q.graph_name in graphs)}
        return sorted(things, key=lambda node: node.value)

    def texts(self, subject: NamedNode, predicate: NamedNode) -> list[str]:
        """The literal values as they are written, each once, sorted."""
        return sorted({q.object.value for q in self.found(subject, predicate) if isinstance(q.object, Literal)})

    def iri(self, subject: NamedNode, predicate: NamedNode) -> NamedNode | None:
        """The first value that is a thing."""
        return next((q.object for q in self.found(subject, predicate) if isinstance(q.object, NamedNode)), None)

    def text(self, subject: NamedNode, predicate: NamedNode) -> str | None:
        """The first literal value, as it is written."""
        return next((q.object.value for q in self.found(subject, predicate) if isinstance(q.object, Literal)), None)

    def read(self, subject: NamedNode, predicate: NamedNode, convert: Callable[[str], T]) -> T | None:
        """The first literal value, converted (`int`, `float`, `date.fromisoformat`); a `DataError` if it cannot be."""
        return _converted(subject, self.text(subject, predicate), convert)

    def code(self, subject: NamedNode, predicate: NamedNode, convert: Callable[[str], T]) -> T | None:
        """The local name of the first value that is a code, as a member of its list (an enum of `kg.model`, or str)."""
        return _converted(subject, self._local(subject, predicate, "code"), convert)

    def event_type(self, subject: NamedNode, predicate: NamedNode) -> str | None:
        """The local name of the first value that is an event type."""
        return self._local(subject, predicate, "evt")

    def own(self, subject: NamedNode, predicate: NamedNode) -> str | None:
        """The local name of the first value that is a term of our own."""
        return self._local(subject, predicate, "ckg")

    def _local(self, subject: NamedNode, predicate: NamedNode, prefix: str) -> str | None:
        value = self.iri(subject, predicate)
        if value is None:
            return None
        if not value.value.startswith(PREFIXES[prefix]):
            raise DataError(f"{subject.value}: {value.value} is no {prefix}: name")
        return value.value.removeprefix(PREFIXES[prefix])


def required(value: T | None, subject: NamedNode, what: str) -> T:
    """A value that must be there; the `DataError` names what lacks what."""
    if value is None:
        raise DataError(f"{subject.value} has no {what}")
    return value


def _converted(subject: NamedNode, written: str | None, convert: Callable[[str], T]) -> T | None:
    try:
        return None if written is None else convert(written)
    except ValueError as error:
        raise DataError(f"{subject.value}: {error}") from error


def _rank(quad: Quad) -> tuple[bool, str, str]:
    return quad.graph_name != GRAPH.registry, str(quad.graph_name), str(quad.object)
