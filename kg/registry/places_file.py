"""Gazetteers as SQLite files: how rows are written, and found again by folded name or consonant skeleton."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from kg import ids
from kg.errors import DataError
from kg.registry import names
from kg.registry.rows import Row, features

FORMAT = 1
"""Raised with every change of the tables or of how names are folded, so that files of before are made anew."""

_TABLES = f"""
PRAGMA user_version = {FORMAT};
CREATE TABLE place (id INTEGER PRIMARY KEY, key TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL,
  country TEXT NOT NULL, unit TEXT NOT NULL, latitude REAL, longitude REAL, population INTEGER NOT NULL,
  aliases TEXT NOT NULL);
CREATE TABLE spelling (folded TEXT NOT NULL, place INTEGER NOT NULL);
CREATE TABLE bones (skeleton TEXT NOT NULL, country TEXT NOT NULL, place INTEGER NOT NULL);
"""
_INDEXES = """
CREATE UNIQUE INDEX by_key ON place (key);
CREATE INDEX by_unit ON place (country, unit) WHERE kind = 'admin1';
CREATE INDEX by_spelling ON spelling (folded, place);
CREATE INDEX by_skeleton ON bones (skeleton, country, place);
"""
BATCH = 5000
"""How many rows are written at a time."""
_COLUMNS = "key, name, kind, country, unit, latitude, longitude, population, aliases"
_JOINED = ", ".join(f"place.{name}" for name in _COLUMNS.split(", "))
_BY_NAME = f"SELECT {_JOINED} FROM spelling JOIN place ON place = id WHERE folded = ? ORDER BY key"  # noqa: S608
_BY_KEY = f"SELECT {_COLUMNS} FROM place WHERE key = ?"  # noqa: S608
_LIKE = (
    f"SELECT DISTINCT {_JOINED} FROM bones JOIN place ON place = id"  # noqa: S608
    " WHERE skeleton = ? AND bones.country = ? ORDER BY key"
)
_UNIT = f"SELECT {_COLUMNS} FROM place WHERE country = ? AND unit = ? AND kind = 'admin1' ORDER BY key"  # noqa: S608


class PlacesFile:
    """An open gazetteer file, for reading; a file that is none is a `DataError`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._opened = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, check_same_thread=False)
            self._opened.execute("SELECT 1 FROM place LIMIT 1").fetchone()
        except sqlite3.Error as error:
            raise DataError(f"{path}: no gazetteer ({error}); delete it and it is made anew, or import again") from None

    def named(self, folded: str) -> tuple[Row, ...]:
        """The places with a name that folds to `folded`, in the order of their keys."""
        return tuple(_row(found) for found in self._opened.execute(_BY_NAME, (folded,)))

    def spelt_like(self, skeleton: str, country: str) -> tuple[Row, ...]:
        """The places of a country that have a name with a consonant skeleton, in the order of their keys."""
        return tuple(_row(found) for found in self._opened.execute(_LIKE, (skeleton, country)))

    def unit(self, country: str, code: str) -> Row | None:
        """The first-order unit that GeoNames' code means."""
        found = self._opened.execute(_UNIT, (country, code)).fetchone()
        return _row(found) if found else None

    def keyed(self, key: str) -> Row | None:
        """The place of a key."""
        found = self._opened.execute(_BY_KEY, (key,)).fetchone()
        return _row(found) if found else None

    def close(self) -> None:
        """Let go of the file."""
        self._opened.close()


