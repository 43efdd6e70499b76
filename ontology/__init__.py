"""The project's data: terms, code lists, registry, lexicon, shapes and queries, as files beside this one."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parent


def path(name: str) -> Path:
    """The file called `name` (such as `actors.ttl` or `queries/01-who-struck-whom-where.rq`)."""
    return ROOT / name
