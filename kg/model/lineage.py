"""What entities lie in or are part of."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kg.model.values import Entity


def lineage(iri: str, known: Callable[[str], Entity | None]) -> Iterator[str]:
    """An entity and all that it lies in or is part of, from the nearest; `known` gives what is known of an IRI.

    Data in which something lies in itself ends it.
    """
    seen: set[str] = set()
    up: str | None = iri
    while up is not None and up not in seen:
        seen.add(up)
        yield up
        found = known(up)
        up = found.parent if found else None
