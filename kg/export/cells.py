"""Comma-separated values that a spreadsheet shows and does not carry out."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

Cell = str | int | float | None
FORMULA = re.compile(r"'*(?:[\t\r\n]|[\s\0\u200b\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\u2212])")
"""What a spreadsheet may take for the start of a formula: `=`, `+`, `-` and `@` and their full-width forms, also behind
white space and characters without width, or a tab or line break. Apostrophes before it are part of the text."""
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
    """A text that a spreadsheet might carry out as a formula, behind one apostrophe; numbers as they are.

    A number that stands in a text ("-5") is guarded too. `unguarded` gives back the very text.
    """
    return f"'{cell}" if isinstance(cell, str) and FORMULA.match(cell) else cell


def unguarded(text: str) -> str:
    """A text of a cell without the apostrophe that `guarded` put before it."""
    return text[1:] if text.startswith("'") and FORMULA.match(text[1:]) else text


def joined(values: Iterable[str]) -> str:
    """Several values as one cell, each once, in their order."""
    return SEPARATOR.join(dict.fromkeys(values))


def _lines(columns: Sequence[str], rows: Iterable[Mapping[str, Cell]]) -> Iterator[list[Cell]]:
    yield list(columns)
    for row in rows:
        yield [guarded(row.get(column)) for column in columns]