def create(path: Path, rows: Iterable[Row]) -> None:
    """Write a new file whole or not at all; processes that race write the same, and the last one stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made, part = tempfile.mkstemp(prefix=path.name, suffix=".part", dir=path.parent)
    os.close(made)
    try:
        with closing(sqlite3.connect(part)) as opened:
            opened.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
            source = enumerate(rows, start=1)
            while batch := tuple(islice(source, BATCH)):
                _insert(opened, batch)
            opened.executescript(_INDEXES)
            opened.commit()
        Path(part).replace(path)
    finally:
        Path(part).unlink(missing_ok=True)


@contextmanager
def changing(path: Path) -> Iterator[sqlite3.Connection]:
    """One transaction on a file that is made where there is none: all that is done inside it, or nothing.

    A file that another process is changing, or that is no gazetteer, is a `DataError`.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = not path.exists()
    try:
        with closing(sqlite3.connect(path, isolation_level=None)) as opened:
            opened.execute("BEGIN IMMEDIATE")
            try:
                _prepare(opened)
                before = opened.total_changes
                yield opened
                if opened.total_changes > before:
                    opened.execute("UPDATE edition SET content = ?", (_digest(opened),))
            except BaseException:
                opened.execute("ROLLBACK")
                raise
            opened.execute("COMMIT")
    except sqlite3.Error as error:
        raise DataError(f"{path}: cannot be changed ({error})") from None
    finally:
        if new and path.exists() and not content(path):
            path.unlink()


def _prepare(opened: sqlite3.Connection) -> None:
    if opened.execute("SELECT name FROM sqlite_master WHERE name = 'place'").fetchone():
        return
    further = "CREATE INDEX by_place ON spelling (place); CREATE TABLE edition (content TEXT NOT NULL);"
    for statement in filter(str.strip, (_TABLES + _INDEXES + further).split(";")):
        opened.execute(statement)
    opened.execute("INSERT INTO edition VALUES ('')")


def _digest(opened: sqlite3.Connection) -> str:
    rows = opened.execute(f"SELECT {_COLUMNS} FROM place ORDER BY key")  # noqa: S608
    return ids.key(*(repr(row) for row in rows))


def content(path: Path) -> str:
    """A hash of the places in a user's file, empty where there are none: what is extracted depends on it."""
    if not path.exists():
        return ""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            found = opened.execute("SELECT content FROM edition").fetchone()
    except sqlite3.Error:
        return ""
    return str(found[0]) if found else ""


def put(opened: sqlite3.Connection, row: Row) -> bool:
    """Add a row, or change the one of its key; False where nothing changes."""
    held = opened.execute(_BY_KEY, (row.key,)).fetchone()
    if held and _row(held) == row:
        return False
    if held:
        (number,) = opened.execute("SELECT id FROM place WHERE key = ?", (row.key,)).fetchone()
        opened.execute("DELETE FROM spelling WHERE place = ?", (number,))
        opened.execute("DELETE FROM bones WHERE place = ?", (number,))
        opened.execute("DELETE FROM place WHERE id = ?", (number,))
    else:
        (number,) = opened.execute("SELECT coalesce(max(id), 0) + 1 FROM place").fetchone()
    _insert(opened, ((number, row),))
    return True


def _insert(opened: sqlite3.Connection, rows: Collection[tuple[int, Row]]) -> None:
    opened.executemany(
        f"INSERT INTO place (id, {_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
        ((number, *_values(row)) for number, row in rows),
    )
    folded = [(name, number, row.country) for number, row in rows for name in _folded(row)]
    opened.executemany("INSERT INTO spelling VALUES (?, ?)", ((name, number) for name, number, _ in folded))
    settled = features()["names"]["settled"]
    foreign = (held for held in folded if held[2] not in settled)
    bones = dict.fromkeys((names.skeleton(name), country, number) for name, number, country in foreign)
    opened.executemany(
        "INSERT INTO bones VALUES (?, ?, ?)", (held for held in bones if len(held[0]) >= names.SHORTEST_SKELETON)
    )


def _values(row: Row) -> tuple[str | float | None, ...]:
    told = (row.key, row.name, row.kind, row.country, row.unit)
    return (*told, row.latitude, row.longitude, row.population, "|".join(row.aliases))


def _folded(row: Row) -> Iterator[str]:
    yield from (name for name in dict.fromkeys(map(names.fold, (row.name, *row.aliases))) if len(name) > 1)


def _row(found: tuple[str, str, str, str, str, float | None, float | None, int, str]) -> Row:
    key, name, kind, country, unit, latitude, longitude, population, aliases = found
    others = tuple(filter(None, aliases.split("|")))
    return Row(key, name, kind, country, unit, latitude, longitude, population, others)
