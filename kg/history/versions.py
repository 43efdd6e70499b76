"""What article graphs held before, as values: to quads of `graph:archive` and back.

A version holds what was taken out of the store in one literal of sorted TriG, so that no query over claims meets it and
it can be brought back quad for quad: the article's graph, and what provenance said of that graph. TriG takes a sixth of
the space of N-Quads; the engine does not compress long literals.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from kg import ids
from kg.rdf import lookup, terms
from kg.rdf.terms import Writer
from kg.store import Store
from kg.vocab import CKG, GRAPH, PREFIXES, PROV, RDF, RDFS, XSD

ALWAYS = datetime.min.replace(tzinfo=UTC)
"""Since when that holds of which nobody wrote down the time."""


@dataclass(frozen=True, slots=True)
class Retraction:
    """That an article was taken out of the graph: when, and why."""

    graph: str
    at: datetime
    why: str


@dataclass(frozen=True, slots=True)
class Version:
    """What an article's graph held from `since` until before `until`.

    It ended by a retraction, and then `why` says why, or because the run `by` found something else.
    """

    graph: str
    since: datetime
    until: datetime
    content: str
    why: str = ""
    by: str = ""

    @property
    def id(self) -> str:
        """The IRI of the version."""
        return ids.version(self.graph, self.since.isoformat(), self.until.isoformat(), self.why, self.by, self.content)

    @property
    def quads(self) -> tuple[Quad, ...]:
        """What the store held of it: the article's graph, and what provenance said of that graph."""
        return tuple(parse(self.content, format=RdfFormat.TRIG))

    def held_at(self, at: datetime) -> bool:
        """Whether the graph held this at a time."""
        return self.since <= at < self.until


def content(quads: Iterable[Quad]) -> str:
    """Quads as the text that a version keeps: TriG, sorted, the same for the same quads."""
    ordered = sorted(quads, key=lambda quad: (str(quad.graph_name), str(quad)))
    written = serialize(ordered, format=RdfFormat.TRIG, prefixes=PREFIXES) or b""
    lines = written.decode().split("\n")
    return "\n".join((*sorted(lines[: len(PREFIXES)]), *lines[len(PREFIXES) :]))


def version_quads(version: Version) -> tuple[Quad, ...]:
    """A version, in `graph:archive`."""
    out = Writer(GRAPH.archive)
    iri = version.id
    out.add(iri, RDF.type, PROV.Entity)
    out.add(iri, PROV.specializationOf, version.graph)
    if version.since > ALWAYS:
        out.add(iri, PROV.generatedAtTime, moment(version.since))
    out.add(iri, PROV.invalidatedAtTime, moment(version.until))
    out.add(iri, PROV.wasInvalidatedBy, version.by or None)
    out.add(iri, RDFS.comment, terms.text(version.why, "en") if version.why else None)
    out.add(iri, CKG.archived, terms.text(version.content))
    return tuple(out)


def versions(store: Store, graph: str | None = None) -> Iterator[Version]:
    """What an article's graph held before, or with None what all of them held, in no order."""
    node = NamedNode(graph) if graph else None
    for quad in store.quads(None, PROV.specializationOf, node, GRAPH.archive):
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode):
            yield _read(store, quad.subject.value, quad.object.value)


def retracted(store: Store, graph: str) -> Version | None:
    """The version of an article's graph that ended last by a retraction."""
    found = (version for version in versions(store, graph) if version.why)
    return max(found, key=lambda version: (version.until, version.since), default=None)


def retraction_quads(retraction: Retraction) -> tuple[Quad, ...]:
    """That an article is retracted, in `graph:provenance`."""
    out = Writer(GRAPH.provenance)
    out.add(retraction.graph, PROV.wasDerivedFrom, ids.article(ids.key_of(retraction.graph)))
    out.add(retraction.graph, PROV.invalidatedAtTime, moment(retraction.at))
    out.add(retraction.graph, RDFS.comment, terms.text(retraction.why, "en"))
    return tuple(out)


def retraction(store: Store, graph: str) -> Retraction | None:
    """When and why an article was retracted, by the name of its graph; None where it is not."""
    at = lookup.text(store, graph, PROV.invalidatedAtTime)
    return None if at is None else Retraction(graph, read_moment(at), lookup.text(store, graph, RDFS.comment) or "")


def moment(at: datetime) -> Literal:
    """A time as an `xsd:dateTime`."""
    return Literal(at.isoformat(), datatype=XSD.dateTime)


def read_moment(written: str) -> datetime:
    """The time that an `xsd:dateTime` is; without a time zone it is UTC."""
    at = datetime.fromisoformat(written)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _read(store: Store, iri: str, graph: str) -> Version:
    since = lookup.text(store, iri, PROV.generatedAtTime)
    return Version(
        graph=graph,
        since=read_moment(since) if since else ALWAYS,
        until=read_moment(lookup.text(store, iri, PROV.invalidatedAtTime) or ""),
        content=lookup.text(store, iri, CKG.archived) or "",
        why=lookup.text(store, iri, RDFS.comment) or "",
        by=lookup.iri(store, iri, PROV.wasInvalidatedBy) or "",
    )
