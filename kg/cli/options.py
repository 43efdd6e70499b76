"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import click

from kg.settings import Settings
from kg.store import Store, open_store

Decorated = TypeVar("Decorated", bound=Callable[..., object])


def store_option(command: Decorated) -> Decorated:
    """`--store`, whose default is the setting."""
    told = "Where the graph lives: a folder, or memory: (default: CKG_STORE, else ./kg-store)."
    return click.option("--store", metavar="URL", help=told)(command)


def json_option(command: Decorated) -> Decorated:
    """`--json`, for programs."""
    return click.option("--json", "as_json", is_flag=True, help="Write JSON instead of a table.")(command)


def opened(settings: Settings, store: str | None, *, read_only: bool = True) -> Store:
    """The store that `--store` or the settings name."""
    return open_store(store or settings.store, read_only=read_only)
