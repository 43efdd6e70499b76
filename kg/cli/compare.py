"""`kg compare`: where claims disagree, whom each outlet blames, and two outlets side by side."""

from __future__ import annotations

import click

from kg import answers
from kg.answers.compare import ASPECTS
from kg.cli import show_compare, tables
from kg.cli.filters import Given, filter_options, filters, named
from kg.cli.options import as_of_option, json_option, opened, store_option
from kg.settings import Settings
from kg.store import Store

NOTHING = {
    "events": "no independent sources disagree here; see what there is with: kg events",
    "outlets": "no outlet reports an event; fill the store with: kg ingest PATH",
    "pair": "no event is reported by both; see what each reports with: kg events --outlet NAME",
}
"""What is said where nothing is found."""


@click.command(
    epilog="""Examples: kg compare --by blame

    kg compare --outlets --place Aleppo --since 2016-01-01

    kg compare --outlet SANA --outlet "The Guardian\""""
)
@click.option("--by", type=click.Choice(ASPECTS), default="overall", show_default=True, help="Rank events by this.")
@click.option("--outlets", is_flag=True, help="Per outlet: whom it blames, and how far its figures lie from the best.")
@click.option("--outlet", "pair", multiple=True, metavar="NAME", help="Twice: what two outlets say of the same events.")
@filter_options
@click.option("--limit", default=20, show_default=True, type=click.IntRange(1, 1000), help="How many at most.")
@store_option
@as_of_option
@json_option
@click.pass_obj
def compare(
    settings: Settings,
    /,
    *,
    by: str,
    outlets: bool,
    pair: tuple[str, ...],
    limit: int,
    store: str | None,
    as_json: bool,
    **given: Given,
) -> None:
    """Rank events by how far their independent sources are apart on figures, blame, place and date.

    Each score runs from 0 (they agree) to 1, and comes with a sentence that says who says what.
    """
    if (outlets and pair) or len(pair) not in (0, 2):
        raise click.UsageError("Give --outlet twice, or --outlets, or neither")
    kind = "outlets" if outlets else "pair" if pair else "events"
    with opened(settings, store) as kept:
        among = filters(kept, given)
        if kind == "outlets":
            found = answers.mirrored(answers.reflections(kept, among), limit=limit)
        elif kind == "pair":
            found = answers.side_by_side(kept, _both(kept, pair), among, limit=limit)
        else:
            found = answers.compared(kept, answers.disagreements(kept, among), by=by, limit=limit)
    if as_json:
        tables.as_json(found)
        return
    show_compare.SHOW[kind](found)
    if not found["items"]:
        click.echo(NOTHING[kind], err=True)
    if found["next"]:
        click.echo(f"the first {limit}; more with --limit", err=True)


def _both(store: Store, names: tuple[str, ...]) -> tuple[str, str]:
    left, right = (named(store, name, "outlet") for name in names)
    return left, right
