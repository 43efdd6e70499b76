"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from typing import TypeVar

import click

from kg import history
from kg.settings import Settings
from kg.store import Store, open_store

AS_OF = "kg.as_of"
"""Where the context of a command holds the time that `--as-of` names."""

Decorated = TypeVar("Decorated", bound=Callable[..., object])


def store_option(command: Decorated) -> Decorated:
    """`--store`, whose default is the setting."""
    told = "Where the graph lives: a folder, or memory: (default: CKG_STORE, else ./kg-store)."
    return click.option("--store", metavar="URL", help=told)(command)


def json_option(command: Decorated) -> Decorated:
    """`--json`, for programs."""
    return click.option("--json", "as_json", is_flag=True, help="Write JSON instead of a table.")(command)


def moment(written: str) -> datetime:
    """The time that an ISO 8601 day or date-time means: a day its end, what has no zone UTC; else a `ValueError`."""
    try:
        return datetime.combine(date.fromisoformat(written), time.max, UTC)
    except ValueError:
        at = datetime.fromisoformat(written)
        return at if at.tzinfo else at.replace(tzinfo=UTC)


def as_of_option(command: Decorated) -> Decorated:
    """`--as-of`, for commands that read: what they have `opened` is then the graph of that time."""
    told = "What the graph said at that time: a day (its end) or a date-time (UTC), such as 2026-11-25T14:30."
    return click.option("--as-of", metavar="TIME", callback=_keep, expose_value=False, help=told)(command)


def opened(settings: Settings, store: str | None, *, read_only: bool = True) -> Store:
    """The store that `--store` or the settings name, or what it held at the time that `--as-of` names."""
    found = open_store(store or settings.store, read_only=read_only)
    at = click.get_current_context().meta.get(AS_OF)
    return found if at is None else past(found, at)


def past(store: Store, at: datetime) -> Store:
    """What a store held at a time, in memory; the store is closed. Where it held nothing yet, that is told."""
    with store:
        began = history.beginning(store)
        if began and at < began:
            told = f"the graph was empty then: its first article was ingested at {began:%Y-%m-%dT%H:%M:%SZ}"
            click.echo(f"{told}; --as-of is not about the days of events", err=True)
        return history.as_of(store, at)


def _keep(context: click.Context, option: click.Parameter, written: str | None) -> None:
    """Remember the time for `opened`."""
    try:
        context.meta[AS_OF] = None if written is None else moment(written)
    except ValueError:
        told = f"{written!r} is no time; write 2026-11-25 or 2026-11-25T14:30 (UTC)"
        raise click.BadParameter(told, context, option) from None
