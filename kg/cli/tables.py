"""Tables for people: on a terminal as wide as it is, elsewhere wide enough to lose nothing."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence

import click
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from kg.cli.edge import one_line

WIDTH = 160
"""How many characters wide a table is where there is no terminal."""


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "") -> None:
    """Write a table to standard output; long values are folded, never cut."""
    shown = Table(*columns, box=SIMPLE_HEAD, title=title or None, title_justify="left", pad_edge=False)
    for column in shown.columns:
        column.overflow = "fold"
        column.no_wrap = column.header == "event"  # a key that is folded cannot be copied
    for row in rows:
        shown.add_row(*("\n".join(map(one_line, value.split("\n"))) for value in row))
    console = _console()
    with console.capture() as written:
        console.print(shown)
    click.echo("\n".join(line.rstrip() for line in written.get().splitlines()))


def lines(text: str) -> None:
    """Write text to standard output as it is, but for what a terminal would take for commands."""
    for line in text.splitlines():
        click.echo(one_line(line))


def as_json(value: object) -> None:
    """Write a value as one line of JSON in UTF-8."""
    click.echo(json.dumps(value, ensure_ascii=False).encode("utf-8", "backslashreplace"))


def _console() -> Console:
    width = None if sys.stdout.isatty() else WIDTH
    return Console(file=sys.stdout, width=width, markup=False, highlight=False, emoji=False)
