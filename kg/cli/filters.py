"""Names and conditions, as people give them: options that several commands share, and what they mean in a store."""

from __future__ import annotations

from datetime import date, datetime

import click

from kg import answers
from kg.answers import EventFilters
from kg.answers.types import narrower
from kg.cli.options import Decorated
from kg.errors import UnknownName, UsageError
from kg.model import Grade
from kg.rdf import lookup
from kg.store import Store

DAY = click.DateTime(formats=["%Y-%m-%d"])
OPTIONS = (
    click.option("--type", "kind", help="An event type, narrower ones included: AirStrike."),
    click.option("--actor", help="Name of an actor in any part."),
    click.option("--role", type=click.Choice(["initiator", "target"]), help="The part that --actor has."),
    click.option("--place", help="Name of a place, places in it included."),
    click.option("--since", type=DAY, help="First day."),
    click.option("--until", type=DAY, help="Last day."),
    click.option("--killed-min", type=click.IntRange(0), help="At least so many killed, by the lowest figure."),
    click.option("--claimant", help="Name of someone who makes a claim about it."),
    click.option(
        "--grade",
        type=click.Choice([grade.value for grade in Grade], case_sensitive=False),
        help="How well it is attested.",
    ),
)
"""Which events are wanted."""
Given = str | datetime | int | None


def filter_options(command: Decorated) -> Decorated:
    """The options of `OPTIONS`, in their order."""
    for option in reversed(OPTIONS):
        command = option(command)
    return command


def filters(store: Store, given: dict[str, Given]) -> EventFilters:
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


def event_named(store: Store, name: str) -> str:
    """The event of a key or IRI; if that is a name which it no longer has, standard error says so."""
    iri = answers.resolve("event", name)
    present = answers.present(store, iri)
    if present != iri:
        click.echo(f"{lookup.local(iri)} is now part of event:{lookup.local(present)}", err=True)
    return present


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
