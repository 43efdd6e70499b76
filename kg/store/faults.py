"""What the engine and the file system raise, as the project's errors; every call into the engine goes through here."""

from __future__ import annotations

import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager

from kg.errors import QueryError, StoreBusy, StoreError, StoreFull

FULL = ("no space left", "file too large", "quota exceeded")
READ_ONLY = "only possible on read-write"
POSITION = re.compile(r"error at (\d+):(\d+)")
NEAR = 30
"""How many characters before the position of a syntax error are shown."""
REASONS = {
    "Prefix not found": "a prefix is not declared",
    "variable that is unbound": "a variable that is neither grouped by nor aggregated",
    "SELECT * is not authorized": "SELECT * does not go with GROUP BY",
    "IRI parsing failed": "this is no IRI",
}
"""What the engine says among the tokens it expected, and what that means."""


@contextmanager
def storage(where: str) -> Iterator[None]:
    """Failures of the engine or the file system become a `StoreError` that names the store and the remedy."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise storage_error(where, error) from error


def storage_error(where: str, error: OSError | RuntimeError) -> StoreError:
    """The `StoreError` that a failure of the engine or the file system is; `where` names the store."""
    said = " ".join(str(error).split())
    number = error.errno if isinstance(error, OSError) else None
    if "/LOCK:" in said:
        return StoreBusy(f"{where}: another process is writing to this store; wait for it to end, or use another store")
    if number in {errno.ENOSPC, errno.EFBIG, errno.EDQUOT} or any(sign in said.lower() for sign in FULL):
        return StoreFull(f"{where}: the disk is full; free some space and start again, nothing was half-written")
    if READ_ONLY in said:
        return StoreError(f"{where}: the store is open for reading only")
    if number in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return StoreError(f"{where}: no permission to read or write there")
    return StoreError(f"{where}: the store is damaged or cannot be used ({said}); ingest into a new folder")


@contextmanager
def syntax(sparql: str, kind: str) -> Iterator[None]:
    """A syntax error in a query or update becomes a `QueryError` of one line with the position."""
    try:
        yield
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"malformed {kind}{_position(sparql, str(error))}") from error


def _position(sparql: str, said: str) -> str:
    found = POSITION.search(said)
    if not found:
        return f": {' '.join(said.split())}"
    line, column = int(found[1]), int(found[2])
    before = " ".join(sparql.split("\n")[line - 1][: column - 1].split())[-NEAR:]
    after = f", after {before!r}" if before else ""
    reason = next((f": {meaning}" for sign, meaning in REASONS.items() if sign in said), "")
    return f" at line {line}, column {column}{after}{reason}"
