"""`kg link`: rows of other collections, and the events of the graph that they are about."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from kg import ids
from kg import link as linking
from kg.cli import tables
from kg.cli.edge import DONE, NOTHING, PARTLY, one_line
from kg.cli.options import json_option, opened, store_option
from kg.export import cells
from kg.export.ledger import ledgers
from kg.link import Index, Match, Record, Refused
from kg.settings import Settings

Linked = tuple[Record, list[Match]]
COLUMNS = ("line", "row", "event", "score", "days", "km", "because")
ADDED = ("ckg_event", "ckg_days", "ckg_km", "ckg_score", "ckg_reasons")
NAMED = 20
"""How many of the refused rows are named."""


@click.command(epilog="Example: kg link acled.csv --format csv > linked.csv")
@click.argument("file", metavar="FILE.csv", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--limit", default=3, show_default=True, type=click.IntRange(1), help="How many events a row, at most.")
@click.option("--format", "form", type=click.Choice(["table", "csv"]), default="table", show_default=True,
              help="csv adds the best event to each row.")  # fmt: skip
@store_option
@json_option
@click.pass_obj
def link(settings: Settings, /, *, file: Path, limit: int, form: str, store: str | None, as_json: bool) -> int:
    """Find the events that the rows of FILE.csv are about, by days, distance, type, parties and deaths.

    The header says whether they are of ACLED, UCDP GED or Airwars. An event fits a row within the days and kilometres
    that the precision of both allows, if its type can be the row's. Scores are points out of 100, each with its reason.
    Rows that cannot be read are refused, each with file, line and what would mend it.
    """
    table = linking.read(file)
    refused = [row for row in table.rows if isinstance(row, Refused)]
    with opened(settings, store) as kept:
        index = Index(ledgers(kept))
    found = ((row, linking.best(row, index, limit)) for row in table.rows if isinstance(row, Record))
    if as_json:
        tables.as_json([_json(record, matches) for record, matches in found])
    elif form == "csv":
        _csv(table, found)
    else:
        tables.table(COLUMNS, (row for record, matches in found for row in _rows(record, matches)))
    _tell(refused)
    if len(refused) == len(table.rows) and refused:
        return NOTHING
    return PARTLY if refused else DONE


def _tell(refused: list[Refused]) -> None:
    for row in refused[:NAMED]:
        click.echo(f"refused: {one_line(str(row))}", err=True)
    if len(refused) > NAMED:
        click.echo(f"refused: {len(refused) - NAMED:,} rows more", err=True)


def _rows(record: Record, matches: list[Match]) -> Iterator[tuple[str, ...]]:
    """The rows of a record; one without an event where none fits."""
    first = (str(record.line), record.id)
    if not matches:
        yield (*first, "", "", "", "", "no event within its days and kilometres")
    for number, one in enumerate(matches):
        named = ("", "") if number else first
        yield (*named, ids.key_of(one.event), str(one.score), str(one.days), _km(one), "; ".join(one.reasons))


def _km(one: Match) -> str:
    return "" if one.km is None else f"{one.km:.1f}"


def _csv(table: linking.Table, found: Iterator[Linked]) -> None:
    further = (*ADDED, "ucdp_match_id") if table.codebook == "ucdp" else ADDED
    rows = ({**record.cells, **_added(record, matches)} for record, matches in found)
    cells.write(tuple(dict.fromkeys((*table.columns, *further))), rows, sys.stdout.buffer)


def _added(record: Record, matches: list[Match]) -> dict[str, cells.Cell]:
    """The best event of a row; all empty where none fits."""
    if not matches:
        return dict.fromkeys((*ADDED, "ucdp_match_id"))
    one = matches[0]
    values = (one.event, one.days, one.km, one.score, cells.joined(one.reasons))
    return dict(zip(ADDED, values, strict=True)) | {"ucdp_match_id": record.id}


def _json(record: Record, matches: list[Match]) -> dict[str, Any]:
    return {
        "line": record.line,
        "id": record.id,
        "matches": [
            {"event": one.event, "score": one.score, "days": one.days, "km": one.km, "reasons": list(one.reasons)}
            for one in matches
        ],
    }
