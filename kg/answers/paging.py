"""One page of a sorted list, and the cursor that leads to the next."""

from __future__ import annotations

import base64
import binascii
import json
from bisect import bisect_right
from collections.abc import Iterable
from typing import TypeVar

from kg.errors import UsageError

MAX_LIMIT = 1000
"""The most items that one page holds."""

Key = TypeVar("Key", bound=tuple[str | int, ...])


def page(keys: Iterable[Key], *, limit: int, cursor: str | None) -> tuple[list[Key], str | None]:
    """The first `limit` keys behind the cursor, in order, and the cursor of the rest, None where nothing is left.

    A cursor holds the last key of its page, so items that come or go elsewhere do not shift the pages. A limit outside
    1 to 1000 and a cursor that no answer gave are `UsageError`.
    """
    if not 1 <= limit <= MAX_LIMIT:
        raise UsageError(f"limit is {limit}; give a number from 1 to {MAX_LIMIT}")
    ordered = sorted(keys)
    try:
        first = bisect_right(ordered, decode(cursor)) if cursor else 0
    except TypeError:
        raise _foreign(cursor or "") from None
    chosen = ordered[first : first + limit]
    return chosen, encode(chosen[-1]) if first + limit < len(ordered) else None


def encode(key: tuple[str | int, ...]) -> str:
    """A key as a cursor: URL-safe text."""
    return base64.urlsafe_b64encode(json.dumps(key, ensure_ascii=False).encode()).decode().rstrip("=")


def decode(cursor: str) -> tuple[str | int, ...]:
    """The key that a cursor holds."""
    try:
        found = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (binascii.Error, ValueError):
        raise _foreign(cursor) from None
    if not isinstance(found, list) or not all(isinstance(part, str | int) for part in found):
        raise _foreign(cursor)
    return tuple(found)


def _foreign(cursor: str) -> UsageError:
    return UsageError(f"cursor {cursor[:40]!r} is none that this kind of answer gives; leave it out for the first page")
