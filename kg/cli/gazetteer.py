"""`kg gazetteer`: places of one's own, which extraction looks up before those that come with the package."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from kg import registry
from kg.cli import tables
from kg.cli.edge import DONE, NOTHING, PARTLY, one_line
from kg.cli.options import json_option
from kg.registry import imported, places_file
from kg.registry.countries import Countries
from kg.registry.imported import Refused
from kg.settings import Settings

NAMED = 20
"""How many of the refused lines of one call are named."""


@click.group(epilog="Example: kg gazetteer import SY.zip")
def gazetteer() -> None:
    """Places of one's own, which extraction looks up before those that come with the package."""


@gazetteer.command("import", epilog="Example: kg gazetteer import SY.zip villages.csv")
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@json_option
@click.pass_obj
def import_(settings: Settings, /, files: tuple[Path, ...], *, as_json: bool) -> int:
    """Add the places of GeoNames country dumps and tables to the user's gazetteer.

    FILE is a dump of GeoNames (.txt, or the .zip it comes in) or a .csv with a header: name, latitude, longitude; also
    aliases (separated by |), country, admin1, kind, id. Lines that cannot be read are refused, each with its reason.
    A second import of the same file changes nothing.
    """
    counts, refused = _imported(Path(settings.gazetteer).expanduser(), files)
    for error in refused[:NAMED]:
        click.echo(f"refused: {one_line(str(error))}", err=True)
    if len(refused) > NAMED:
        click.echo(f"refused: {len(refused) - NAMED:,} lines more", err=True)
    told = {name: counts[name] for name in ("added", "unchanged", "passed over")} | {"refused": len(refused)}
    if as_json:
        tables.as_json(told)
    else:
        tables.table(("", ""), ((name, f"{count:,}") for name, count in told.items()), title="Imported")
    done = counts["added"] + counts["unchanged"]
    if not done:
        return NOTHING
    return PARTLY if refused else DONE


def _imported(path: Path, files: tuple[Path, ...]) -> tuple[Counter[str], list[Refused]]:
    """Everything in one transaction: an error, or an interrupt, leaves the gazetteer as it was."""
    counts: Counter[str] = Counter()
    refused: list[Refused] = []
    code = Countries(registry.load()).code
    with places_file.changing(path) as opened:
        for file in files:
            for read in imported.read(file, code):
                if isinstance(read, Refused):
                    refused.append(read)
                elif read is None:
                    counts["passed over"] += 1
                else:
                    counts["added" if places_file.put(opened, read) else "unchanged"] += 1
    return counts, refused
