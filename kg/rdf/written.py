"""Triples as bytes that are the same on every machine and at every call."""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import NamedNode, RdfFormat, Triple, serialize

from kg.vocab import PREFIXES


def written(triples: Iterable[Triple], form: RdfFormat) -> bytes:
    """Triples in an RDF format: sorted, each once, with the prefixes that are in use in alphabetical order."""
    ordered = sorted(set(triples), key=str)
    if form != RdfFormat.TURTLE:
        return serialize(ordered, format=form, prefixes=PREFIXES) or b""
    used = sorted(_used(ordered))
    body = serialize(ordered, format=form, prefixes={name: PREFIXES[name] for name in used}) or b""
    lines = body.splitlines(keepends=True)[len(used) :]
    return b"".join([*(f"@prefix {name}: <{PREFIXES[name]}> .\n".encode() for name in used), b"\n", *lines])


def _used(triples: Iterable[Triple]) -> set[str]:
    """The prefixes whose namespace begins an IRI of the triples."""
    nodes = {term.value for triple in triples for term in triple if isinstance(term, NamedNode)}
    types = {triple.object.datatype.value for triple in triples if hasattr(triple.object, "datatype")}
    found = nodes | types
    return {name for name, space in PREFIXES.items() if any(iri.startswith(space) for iri in found)}
