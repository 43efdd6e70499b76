"""Tables and lines for people: as wide as the terminal or COLUMNS, elsewhere wide enough to lose nothing."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from kg.cli.edge import one_line

WIDTH = 160
"""How many characters wide a table is where neither a terminal nor COLUMNS says."""
NARROW = 120
"""With fewer characters in a line, the columns of a list would be too narrow to read."""
GAP = 3
"""How many characters stand between two columns."""

Told = TypeVar("Told")


def width() -> int:
    """How many characters fit in a line: COLUMNS, else the terminal's width, else `WIDTH`."""
    return shutil.get_terminal_size((WIDTH, 0)).columns


def is_wide() -> bool:
    """Whether a table with several columns of text fits."""
    return width() >= NARROW


def listing(
    columns: Sequence[str],
    told: Sequence[Told],
    *,
    row: Callable[[Told], Sequence[str]],
    block: Callable[[Told], Iterator[str]],
    title: str = "",
) -> None:
    """Write a table of one row each or, where that would be too narrow, one block of lines each; else nothing."""
    if not told:
        return
    if is_wide():
        table(columns, map(row, told), title=title)
        return
    if title:
        click.echo(title)
    for one in told:
        lines("\n".join(("", *block(one))))


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "") -> int:
    """Write a table to standard output and return how many rows it has; long values are folded, never cut."""
    shown = Table(*columns, box=SIMPLE_HEAD, title=title or None, title_justify="left", pad_edge=False)
    shown.show_header = any(columns)
    for column in shown.columns:
        column.overflow = "fold"
        column.no_wrap = column.header in ("event", "claim", "judgement")  # a key that is folded cannot be copied
    fair = width() // max(1, len(columns)) - GAP
    for row in rows:
        shown.add_row(*("\n".join(map(one_line, value.split("\n"))) for value in row))
        for column, value in zip(shown.columns, row, strict=True):
            column.min_width = max(column.min_width or 0, *(min(fair, len(word)) for word in ("", *value.split())))
    console = _console()
    with console.capture() as written:
        console.print(shown)
    click.echo("\n".join(line.rstrip() for line in written.get().splitlines()))
    return shown.row_count


def lines(text: str) -> None:
    """Write text to standard output, wrapped between words; what a terminal would take for commands is left out."""
    for line in text.splitlines():
        shown = one_line(line)
        indent = " " * (len(shown) - len(shown.lstrip()) + 2)
        wrapped = textwrap.wrap(
            shown, width(), subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
        )
        click.echo("\n".join(wrapped))


def as_json(value: object) -> None:
    """Write a value as one line of JSON in UTF-8."""
    click.echo(json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace"))


def _console() -> Console:
    return Console(file=sys.stdout, width=width(), markup=False, highlight=False, emoji=False)
