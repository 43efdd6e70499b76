"""What differs between two states, as tables for people and as a JSON document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import click

from kg import answers
from kg.answers.claims import in_text_order
from kg.cli import show as shown
from kg.cli import show_event, tables
from kg.history import Changes
from kg.history.changes import EventChange, value
from kg.model import Event, Tally
from kg.rdf import lookup
from kg.rdf.lookup import Document
from kg.store import Store

CLAIMS = ("", *shown.CLAIM_COLUMNS)
EVENTS = ("", *show_event.COLUMNS)
ADDED, REMOVED, CHANGED = "+", "-", "~"


def show(found: Changes, before: Store, after: Store) -> None:
    """Write the differences: + for what came, - for what went, ~ for what changed."""
    if not found:
        click.echo("no difference")
    if claims := list(_claims(found, before, after)):
        tables.listing(CLAIMS, claims, row=_claim, block=_claim_block, title="Claims")
    if events := list(_events(found, before, after)):
        tables.listing(EVENTS, events, row=_event, block=_event_block, title="Events")
    if found.events_changed:
        rows = (row for change in found.events_changed for row in _values(change, before, after))
        tables.table(("event", "value", "was", "is"), rows, title="Values that changed")


def as_document(found: Changes, before: Store, after: Store) -> Document:
    """The differences as a JSON object."""
    return {
        "claims": {
            "added": [answers.claim(after, iri) for iri in found.added],
            "removed": [answers.claim(before, iri) for iri in found.removed],
            "changed": [
                {"before": answers.claim(before, iri), "after": answers.claim(after, iri)} for iri in found.changed
            ],
        },
        "events": {
            "added": [answers.event(after, event.id) for event in found.events_added],
            "removed": [answers.event(before, event.id) for event in found.events_removed],
            "changed": [
                {
                    "values": list(change.values),
                    "before": answers.event(before, change.before.id),
                    "after": answers.event(after, change.after.id),
                }
                for change in found.events_changed
            ],
        },
    }


Signed = tuple[str, Document]


def _claims(found: Changes, before: Store, after: Store) -> Iterator[Signed]:
    yield from ((REMOVED, told) for told in _in_order(before, found.removed))
    yield from ((ADDED, told) for told in _in_order(after, found.added))
    for iri in found.changed:
        yield from (
            (f"{CHANGED}{REMOVED}", answers.claim(before, iri)),
            (f"{CHANGED}{ADDED}", answers.claim(after, iri)),
        )


def _in_order(store: Store, claims: Iterable[str]) -> list[Document]:
    """Claims by the day of their article and their place in its text."""
    return sorted((answers.claim(store, iri) for iri in claims), key=in_text_order)


def _events(found: Changes, before: Store, after: Store) -> Iterator[Signed]:
    yield from ((REMOVED, answers.event(before, event.id)) for event in found.events_removed)
    yield from ((ADDED, answers.event(after, event.id)) for event in found.events_added)
    yield from ((CHANGED, answers.event(after, change.after.id)) for change in found.events_changed)


def _claim(signed: Signed) -> tuple[str, ...]:
    return (signed[0], *shown.claim(signed[1]))


def _event(signed: Signed) -> tuple[str, ...]:
    return (signed[0], *show_event.row(signed[1]))


def _claim_block(signed: Signed) -> Iterator[str]:
    yield from (signed[0], *shown.claim_block(signed[1]))


def _event_block(signed: Signed) -> Iterator[str]:
    yield from (signed[0], *show_event.block(signed[1]))


def _values(change: EventChange, before: Store, after: Store) -> Iterator[tuple[str, ...]]:
    key = answers.event(after, change.after.id)["key"]
    for name in change.values:
        yield key, name, _written(before, change.before, name), _written(after, change.after, name)


def _written(store: Store, event: Event, name: str) -> str:
    """A value of an event in words; of claims, how many there are."""
    match value(event, name):
        case None:
            return "unknown"
        case date() as day:
            return day.isoformat()
        case Tally() as tally:
            bounds = shown.bounds(tally.min, tally.max)
            return f"{bounds}, best {tally.best:,}" if tally.best is not None else bounds or str(tally.report)
        case tuple() as iris if name == "claims":
            return str(len(iris))
        case tuple() as iris:
            return ", ".join(lookup.label(store, iri) for iri in iris) or "none"
        case other:
            return str(other)
