"""`kg serve`: the graph over HTTP."""

from __future__ import annotations

import click

from api.serving import serve as run
from kg.cli.options import store_option
from kg.settings import Settings


@click.command(epilog="Example: kg serve --port 8080")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 for all.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port.")
@click.option("--read-only", is_flag=True, help="Take no changes, whatever the token.")
@store_option
@click.pass_obj
def serve(settings: Settings, /, *, host: str, port: int, read_only: bool, store: str | None) -> None:
    """Serve the graph over HTTP: SPARQL, entities, events, claims, exports, until interrupted.

    Judgements are taken from those who send the token in the environment variable CKG_TOKEN, if it is set.
    """
    run(
        settings,
        store or settings.store,
        host,
        port,
        read_only=read_only,
        ready=lambda address: click.echo(f"serving at {address}"),
    )
