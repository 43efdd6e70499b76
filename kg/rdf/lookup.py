"""Quads to plain values: labels, kinds and the values of a property, read from whatever answers for quads.

A value may stand in several named graphs; each function here gives it once, in an order that never changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from pyoxigraph import Literal, NamedNode, Quad

from kg import ids
from kg.rdf.wording import words
from kg.vocab import CKG, OA, RDF, SCHEMA, SEM, SKOS

Document = dict[str, Any]
"""A JSON object."""


class Quads(Protocol):
    """What the functions here need of a store: the quads that match a pattern, None standing for any term."""

    def quads(
        self,
        subject: NamedNode | None = None,
        predicate: NamedNode | None = None,
        object: NamedNode | Literal | None = None,  # noqa: A002  (the word of RDF)
        graph: NamedNode | None = None,
    ) -> Iterator[Quad]:
        """The quads that match."""


def objects(store: Quads, subject: str, predicate: NamedNode) -> list[NamedNode | Literal]:
    """The distinct values of a property, sorted by their text."""
    found = {quad.object for quad in store.quads(NamedNode(subject), predicate)}
    return sorted((term for term in found if isinstance(term, (NamedNode, Literal))), key=lambda term: term.value)


def iris(store: Quads, subject: str, predicate: NamedNode) -> list[str]:
    """The distinct IRIs that are values of a property, sorted."""
    return [term.value for term in objects(store, subject, predicate) if isinstance(term, NamedNode)]


def iri(store: Quads, subject: str, predicate: NamedNode) -> str | None:
    """The first IRI among the values of a property, None where there is none."""
    return next(iter(iris(store, subject, predicate)), None)


def text(store: Quads, subject: str, predicate: NamedNode) -> str | None:
    """The text of the first literal among the values of a property, None where there is none."""
    return next((term.value for term in objects(store, subject, predicate) if isinstance(term, Literal)), None)


def integer(store: Quads, subject: str, predicate: NamedNode) -> int | None:
    """A whole number, None where the property has no value."""
    found = text(store, subject, predicate)
    return None if found is None else int(found)


def decimal(store: Quads, subject: str, predicate: NamedNode) -> float | None:
    """A number, None where the property has no value."""
    found = text(store, subject, predicate)
    return None if found is None else float(found)


def code(store: Quads, subject: str, predicate: NamedNode) -> str | None:
    """The local name of a code, an event type or a relation, None where the property has no value."""
    found = iri(store, subject, predicate)
    return None if found is None else local(found)


def subjects(
    store: Quads,
    predicate: NamedNode,
    value: str | None = None,
    graph: NamedNode | None = None,
) -> list[str]:
    """The distinct IRIs that have an IRI, or with None anything, as a value of a property; sorted."""
    term = None if value is None else NamedNode(value)
    found = {quad.subject for quad in store.quads(None, predicate, term, graph)}
    return sorted(node.value for node in found if isinstance(node, NamedNode))


def local(iri: str) -> str:
    """What stands behind the last `#` or `/` of an IRI."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1]


def kind_of(iri: str) -> str:
    """The kind that an IRI of the data names ("actor", "claim", ...), empty for IRIs of other origin."""
    return iri.removeprefix(ids.ID).split("/", 1)[0] if iri.startswith(ids.ID) else ""


def label(store: Quads, iri: str) -> str:
    """The preferred label, English first; an article's headline; the type, days and place of an event or claim.

    What a relation claim says; who makes a statement. The end of the IRI where there is nothing of this.
    """
    names = [term for term in objects(store, iri, SKOS.prefLabel) if isinstance(term, Literal)]
    names.sort(key=lambda name: name.language != "en")
    return names[0].value if names else text(store, iri, SCHEMA.headline) or _told(store, iri) or local(iri)


def days(start: str | None, end: str | None) -> str:
    """A time as ISO days: one day, "2016-03-03 to 2016-03-05", "since" or "until" where one end is open, "undated"."""
    if start is None:
        return f"until {end}" if end else "undated"
    if end is None:
        return f"since {start}"
    return start if start == end else f"{start} to {end}"


def _told(store: Quads, node: str) -> str:
    """What an event or claim is called; empty for anything else."""
    if type_ := code(store, node, SEM.eventType):
        return " ".join((type_, _when(store, node), _labels(store, node, SEM.hasPlace))).strip()
    if relation := iri(store, node, CKG.relation):
        ends = (_labels(store, node, CKG.subject), words(relation), _labels(store, node, CKG.object))
        return " ".join(end for end in ends if end)
    if CKG.Statement.value in iris(store, node, RDF.type):
        return f"Statement by {_labels(store, node, CKG.claimant) or 'the outlet'}"
    return ""


def _when(store: Quads, node: str) -> str:
    """The days of an event or claim; of a claim that gives none, those of its event."""
    for one in (node, *iris(store, node, SCHEMA.about)):
        start, end = text(store, one, SEM.hasBeginTimeStamp), text(store, one, SEM.hasEndTimeStamp)
        if start or end:
            return days(start, end)
    return days(None, None)


def _labels(store: Quads, node: str, predicate: NamedNode) -> str:
    return ", ".join(label(store, value) for value in iris(store, node, predicate))


def reference(store: Quads, iri: str) -> Document:
    """An IRI with its label, as the answers name things."""
    return {"id": iri, "label": label(store, iri)}


def references(store: Quads, subject: str, predicate: NamedNode) -> list[Document]:
    """The IRIs that are values of a property, each with its label."""
    return [reference(store, value) for value in iris(store, subject, predicate)]


def quote(store: Quads, annotation: str) -> Document:
    """The stretch of text that an annotation is about: its article, offsets, words, and what stands around them."""
    target = iri(store, annotation, OA.hasTarget) or annotation
    selector = iri(store, target, OA.hasSelector) or target
    return {
        "article": iri(store, target, OA.hasSource),
        "start": integer(store, selector, OA.start),
        "end": integer(store, selector, OA.end),
        "quote": text(store, selector, OA.exact),
        "prefix": text(store, selector, OA.prefix),
        "suffix": text(store, selector, OA.suffix),
    }
