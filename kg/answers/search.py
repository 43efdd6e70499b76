"""Entities by name."""

from __future__ import annotations

import re

from anyascii import anyascii
from pyoxigraph import Literal

from kg.answers.paging import page
from kg.answers.queries import rows
from kg.errors import UsageError
from kg.rdf.lookup import Document, kind_of, label
from kg.store import Store
from kg.vocab import CKG, SEM

CLASSES = {"actor": SEM.Actor, "place": SEM.Place, "outlet": CKG.Outlet}
"""The classes whose members have names that people look for."""


def search(
    store: Store,
    text: str,
    *,
    kind: str | None = None,
    limit: int = 20,
    cursor: str | None = None,
) -> Document:
    """Entities with a name or alias like `text`: whole name first, then its beginning, a word's beginning, any part.

    Case, diacritics, hyphens and apostrophes do not matter; an empty text finds every entity. `kind` is actor, place
    or outlet. The answer has `items` (id, kind, label, and the name that matched) and `next`, a cursor or None.
    """
    wanted = fold(text)
    best: dict[str, tuple[int, str, str, str]] = {}
    for entity, name in _names(store, kind):
        folded = fold(name)
        rank = _rank(wanted, folded)
        if rank is not None:
            key = (rank, folded, name, entity)
            best[entity] = min(best.get(entity, key), key)
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


def _names(store: Store, kind: str | None) -> list[tuple[str, str]]:
    if kind is not None and kind not in CLASSES:
        raise UsageError(f"kind {kind!r} is not one of {', '.join(CLASSES)}")
    found = []
    for name, term in CLASSES.items():
        if kind in (None, name):
            for row in rows(store, "names", **{"class": term}):
                entity, written = row["entity"], row["name"]
                if isinstance(written, Literal):
                    found.append((str(getattr(entity, "value", "")), written.value))
    return found
