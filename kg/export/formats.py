"""The RDF formats that the engine writes: Turtle, TriG, N-Quads, N-Triples; sorted, one prefix for each kind of id."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any, BinaryIO

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from kg.store import Store, selection
from kg.vocab import PREFIXES

GRAPHS = {**PREFIXES, "told": selection.ARTICLES}
"""With one more for the graphs of articles, whose names would need an escaped slash behind `graph:`."""


def turtle(store: Store, out: BinaryIO) -> None:
    """One graph of what articles claim, the events, and the registry entries in use; no provenance."""
    _with_prefixes(selection.union(store), RdfFormat.TURTLE, PREFIXES, out)


def ntriples(store: Store, out: BinaryIO) -> None:
    """The triples of the Turtle export, one a line."""
    serialize(selection.union(store), out, format=RdfFormat.N_TRIPLES)


def trig(store: Store, out: BinaryIO) -> None:
    """All graphs with their names, of the registry the entries in use; the provenance graph holds run times."""
    _with_prefixes(selection.by_graph(store), RdfFormat.TRIG, GRAPHS, out)


def nquads(store: Store, out: BinaryIO) -> None:
    """The quads of the TriG export, one a line."""
    serialize(selection.by_graph(store), out, format=RdfFormat.N_QUADS)


def _with_prefixes(
    said: Iterable[Quad] | Iterable[Triple], form: RdfFormat, prefixes: dict[str, str], out: BinaryIO
) -> None:
    """Write prefixes in alphabetical order, then the content; the engine's own order is that of a hash table."""
    for name in sorted(prefixes):
        out.write(f"@prefix {name}: <{prefixes[name]}> .\n".encode())
    out.write(b"\n")
    with io.BufferedWriter(_Body(out, skip=len(prefixes))) as body:
        serialize(said, body, format=form, prefixes=prefixes)


class _Body(io.RawIOBase):
    """Passes on what is written but for the first lines."""

    def __init__(self, out: BinaryIO, *, skip: int) -> None:
        self._out = out
        self._skip = skip

    def writable(self) -> bool:
        """Always."""
        return True

    def write(self, part: Any, /) -> int:  # noqa: ANN401  (any buffer, for which Python 3.11 has no name)
        """Take a part; all of it counts as written."""
        rest = bytes(part)
        size = len(rest)
        while self._skip and rest:
            _, end, rest = rest.partition(b"\n")
            self._skip -= len(end)
        self._out.write(rest)
        return size
