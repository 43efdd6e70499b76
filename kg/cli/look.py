"""`kg events`, `kg claims`, `kg entity`: answers as tables for people, as JSON for programs."""

from __future__ import annotations

from typing import Any

import click

from kg import answers
from kg.cli import show, show_event, tables
from kg.cli.filters import Given, event_named, filter_options, filters, named
from kg.cli.options import as_of_option, json_option, opened, store_option
from kg.settings import Settings


@click.command(epilog="Example: kg events --type AirStrike --place Aleppo --since 2015-10-01")
@filter_options
@click.option("--outlet", help="Name of an outlet that publishes a claim about it.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1000), help="How many at most.")
@store_option
@as_of_option
@json_option
@click.pass_obj
def events(settings: Settings, /, *, store: str | None, as_json: bool, limit: int, **given: Given) -> None:
    """List events by day: parties, place, casualties, how well they are attested, and by how many independent origins.

    "12 outlets, 2 origins": twelve outlets report it, and what they say goes back to two sources.
    """
    with opened(settings, store) as kept:
        found = answers.events(kept, filters(kept, given), limit=limit)
    if as_json:
        tables.as_json(found)
    else:
        _listed(found, limit)


@click.command(epilog="Example: kg claims 3f2a9c0d1b7e64a58c21")
@click.argument("event")
@store_option
@as_of_option
@json_option
@click.pass_obj
def claims(settings: Settings, /, *, event: str, store: str | None, as_json: bool) -> None:
    """The claim ledger of an EVENT (its key or IRI): who says what, with origin, sentence and article.

    Above it stands how well the event is attested, who is blamed by whom, and what the blamed say themselves. The name
    of a claim (claim:KEY) is what `kg judge` and `kg explain` take.
    """
    with opened(settings, store) as kept:
        iri = event_named(kept, event)
        about, ledger = answers.event(kept, iri), answers.ledger(kept, iri)
    if as_json:
        tables.as_json({"event": about, "claims": ledger})
    else:
        tables.lines("\n".join((show_event.headline(about), *show_event.assessment(about))))
        tables.listing(show.CLAIM_COLUMNS, ledger, row=show.claim, block=show.claim_block)


@click.command(epilog='Example: kg entity "Islamic State"')
@click.argument("name")
@click.option("--kind", type=click.Choice(["actor", "place", "outlet"]), help="Look among these only.")
@store_option
@as_of_option
@json_option
@click.pass_obj
def entity(settings: Settings, /, *, name: str, kind: str | None, store: str | None, as_json: bool) -> None:
    """What is known of an actor, place or outlet (NAME, alias or IRI), and its relations with their sources."""
    with opened(settings, store) as kept:
        iri = named(kept, name, kind)
        about, relations = answers.entity(kept, iri), answers.relations(kept, iri)["items"]
    if as_json:
        tables.as_json(about | {"relations": relations})
    else:
        tables.table(("", ""), show.entity(about))
        tables.listing(
            show.RELATION_COLUMNS, relations, row=show.relation, block=show.relation_block, title="Relations"
        )


def _listed(found: dict[str, Any], limit: int) -> None:
    tables.listing(show_event.COLUMNS, found["items"], row=show_event.row, block=show_event.block)
    if found["next"]:
        click.echo(f"the first {limit}; more with --limit", err=True)
    if not found["items"]:
        click.echo("no event passes; ask for less, or fill the store with: kg ingest PATH", err=True)
