"""`kg fuse` and `kg validate`: keep the graph right."""

from __future__ import annotations

import click

from kg import fuse as fusing
from kg import validate as shapes
from kg.cli import show, tables
from kg.cli.edge import DONE, PARTLY
from kg.cli.options import json_option, opened, store_option
from kg.settings import Settings


@click.command(epilog="Example: kg fuse")
@store_option
@click.pass_obj
def fuse(settings: Settings, /, *, store: str | None) -> None:
    """Find anew which claims are about one event, and rebuild the events from them."""
    with opened(settings, store, read_only=False) as kept:
        found = fusing.refresh(kept)
        kept.publish()
    click.echo(f"{found:,} events")


@click.command(epilog="Example: kg validate")
@store_option
@json_option
@click.pass_obj
def validate(settings: Settings, /, *, store: str | None, as_json: bool) -> int:
    """Hold the graph against its shapes (ontology/shapes.ttl); exit code 1 where something violates them."""
    with opened(settings, store) as kept:
        found = shapes.violations(kept)
    if as_json:
        tables.as_json(
            [{"focus": one.focus, "path": one.path, "value": one.value, "message": one.message} for one in found]
        )
    elif found:
        rows = ((show.shortened(one.focus), show.shortened(one.path), one.value, one.message) for one in found)
        tables.table(("thing", "property", "value", "violation"), rows)
    else:
        click.echo("no violations")
    return PARTLY if found else DONE
