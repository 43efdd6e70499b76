"""`kg events`, `kg claims`, `kg entity`, `kg explain`: answers as tables for people, as JSON for programs."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import click

from kg import accounts, answers
from kg.answers import EventFilters
from kg.answers.search import fold
from kg.answers.types import narrower
from kg.cli import show, show_event, show_why, tables
from kg.cli.options import json_option, opened, store_option
from kg.errors import UnknownName, UsageError
from kg.model import Grade
from kg.rdf import lookup
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
@click.option("--grade", type=click.Choice([grade.value for grade in Grade]), help="How well it is attested.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1000), help="How many at most.")
@store_option
@json_option
@click.pass_obj
def events(
    settings: Settings, /, *, store: str | None, as_json: bool, limit: int, **given: str | datetime | int
) -> None:
    """List events by day: parties, place, casualties, how well they are attested, and by how many independent origins.

    "12 outlets, 2 origins": twelve outlets report it, and what they say goes back to two sources.
    """
    with opened(settings, store) as kept:
        found = answers.events(kept, _filters(kept, given), limit=limit)
    if as_json:
        tables.as_json(found)
    else:
        _listed(found, limit)


@click.command(epilog="Example: kg claims 3f2a9c0d1b7e64a58c21")
@click.argument("event")
@store_option
@json_option
@click.pass_obj
def claims(settings: Settings, /, *, event: str, store: str | None, as_json: bool) -> None:
    """The claim ledger of an EVENT (its key or IRI): who says what, with origin, sentence and article.

    Above it stands how well the event is attested, who is blamed by whom, and what the blamed say themselves. The name
    of a claim (claim:KEY) is what `kg judge` and `kg explain` take.
    """
    with opened(settings, store) as kept:
        iri = eventnamed(kept, event)
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


@click.command(
    epilog="""Examples: kg explain event:3f2a9c0d1b7e64a58c21

    kg explain claim:3f2a9c0d1b7e64a58c21 claim:77d0c4e2a9b1f3605d8e"""
)
@click.argument("name", metavar="IRI")
@click.argument("other", metavar="[CLAIM]", required=False)
@store_option
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


def eventnamed(store: Store, name: str) -> str:
    """The event of a key or IRI; if that is a name which it no longer has, standard error says so."""
    iri = answers.resolve("event", name)
    present = answers.present(store, iri)
    if present != iri:
        click.echo(f"{lookup.local(iri)} is now part of event:{lookup.local(present)}", err=True)
    return present


def _listed(found: dict[str, Any], limit: int) -> None:
    tables.listing(show_event.COLUMNS, found["items"], row=show_event.row, block=show_event.block)
    if found["next"]:
        click.echo(f"the first {limit}; more with --limit", err=True)
    if not found["items"]:
        click.echo("no event passes; ask for less, or fill the store with: kg ingest PATH", err=True)


def _filters(store: Store, given: dict[str, str | datetime | int]) -> EventFilters:
    """The filters, where names of actors, places and outlets are looked up."""
    values: dict[str, object] = {name: value for name, value in given.items() if value is not None}
    for field, kind in (("actor", "actor"), ("place", "place"), ("claimant", None), ("outlet", "outlet")):
        if field in values:
            values[field] = named(store, str(values[field]), kind)
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
        return accounts.explain(store, answers.resolve("event", name) if ":" in name else eventnamed(store, name))
    except UnknownName:
        if ":" in name:
            raise
    found = answers.search(store, name, limit=1)["items"]
    if not found or fold(found[0]["matched"]) != fold(name) or not fold(name):
        raise UsageError(f"nothing is known as {name!r}; give an IRI, kind:key, or a name")
    return accounts.explain(store, str(found[0]["id"]))


def _claim(name: str) -> str:
    return answers.resolve("claim", name)


def named(store: Store, name: str, kind: str | None) -> str:
    """The IRI of what is called `name`: an IRI as it is, else the best match among names and aliases."""
    if not name.strip():
        raise UsageError("a name is empty; give a name, an alias or an IRI")
    if ":" in name:
        return answers.resolve(kind or "actor", name)
    found = answers.search(store, name, kind=kind, limit=1)["items"]
    if not found:
        raise UnknownName(kind or "entity", name)
    return str(found[0]["id"])
