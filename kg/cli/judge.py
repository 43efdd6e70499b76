"""`kg judge`: say which claims are about one event and which are not, take it back, and see what was said."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from datetime import UTC, datetime

import click

from kg import accounts, answers
from kg.answers import JudgementFilters
from kg.cli import show_judgement, tables
from kg.cli.options import Decorated, json_option, opened, store_option
from kg.model import Verdict
from kg.rdf.lookup import Document
from kg.settings import Settings
from kg.store import Store, current_generation

Change = Callable[[Store], Document]


@click.group(
    epilog='Example: kg judge different 3f2a9c0d1b7e64a58c21 claim:77d0c4e2a9b1f3605d8e --why "another street"'
)
def judge() -> None:
    """Say which claims are about one event and which are not; it overrules the rules and can be taken back.

    Judgements are only ever added, and the events follow at once.
    """


def _login() -> str:
    """The name that the system has for who runs this; empty, which a judgement refuses, where it has none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def _signed(command: Decorated) -> Decorated:
    """What every change asks for: a reason and a name."""
    why = click.option("--why", required=True, help="The reason, in a few words.")
    by = click.option("--by", help="Who judges.", default=_login, show_default="your login name")
    return why(by(store_option(json_option(command))))


@judge.command(
    epilog='Example: kg judge same 3f2a9c0d1b7e64a58c21 9b1f3605d8e77d0c4e2a --why "one market, one morning"'
)
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@_signed
@click.pass_obj
def same(settings: Settings, /, *, left: str, right: str, why: str, by: str, store: str | None, as_json: bool) -> None:
    """Hold A and B, claims or events by key or IRI, to be about the same event.

    A bare key is that of an event where there is one of that name; write claim:KEY for the claim.
    """
    _judged(settings, store, _verdict(Verdict.SAME, left, right, by, why), as_json=as_json)


@judge.command(
    epilog="Example: kg judge different event:3f2a9c0d1b7e64a58c21 claim:77d0c4e2a9b1f3605d8e --why 'another street'"
)
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@_signed
@click.pass_obj
def different(
    settings: Settings, /, *, left: str, right: str, why: str, by: str, store: str | None, as_json: bool
) -> None:
    """Hold A and B, claims or events by key or IRI, to be about different events.

    With an event and a claim in it, the claim is taken out.
    """
    _judged(settings, store, _verdict(Verdict.DIFFERENT, left, right, by, why), as_json=as_json)


@judge.command(epilog='Example: kg judge undo 5d8e77d0c4e2a9b1f360 --why "read the wrong article"')
@click.argument("judgement")
@_signed
@click.pass_obj
def undo(settings: Settings, /, *, judgement: str, why: str, by: str, store: str | None, as_json: bool) -> None:
    """Take a JUDGEMENT of a person (its key or IRI) back; the events are then what they were without it."""
    _judged(
        settings,
        store,
        lambda kept: accounts.withdraw(kept, judgement, by=by, why=why, at=datetime.now(UTC)),
        as_json=as_json,
    )


@judge.command("list", epilog="Example: kg judge list --about event:3f2a9c0d1b7e64a58c21 --rules")
@click.option("--about", help="Key or IRI of a claim or event: what was judged of it.")
@click.option("--rules", is_flag=True, help="Also what the rules of fusion judged.")
@click.option("--limit", default=50, show_default=True, type=click.IntRange(1, 1000), help="How many at most.")
@store_option
@json_option
@click.pass_obj
def list_(
    settings: Settings, /, *, about: str | None, rules: bool, limit: int, store: str | None, as_json: bool
) -> None:
    """List the judgements of persons by their time, those that were taken back among them."""
    with opened(settings, store) as kept:
        iri = accounts.named(kept, about) if about else None
        found = answers.judgements(kept, JudgementFilters(None if rules else "person", None, iri), limit=limit)
    if as_json:
        tables.as_json(found)
    elif found["items"]:
        tables.listing(show_judgement.COLUMNS, found["items"], row=show_judgement.row, block=show_judgement.block)
    else:
        click.echo("nobody has judged yet; judge with: kg judge same A B --why TEXT, or see --rules", err=True)
    if found["next"]:
        click.echo(f"the first {limit}; more with --limit", err=True)


def _verdict(verdict: Verdict, left: str, right: str, by: str, why: str) -> Change:
    return lambda kept: accounts.judge(kept, verdict, [left], [right], by=by, why=why, at=datetime.now(UTC))


def _judged(settings: Settings, store: str | None, change: Change, *, as_json: bool) -> None:
    """Carry out a change of a store that is there, and tell what came of it."""
    current_generation(store or settings.store)
    with opened(settings, store, read_only=False) as kept:
        told = change(kept)
        events = [answers.event(kept, one["id"]) for one in told["events"]]
    if as_json:
        tables.as_json(told)
    else:
        tables.lines("\n".join(show_judgement.outcome(told, events)))
