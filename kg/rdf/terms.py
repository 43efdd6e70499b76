"""Plain values to RDF terms: literals in the data types that the stored model allows, codes, and IRIs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad

from kg.vocab import PREFIXES, XSD

Node = NamedNode | Literal


def text(value: str, language: str | None = None) -> Literal:
    """A string, with a language tag where one is given."""
    return Literal(value, language=language) if language else Literal(value)


def integer(value: int) -> Literal:
    """An `xsd:integer`."""
    return Literal(str(value), datatype=XSD.integer)


def decimal(value: float, places: int) -> Literal:
    """An `xsd:decimal` in its canonical form, rounded to `places` (the engine stores literals by value)."""
    written = f"{value:.{places}f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return Literal("0" if written == "-0" else written, datatype=XSD.decimal)


def boolean(value: bool) -> Literal:  # noqa: FBT001  (a conversion of its one argument)
    """An `xsd:boolean`."""
    return Literal("true" if value else "false", datatype=XSD.boolean)


def day(value: date) -> Literal:
    """An `xsd:date`."""
    return Literal(value.isoformat(), datatype=XSD.date)


def code(value: str) -> NamedNode:
    """The concept of `ontology/codes.ttl` whose local name is `value`."""
    return NamedNode(PREFIXES["code"] + value)


def event_type(value: str) -> NamedNode:
    """The concept of `ontology/event-types.ttl` whose local name is `value`."""
    return NamedNode(PREFIXES["evt"] + value)


def own(value: str) -> NamedNode:
    """The term of `ontology/conflict.ttl` whose local name is `value`."""
    return NamedNode(PREFIXES["ckg"] + value)


class Writer:
    """Collects the quads of one graph; a value of None writes nothing."""

    def __init__(self, graph: str | NamedNode) -> None:
        self.graph = NamedNode(graph) if isinstance(graph, str) else graph
        self._quads: dict[Quad, None] = {}

    def add(self, subject: str | NamedNode, predicate: NamedNode, value: Node | str | None) -> None:
        """Add one quad; a plain string is an IRI."""
        if value is None:
            return
        node = NamedNode(value) if isinstance(value, str) else value
        self._quads[Quad(_iri(subject), predicate, node, self.graph)] = None

    def __iter__(self) -> Iterator[Quad]:
        return iter(self._quads)


def _iri(value: str | NamedNode) -> NamedNode:
    return NamedNode(value) if isinstance(value, str) else value
