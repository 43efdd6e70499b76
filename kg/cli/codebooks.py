"""`kg codebooks`: the three codebooks over one graph, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

import click

from kg import answers, ids
from kg.answers.types import narrower
from kg.cli import show, tables
from kg.cli.options import json_option, opened, store_option
from kg.errors import UsageError
from kg.export.compared import SHOWN, Comparison, Moved, Sum, Wanted, compared, ratio
from kg.export.ledger import ledgers
from kg.settings import Settings
from kg.store import Store

DAY = click.DateTime(formats=["%Y-%m-%d"])
NAMES = {"acled": "ACLED", "ucdp": "UCDP GED", "airwars": "Airwars"}
SUMS = ("codebook", "events", "rows", "dead, low", "best", "high")
COMMON = ("codebook", "dead, low", "best", "high")


@click.command(epilog="Example: kg codebooks --place Aleppo --since 2015-10-01 --until 2016-03-31")
@click.option("--type", "kind", help="An event type, narrower ones included: AirStrike.")
@click.option("--place", help="Name of a place, places in it included.")
@click.option("--since", type=DAY, help="First day.")
@click.option("--until", type=DAY, help="Last day.")
@click.option("--limit", default=SHOWN, show_default=True, type=click.IntRange(0), help="How many events to name.")
@store_option
@json_option
@click.pass_obj
def codebooks(
    settings: Settings, /, *, store: str | None, as_json: bool, limit: int, **given: str | datetime | None
) -> None:
    """How many events and deaths ACLED, UCDP GED and Airwars would count, by their rules, in the same graph.

    Over the events that all three take, only the rule for deaths differs: those totals show what the rule alone does.
    The events where the rules lie furthest apart are named, each with its sentence.
    """
    with opened(settings, store) as kept:
        found = compared(ledgers(kept), _wanted(kept, given), limit)
    if as_json:
        tables.as_json(_json(found))
    else:
        _table(found)


def _wanted(store: Store, given: Mapping[str, str | datetime | None]) -> Wanted:
    """The filters, where the name of a place is looked up."""
    since, until = (day.date() if isinstance(day := given[name], datetime) else None for name in ("since", "until"))
    kind, place = given["kind"], given["place"]
    if kind is not None:
        try:
            narrower(str(kind))
        except UsageError as error:
            raise UsageError(f"there is no event type {kind!r}; see ontology/event-types.ttl") from error
    return Wanted(
        since, until, str(kind) if kind else None, answers.find(store, str(place), ["place"]) if place else None
    )


def _table(found: Comparison) -> None:
    sums = ((NAMES[name], f"{one.events:,}", f"{one.rows:,}", *_dead(one)) for name, one in found.sums.items())
    tables.table(SUMS, sums, title=f"All {found.events:,} events")
    common = next(iter(found.common.values())).events
    same = ((NAMES[name], *_dead(one)) for name, one in found.common.items())
    tables.table(COMMON, same, title=f"The {common:,} that all three take")
    times = ratio(found.common)
    if times is not None:
        tables.lines(f"The rule alone: the highest total is {times:g} times the lowest.")
    rows = ((NAMES[name], f"{n:,}", why) for name, sums in found.sums.items() for why, n in sums.left_out.most_common())
    tables.table(("codebook", "events", "left out, because"), rows, title="Left out")
    if found.moved:
        columns = ("event", "type", "when", "where", *NAMES.values(), "says")
        tables.listing(columns, found.moved, row=_row, block=_block, title="Where the rules lie furthest apart")


def _dead(told: Sum) -> tuple[str, str, str]:
    return f"{told.low:,}", "-" if told.best is None else f"{told.best:,}", f"{told.high:,}"


def _row(moved: Moved) -> tuple[str, ...]:
    event = moved.ledger.event
    where = ", ".join(place.label for place in moved.ledger.places)
    counts = (show.bounds(moved.deaths[name].low, moved.deaths[name].high) for name in NAMES)
    return ids.key_of(event.id), event.type, _when(moved), where, *counts, f"\u201c{moved.quote}\u201d"


def _block(moved: Moved) -> Iterator[str]:
    key, kind, when, where, *counts, quote = _row(moved)
    yield f"{key}  {kind}, {when}, {where}"
    yield "  " + "; ".join(f"{name} {count}" for name, count in zip(NAMES.values(), counts, strict=True))
    yield f"  {quote}"


def _when(moved: Moved) -> str:
    event = moved.ledger.event
    return show.days(*(day.isoformat() if day else None for day in (event.start, event.end)))


def _json(found: Comparison) -> dict[str, Any]:
    return {
        "events": found.events,
        "codebooks": {name: _told(one) | {"left_out": dict(one.left_out)} for name, one in found.sums.items()},
        "common": {name: _told(one) for name, one in found.common.items()},
        "ratio": {"all": ratio(found.sums), "common": ratio(found.common)},
        "moved": [
            {
                "event": moved.ledger.event.id,
                "type": moved.ledger.event.type,
                "when": _when(moved),
                "places": [place.label for place in moved.ledger.places],
                "deaths": {n: {"low": d.low, "best": d.best, "high": d.high} for n, d in moved.deaths.items()},
                "quote": moved.quote,
            }
            for moved in found.moved
        ],
    }


def _told(one: Sum) -> dict[str, Any]:
    return {"rows": one.rows, "events": one.events, "deaths": {"low": one.low, "best": one.best, "high": one.high}}
