"""The `kg` command and the table of its commands."""

from __future__ import annotations

import os

import click

import kg
from kg.cli.edge import Commands
from kg.settings import Settings

COMMANDS = {
    "ingest": ("kg.cli.feed", "Articles to graph: extract, store, find the events."),
    "extract": ("kg.cli.feed", "Articles to JSON Lines, without a store."),
    "query": ("kg.cli.ask", "Ask the graph by SPARQL."),
    "export": ("kg.cli.ask", "Write the graph in a format that other programs read."),
    "events": ("kg.cli.look", "List events by type, party, place, time."),
    "claims": ("kg.cli.look", "Who says what about one event."),
    "codebooks": ("kg.cli.codebooks", "The deaths by three codebooks' rules, side by side."),
    "link": ("kg.cli.link", "Find the events that rows of ACLED, UCDP GED or Airwars are about."),
    "entity": ("kg.cli.look", "What is known of an actor, place or outlet."),
    "explain": ("kg.cli.why", "From any IRI to the sentences behind it."),
    "compare": ("kg.cli.compare", "Where sources disagree; outlets side by side."),
    "judge": ("kg.cli.judge", "Say which claims are about one event; undo; list."),
    "diff": ("kg.cli.past", "What has changed from one time, or store, to another."),
    "retract": ("kg.cli.past", "Take articles out of the graph, with the reason, or bring them back."),
    "gazetteer": ("kg.cli.gazetteer", "Places of one's own: import dumps of GeoNames and tables."),
    "fuse": ("kg.cli.keep", "Find anew which claims are about one event."),
    "validate": ("kg.cli.keep", "Hold the graph against its shapes."),
    "serve": ("kg.cli.web", "Serve the graph over HTTP."),
}
"""Every command: the module that holds it, and what it does, so that the list of commands loads none of them."""


@click.command("kg", cls=Commands, table=COMMANDS)
@click.version_option(kg.__version__, prog_name="kg", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> None:
    """Who claims what about which event of an armed conflict, down to the sentence.

    Start with: kg ingest FOLDER, then: kg events.
    """
    context.obj = Settings.read(os.environ)
