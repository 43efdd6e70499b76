"""A progress bar on standard error, where that is a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from kg.ingest import Report


@contextmanager
def bar(total: int | None) -> Iterator[Callable[[Report], None]]:
    """A bar that is told each report; `total` None where nobody knows how many articles there are."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[claims]} claims"),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task("articles", total=total, claims=0)
        yield lambda report: progress.update(task, completed=report.seen, claims=report.claims)
