"""`kg retract` and `kg diff`: articles taken out of the graph and brought back, and what has changed since a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import click

from kg import answers, articles, history, ids
from kg.cli import tables
from kg.cli.differences import as_document, show
from kg.cli.options import json_option, moment, opened, past, store_option
from kg.errors import ArticleError, UnknownName, UsageError
from kg.rdf import lookup
from kg.rdf.lookup import Document
from kg.settings import Settings
from kg.store import Store, open_store
from kg.vocab import SCHEMA

NOW = "now"


@click.command(
    epilog="""Examples: kg retract 3f2a9c0d1b7e64a58c21 --why 'withdrawn by the outlet'

    kg retract --undo 3f2a9c0d1b7e64a58c21"""
)
@click.argument("named", nargs=-1, required=True, metavar="ARTICLE...")
@click.option("--why", metavar="TEXT", help="The reason; it is kept, and told when the article is ingested again.")
@click.option("--undo", is_flag=True, help="Bring back what retracted articles said.")
@store_option
@json_option
@click.pass_obj
def retract(
    settings: Settings, /, named: tuple[str, ...], *, why: str | None, undo: bool, store: str | None, as_json: bool
) -> None:
    """Take what an ARTICLE says out of the graph, with the reason; the values of its events follow.

    ARTICLE is its key or IRI, its address on the web, or its file. All are retracted, or none where one is not known.
    What it said stays in the archive: --as-of finds it, --undo brings it back.
    """
    if not undo and not (why or "").strip():
        raise click.UsageError("Give the reason with --why")
    with opened(settings, store, read_only=False) as kept:
        graphs = list(dict.fromkeys(graph for name in named for graph in _graphs(kept, settings, name)))
        for graph in graphs:
            _must_be_so(kept, graph, retracted=undo)
        told = _restored(kept, graphs) if undo else _retracted(kept, graphs, (why or "").strip())
        events = history.settle(kept)
        kept.publish()
    if as_json:
        tables.as_json({"articles": told, "events": events})
    else:
        rows = ((one["key"], one["label"], str(one["claims"])) for one in told)
        tables.table(("article", "title", "claims"), rows, title="Brought back" if undo else "Retracted")
        click.echo(f"{events:,} events")


@click.command(
    epilog="""Examples: kg diff 2026-11-01

    kg diff 2026-11-01 2026-11-25T14:30

    kg diff old-store new-store --format patch"""
)
@click.argument("before", metavar="A")
@click.argument("after", metavar="B", default=NOW)
@click.option("--format", "form", type=click.Choice(["table", "patch"]), default="table", show_default=True,
              help="patch is RDF Patch: what makes of A's N-Quads export that of B.")  # fmt: skip
@store_option
@json_option
@click.pass_obj
def diff(settings: Settings, /, before: str, after: str, *, form: str, store: str | None, as_json: bool) -> None:
    """What has changed from A to B: claims that came or went, and events whose values are other ones.

    A and B are times (a day means its end) of the one store that --store names, or stores; without B it is now.
    """
    if as_json and form == "patch":
        raise click.UsageError("Give --json or --format patch, and not both")
    with ExitStack() as stack:
        one, other = (stack.enter_context(_state(settings, store, name)) for name in (before, after))
        if form == "patch":
            for line in history.patch(one, other):
                click.echo(line.encode())
            return
        found = history.changes(one, other)
        if as_json:
            tables.as_json(as_document(found, one, other))
        else:
            show(found, one, other)


def _state(settings: Settings, store: str | None, name: str) -> Store:
    """The store as of a time, or another store."""
    if name == NOW:
        return opened(settings, store)
    try:
        at = moment(name)
    except ValueError:
        if not Path(name).is_dir():
            reason = "neither a time (2026-11-25, 2026-11-25T14:30) nor the folder of a store"
            raise UsageError(f"{name}: {reason}") from None
        return open_store(name, read_only=True)
    return past(opened(settings, store), at)


def _graphs(store: Store, settings: Settings, name: str) -> tuple[str, ...]:
    """The graphs of the articles that a name means: one, or those of a file."""
    if Path(name).is_file():
        return tuple(_known(store, article, name) for article in _in_file(settings, name))
    if "://" in name and not name.startswith(ids.BASE):
        found = history.graphs_at(store, name)
        if len(found) > 1:
            keys = ", ".join(ids.key_of(ids.article(ids.key_of(graph))) for graph in found)
            raise UsageError(f"{name}: {len(found)} articles were published there; name one by its key: {keys}")
        return found or (_known(store, "", name),)
    return (_known(store, answers.resolve("article", name), name),)


def _in_file(settings: Settings, name: str) -> Iterator[str]:
    for read in articles.read([name], limit=settings.max_article_bytes):
        if isinstance(read, ArticleError):
            raise UsageError(str(read))
        yield read.id


def _known(store: Store, article: str, name: str) -> str:
    graph = history.graph_of(store, article) if article else None
    if graph is None:
        raise UnknownName("article", name)
    return graph


def _must_be_so(store: Store, graph: str, *, retracted: bool) -> None:
    """Raise a `UsageError` where an article is retracted already, or is not."""
    gone, key = history.retraction(store, graph), ids.key_of(ids.article(ids.key_of(graph)))
    if gone and not retracted:
        raise UsageError(f"{key}: already retracted on {gone.at.date()}: {gone.why}")
    if retracted and not gone:
        raise UsageError(f"{key}: is not retracted, there is nothing to undo")


def _retracted(store: Store, graphs: Iterable[str], why: str) -> list[Document]:
    told = [_told(store, graph) for graph in graphs]
    for graph in graphs:
        history.retract(store, graph, why=why, at=datetime.now(UTC))
    return told


def _restored(store: Store, graphs: Iterable[str]) -> list[Document]:
    for graph in graphs:
        history.restore(store, graph, at=datetime.now(UTC))
    return [_told(store, graph) for graph in graphs]


def _told(store: Store, graph: str) -> Document:
    """An article with the number of its claims."""
    article = ids.article(ids.key_of(graph))
    claims = len(lookup.subjects(store, SCHEMA.appearance, article))
    return lookup.reference(store, article) | {"key": ids.key_of(article), "claims": claims}
