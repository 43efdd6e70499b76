"""`kg events`, `kg claims`, `kg entity`, `kg explain`: answers as tables for people, as JSON for programs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import click

from kg import answers
from kg.answers import EventFilters
from kg.answers.search import fold
from kg.answers.types import narrower
from kg.cli import show, tables
from kg.cli.options import as_of_option, json_option, opened, store_option
from kg.errors import UnknownName, UsageError
from kg.settings import Settings
from kg.store import Store

DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command(epilog="Example: kg events --type AirStrike --place Aleppo --since 2015-10-01")
@click.option("--type", "kind", help="An event type, narrower ones included: AirStrike.")
@click.option("--actor", help="Name of an actor in any part.")
@click.option("--role", type=click.Choice(["initiator", "target"]), help="The part that --actor has.")
@click.option("--place", help="Name of a place, places in it included.")
@click.option("--since", type=DAY, help="First day.")
@click.option("--until", type=DAY, help="Last day.")
@click.option("--killed-min", type=click.IntRange(0), help="At least so many killed, by the lowest figure.")
@click.option("--claimant", help="Name of someone who makes a claim about it.")
@click.option("--outlet", help="Name of an outlet that publishes a claim about it.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1000), help="How many at most.")
@store_option
@as_of_option
@json_option
@click.pass_obj
def events(
    settings: Settings, /, *, store: str | None, as_json: bool, limit: int, **given: str | datetime | int
) -> None:
    """List events by day, with what their claims say of parties, place and casualties."""
    with opened(settings, store) as kept:
        found = answers.events(kept, _filters(kept, given), limit=limit)
    if as_json:
        tables.as_json(found)
    else:
        tables.listing(show.EVENT_COLUMNS, found["items"], row=show.event, block=show.event_block)
        if found["next"]:
            click.echo(f"the first {limit}; more with --limit", err=True)


@click.command(epilog="Example: kg claims 3f2a9c0d1b7e64a58c21")
@click.argument("event")
@store_option
@as_of_option
@json_option
@click.pass_obj
def claims(settings: Settings, /, *, event: str, store: str | None, as_json: bool) -> None:
    """The claim ledger of an EVENT (its key or IRI): who says what, with the sentence and the article."""
    with opened(settings, store) as kept:
        iri = answers.resolve("event", event)
        about, ledger = answers.event(kept, iri), answers.ledger(kept, iri)
    if as_json:
        tables.as_json({"event": about, "claims": ledger})
    else:
        tables.lines(show.headline(about))
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
        iri = _named(kept, name, kind)
        about, relations = answers.entity(kept, iri), answers.relations(kept, iri)["items"]
    if as_json:
        tables.as_json(about | {"relations": relations})
    else:
        tables.table(("", ""), show.entity(about))
        tables.listing(
            show.RELATION_COLUMNS, relations, row=show.relation, block=show.relation_block, title="Relations"
        )


@click.command(epilog="Example: kg explain event:3f2a9c0d1b7e64a58c21")
@click.argument("name", metavar="IRI")
@store_option
@as_of_option
@json_option
@click.pass_obj
def explain(settings: Settings, /, *, name: str, store: str | None, as_json: bool) -> None:
    """Lead from any IRI of the graph (event:KEY, claim:KEY, actor:KEY ...) or a name to the sentences behind it."""
    with opened(settings, store) as kept:
        told = _explained(kept, name)
    if as_json:
        tables.as_json(told)
    else:
        tables.lines("\n".join(show.explanation(told)))


def _filters(store: Store, given: dict[str, str | datetime | int]) -> EventFilters:
    """The filters, where names of actors, places and outlets are looked up."""
    values: dict[str, object] = {name: value for name, value in given.items() if value is not None}
    for field, kind in (("actor", "actor"), ("place", "place"), ("claimant", None), ("outlet", "outlet")):
        if field in values:
            values[field] = _named(store, str(values[field]), kind)
    for field in ("since", "until"):
        if isinstance(value := values.get(field), datetime):
            values[field] = date(value.year, value.month, value.day)
    values["type"] = _type(str(values.pop("kind"))) if "kind" in values else None
    return EventFilters(**values)  # type: ignore[arg-type]


def _type(name: str) -> str:
    """The name of an event type, if there is one of that name."""
    try:
        narrower(name)
    except UsageError as error:
        raise UsageError(f"there is no event type {name!r}; their names are in ontology/event-types.ttl") from error
    return name


def _explained(store: Store, name: str) -> dict[str, Any]:
    """Why the store knows of what an IRI, the key of an event, or the whole name of an entity says."""
    try:
        return answers.explain(store, answers.resolve("event", name))
    except UnknownName:
        if ":" in name:
            raise
    found = answers.search(store, name, limit=1)["items"]
    if not found or fold(found[0]["matched"]) != fold(name) or not fold(name):
        raise UsageError(f"nothing is known as {name!r}; give an IRI, kind:key, or a name")
    return answers.explain(store, str(found[0]["id"]))


def _named(store: Store, name: str, kind: str | None) -> str:
    """The IRI of what is called `name`: an IRI as it is, else the best match among names and aliases."""
    if not name.strip():
        raise UsageError("a name is empty; give a name, an alias or an IRI")
    if ":" in name:
        return answers.resolve(kind or "actor", name)
    found = answers.search(store, name, kind=kind, limit=1)["items"]
    if not found:
        raise UnknownName(kind or "entity", name)
    return str(found[0]["id"])
