"""The `kg` command and the table of its commands."""

from __future__ import annotations

import os

import click

import kg
from kg.cli.edge import Commands
from kg.settings import Settings

COMMANDS = {
    "ingest": "kg.cli.feed",
    "extract": "kg.cli.feed",
    "query": "kg.cli.ask",
    "export": "kg.cli.ask",
    "events": "kg.cli.look",
    "claims": "kg.cli.look",
    "entity": "kg.cli.look",
    "explain": "kg.cli.look",
    "fuse": "kg.cli.keep",
    "validate": "kg.cli.keep",
    "serve": "kg.cli.web",
}
"""Every command and the module that holds it."""


@click.command("kg", cls=Commands, modules=COMMANDS)
@click.version_option(kg.__version__, prog_name="kg", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Who claims what about which event of an armed conflict, down to the sentence.

    Start with: kg ingest FOLDER, then: kg events.
    """
    context.obj = Settings.read(os.environ)
