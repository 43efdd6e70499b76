"""A file of rows, whatever separates its cells, and which collection its header is of."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from io import StringIO
from pathlib import Path

from kg.errors import UsageError
from kg.export.cells import unguarded
from kg.link.records import READERS, Cells, Reader, Record, Refused, RowError

SEPARATORS = (",", ";", "\t")
LIMIT = 10_000_000
"""The longest cell, in characters."""


@dataclass(frozen=True, slots=True)
class Table:
    """A file as it was read: its collection, its columns, and each row as a record or with the reason against it."""

    codebook: str
    columns: tuple[str, ...]
    rows: tuple[Record | Refused, ...]


def read(path: Path) -> Table:
    """Read a CSV file in UTF-8, with or without byte order mark, separated by commas, semicolons or tabs.

    A file in another encoding, or whose header is none of the known, is a `UsageError` that says what would mend it.
    """
    text = _text(path)
    separator = max(SEPARATORS, key=text.partition("\n")[0].count)
    lines = _lines(path, text, separator)
    _, header = next(lines, (1, []))
    columns = tuple(name.strip().lower() for name in header)
    reader = _reader(path, columns)
    comma = separator == ";"  # who parts cells by semicolons writes decimals with a comma
    rows = (_row(f"{path}:{line}", columns, cells, partial(reader.record, line, comma=comma)) for line, cells in lines)
    return Table(reader.name, columns, tuple(rows))


def _text(path: Path) -> str:
    content = path.read_bytes()
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UsageError(f"{path}: UTF-16; save it as UTF-8 (in a spreadsheet: CSV UTF-8)")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        remedy = f"save it as UTF-8, or convert it: iconv -f LATIN1 -t UTF-8 {path}"
        raise UsageError(f"{path}:{line}: not UTF-8, but Latin-1 or the like; {remedy}") from None


def _lines(path: Path, text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the line that each starts on; blank lines are passed over."""
    csv.field_size_limit(LIMIT)
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    start = 1
    try:
        for row in rows:
            if any(cell.strip() for cell in row):
                yield start, row
            start = rows.line_num + 1
    except csv.Error as error:
        raise UsageError(
            f"{path}:{start}: {error}; mend the quotes of this row, doubling those inside a cell"
        ) from None


def _reader(path: Path, columns: tuple[str, ...]) -> Reader:
    """The collection whose needed columns a header has; with one missing the message names it."""
    twice = [name for name, count in Counter(columns).items() if name and count > 1]
    fitting = max(READERS, key=lambda reader: len(set(reader.needed) & set(columns)))
    missing = [name for name in fitting.needed if name not in columns]
    if len(missing) > len(fitting.needed) - 2:
        known = "; ".join(f"{reader.title}: {', '.join(reader.needed)}" for reader in READERS)
        raise UsageError(f"{path}:1: no header of a known collection; the first line names the columns ({known})")
    if missing:
        raise UsageError(f"{path}:1: no column {', '.join(missing)}; rows of {fitting.title} need it")
    if twice:
        raise UsageError(f"{path}:1: column {twice[0]} stands there twice; take one away")
    return fitting


def _row(where: str, columns: tuple[str, ...], cells: list[str], record: Callable[[Cells], Record]) -> Record | Refused:
    if len(cells) != len(columns):
        reason = f"{len(cells)} cells where the header has {len(columns)}"
        return Refused(where, reason, "put cells that hold the separator in double quotes")
    try:
        return record(dict(zip(columns, (unguarded(cell).strip() for cell in cells), strict=True)))
    except RowError as error:
        return Refused(where, f"column {error.column}: {error.reason}", error.remedy)
