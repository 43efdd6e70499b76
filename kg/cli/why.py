"""`kg explain`: from anything to the sentences behind it, with the rules and judgements in between."""

from __future__ import annotations

import click

from kg import accounts, answers
from kg.answers.search import fold
from kg.cli import show_why, tables
from kg.cli.filters import event_named
from kg.cli.options import as_of_option, json_option, opened, store_option
from kg.errors import UnknownName, UsageError
from kg.rdf.lookup import Document
from kg.settings import Settings
from kg.store import Store


@click.command(
    epilog="""Examples: kg explain event:3f2a9c0d1b7e64a58c21

    kg explain claim:3f2a9c0d1b7e64a58c21 claim:77d0c4e2a9b1f3605d8e"""
)
@click.argument("name", metavar="IRI")
@click.argument("other", metavar="[CLAIM]", required=False)
@store_option
@as_of_option
@json_option
@click.pass_obj
def explain(settings: Settings, /, *, name: str, other: str | None, store: str | None, as_json: bool) -> None:
    """Lead from any IRI of the graph (event:KEY, claim:KEY, actor:KEY ...) or a name to the sentences behind it.

    Of an event, each value is told with its rule and the claims that give it, and of each claim what put it there. Two
    claims: why they are about one event, or why not, by the parts of their score and by what persons judged.
    """
    with opened(settings, store) as kept:
        told = accounts.explain_pair(kept, *(_claim(one) for one in (name, other))) if other else _explained(kept, name)
    if as_json:
        tables.as_json(told)
    else:
        tables.lines("\n".join(show_why.pair(told) if other else show_why.explanation(told)))


def _explained(store: Store, name: str) -> Document:
    """Why the store knows of what an IRI, the key of an event, or the whole name of an entity says."""
    try:
        return accounts.explain(store, answers.resolve("event", name) if ":" in name else event_named(store, name))
    except UnknownName:
        if ":" in name:
            raise
    found = answers.search(store, name, limit=1)["items"]
    if not found or fold(found[0]["matched"]) != fold(name) or not fold(name):
        raise UsageError(f"nothing is known as {name!r}; give an IRI, kind:key, or a name")
    return accounts.explain(store, str(found[0]["id"]))


def _claim(name: str) -> str:
    return answers.resolve("claim", name)
