"""`kg ingest` and `kg extract`: from articles to a store, or to standard output."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import assert_never

import click

from kg import articles as reading
from kg import registry
from kg.cli import tables
from kg.cli.edge import DONE, NOTHING, PARTLY, one_line
from kg.cli.options import json_option, opened, store_option
from kg.cli.progress import bar
from kg.errors import ArticleError
from kg.export.extraction import extraction_json
from kg.export.records import records
from kg.ingest import Report, extractions
from kg.ingest import ingest as run
from kg.ingest.rules import Rules
from kg.model import Article, Extraction
from kg.registry import packaged
from kg.settings import Settings

paths_argument = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
workers_option = click.option(
    "--workers", default=1, show_default=True, type=click.IntRange(1, 256), help="How many processes extract at a time."
)

NAMED = 5
"""How many of the files that are passed over are named."""


@click.command(
    epilog="Example: kg ingest articles/ --workers 4",
)
@paths_argument
@store_option
@workers_option
@click.option("--resume", is_flag=True, help="Pass over articles that this version has ingested before.")
@json_option
@click.pass_obj
def ingest(
    settings: Settings, /, paths: tuple[str, ...], *, store: str | None, workers: int, resume: bool, as_json: bool
) -> int:
    """Read articles, extract what they claim, store it, and find the events that claims are about.

    PATH is a file (.txt .html .htm .jsonl .warc .warc.gz), a folder, or - for a text or page on standard input. What
    cannot be read is refused, each with its reason, and the others go on. The same article twice changes nothing.
    """
    extractor = _loaded(settings)
    known = registry.load()
    with opened(settings, store, read_only=False) as kept, bar(reading.count(paths)) as progress:
        report = run(
            _read(paths, settings, known),
            extract=extractor,
            store=kept,
            registry=known,
            workers=workers,
            resume=resume,
            progress=progress,
        )
    for error in report.refused:
        _refuse(error)
    _tell_passed_over(paths)
    if as_json:
        refused = [{"file": e.file, "line": e.line, "reason": e.reason, "remedy": e.remedy} for e in report.refused]
        tables.as_json(_counts(report) | {"refused": refused})
    else:
        tables.table(("", ""), ((name, f"{count:,}") for name, count in _counts(report).items()), title="Ingested")
    return _code(report.articles + report.skipped, len(report.refused))


@click.command(
    epilog="Example: kg extract story.txt --format json",
)
@paths_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["records", "json"]),
    default="records",
    show_default=True,
    help="One event claim a line, or one article with everything it says.",
)
@click.option("--text", is_flag=True, help="Write the text that offsets count in, and extract nothing.")
@workers_option
@click.pass_obj
def extract(settings: Settings, /, paths: tuple[str, ...], *, form: str, text: bool, workers: int) -> int:
    """Write what articles claim to standard output, as JSON Lines.

    PATH is a file, a folder, or - for a text or page on standard input, as for kg ingest.
    """
    written = refused = 0
    found = _read(paths, settings, registry.load())
    for outcome in found if text else extractions(found, _loaded(settings), workers=workers):
        if isinstance(outcome, ArticleError):
            refused += 1
            _refuse(outcome)
        else:
            written += 1
            _write(outcome, form)
    _tell_passed_over(paths)
    return _code(written, refused)


def _read(paths: Iterable[str], settings: Settings, known: registry.Registry) -> Iterator[Article | ArticleError]:
    for name in ("trafilatura", "htmldate", "charset_normalizer"):
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)  # what they complain of, a refusal says in one line
    return reading.read(paths, limit=settings.max_article_bytes, outlets=known)


def _loaded(settings: Settings) -> Rules:
    """The extractor; where its model is missing, that is known before any article is read."""
    rules = Rules.of(settings)
    if not packaged.made(Path(settings.cache).expanduser()):
        click.echo("making the gazetteer, once: a quarter of a minute", err=True)
    rules.load()
    return rules


def _write(outcome: Article | Extraction, form: str) -> None:
    match outcome:
        case Article():
            click.echo(outcome.text.encode(), nl=False)
        case Extraction() if form == "json":
            tables.as_json(extraction_json(outcome))
        case Extraction():
            for record in records(outcome):
                tables.as_json(record)
        case _:
            assert_never(outcome)


def _refuse(error: ArticleError) -> None:
    click.echo(f"refused: {one_line(str(error))}", err=True)


def _tell_passed_over(paths: Iterable[str]) -> None:
    """One line on the files in folders that nobody knows how to read."""
    names = [one_line(path.name) for path in reading.passed_over(paths)]
    if names:
        kinds = "1 file of another kind" if len(names) == 1 else f"{len(names):,} files of other kinds"
        more = ", ..." if len(names) > NAMED else ""
        click.echo(f"passed over {kinds}: {', '.join(names[:NAMED])}{more}", err=True)


def _counts(report: Report) -> dict[str, int]:
    told = ("articles", "skipped", "repeated", "mentions", "claims", "events", "quads")
    return {name: getattr(report, name) for name in told} | {"refused": len(report.refused)}


def _code(done: int, refused: int) -> int:
    if not refused:
        return DONE
    return PARTLY if done else NOTHING
