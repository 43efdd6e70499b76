"""Comma-separated values that a spreadsheet shows and does not carry out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

Cell = str | int | float | None
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the start of a formula, at the start of a text."""
SEPARATOR = "; "
"""Between several values in one cell."""


def write(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]], out: BinaryIO) -> None:
    """Write a header and rows in UTF-8 as RFC 4180 says; a column that a row does not name is empty."""
    line = io.StringIO()
    writer = csv.writer(line)
    for row in _lines(columns, rows):
        writer.writerow(row)
        out.write(line.getvalue().encode("utf-8"))
        line.seek(0)
        line.truncate()


def guarded(cell: Cell) -> Cell:
    """A text that a spreadsheet would carry out as a formula, behind an apostrophe; numbers as they are."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def joined(values: Iterable[str]) -> str:
    """Several values as one cell, each once, in their order."""
    return SEPARATOR.join(dict.fromkeys(values))


def _lines(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> Iterator[list[Cell]]:
    yield list(columns)
    for row in rows:
        yield [guarded(row.get(column)) for column in columns]
