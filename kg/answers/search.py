"""Entities by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from anyascii import anyascii
from pyoxigraph import Literal, NamedNode

from kg.answers.paging import page
from kg.answers.queries import rows
from kg.errors import UsageError
from kg.rdf.lookup import Document, kind_of, label
from kg.store import Store
from kg.vocab import CKG, SEM

CLASSES = {"actor": SEM.Actor, "place": SEM.Place, "outlet": CKG.Outlet}
"""The classes whose members have names that people look for."""


class Name(NamedTuple):
    """A name of an entity, as it is written and as search compares it."""

    entity: str
    kind: str
    name: str
    folded: str


def search(
    store: Store,
    text: str,
    *,
    kind: str | None = None,
    limit: int = 20,
    cursor: str | None = None,
    names: Sequence[Name] | None = None,
) -> Document:
    """Entities with a name or alias like `text`: whole name first, then its beginning, a word's beginning, any part.

    Case, diacritics, hyphens and apostrophes do not matter; an empty text finds every entity. `kind` is actor, place
    or outlet. The answer has `items` (id, kind, label, and the name that matched) and `next`, a cursor or None.
    Who searches a store that does not change hands in its `all_names`; otherwise they are read from the store.
    """
    if kind is not None and kind not in CLASSES:
        raise UsageError(f"kind {kind!r} is not one of {', '.join(CLASSES)}")
    wanted = fold(text)
    best: dict[str, tuple[int, str, str, str]] = {}
    for one in all_names(store) if names is None else names:
        rank = _rank(wanted, one.folded) if kind in (None, one.kind) else None
        if rank is not None:
            key = (rank, one.folded, one.name, one.entity)
            best[one.entity] = min(best.get(one.entity, key), key)
    chosen, following = page(best.values(), limit=limit, cursor=cursor)
    items = [
        {"id": entity, "kind": kind_of(entity), "label": label(store, entity), "matched": name}
        for _, _, name, entity in chosen
    ]
    return {"items": items, "next": following}


def fold(name: str) -> str:
    """A name as search compares it: ASCII, lower case, words apart by one space."""
    return re.sub(r"[^a-z0-9]+", " ", anyascii(name).lower().replace("'", "")).strip()


def _rank(wanted: str, name: str) -> int | None:
    if name == wanted:
        return 0
    if name.startswith(wanted):
        return 1
    if f" {wanted}" in name:
        return 2
    return 3 if wanted in name else None


def all_names(store: Store) -> tuple[Name, ...]:
    """Every name and alias of every actor, place and outlet."""
    return tuple(
        Name(entity.value, kind, name.value, fold(name.value))
        for kind, term in CLASSES.items()
        for row in rows(store, "names", **{"class": term})
        if isinstance(entity := row["entity"], NamedNode) and isinstance(name := row["name"], Literal)
    )
