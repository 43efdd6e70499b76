"""`kg query` and `kg export`: the graph itself, by SPARQL or as a whole."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, TextIO

import click
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat

from kg.cli import show, tables
from kg.cli.options import as_of_option, opened, store_option
from kg.errors import QueryError, UsageError
from kg.export import FORMATS
from kg.export import export as write
from kg.rdf.written import written
from kg.settings import Settings
from kg.store import Answer, Store
from kg.store.guard import words

RESULTS = {
    "json": QueryResultsFormat.JSON,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "xml": QueryResultsFormat.XML,
}
UPDATES = {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD"}
"""Words that SPARQL knows in updates alone."""


@click.command(
    epilog="""Examples: kg query ontology/queries/NAME.rq

    kg query -q 'SELECT ?type (COUNT(*) AS ?n) { ?event sem:eventType ?type } GROUP BY ?type'"""
)
@click.argument("file", required=False, type=click.File("r", encoding="utf-8"))
@click.option("-q", "sparql", metavar="SPARQL", help="The query itself, in place of a file.")
@click.option("--format", "form", type=click.Choice(["table", *RESULTS, "ttl"]), default="table", show_default=True,
              help="table is for people; a CONSTRUCT or DESCRIBE gives ttl in any case.")  # fmt: skip
@store_option
@as_of_option
@click.pass_obj
def query(settings: Settings, /, *, file: TextIO | None, sparql: str | None, form: str, store: str | None) -> None:
    """Ask the graph by a SPARQL 1.1 query from FILE (- for standard input) or -q.

    The default graph is the union of all graphs, and the project's prefixes need not be declared.
    """
    if (file is None) == (sparql is None):
        raise click.UsageError("Give a query file or -q, and not both")
    asked = sparql if sparql is not None else _content(file)
    with opened(settings, store) as kept, _interruptible():
        _answer(_asked(kept, asked), form)


@click.command(epilog="Example: kg export --format ttl -o graph.ttl")
@click.option("--format", "form", default="ttl", show_default=True, help=f"One of: {', '.join(FORMATS)}.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False), help="A file, written whole or not at all; else standard output."
)
@store_option
@as_of_option
@click.pass_obj
def export(settings: Settings, /, *, form: str, output: str | None, store: str | None) -> None:
    """Write the graph in a format that other programs read; the same graph gives the same bytes."""
    with opened(settings, store) as kept, _output(output) as out:
        write(kept, form, out)


def _content(file: TextIO | None) -> str:
    try:
        return str(file.read()) if file else ""
    except UnicodeDecodeError as error:
        raise UsageError(f"the query is not UTF-8 text: byte {error.start}; re-encode the file") from None


@contextmanager
def _interruptible() -> Iterator[None]:
    """Let an interrupt end the process at once: while the engine works, Python would not come to hear of it."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:  # who started us wants something else
        yield
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _asked(kept: Store, sparql: str) -> Answer:
    """The answer to a query; an update is told that it is one."""
    try:
        return kept.query(sparql)
    except QueryError as error:
        if found := sorted(words(sparql) & UPDATES):
            told = f"{', '.join(found)}: updates are not taken here, kg query only reads; change the graph by kg ingest"
            raise QueryError(told) from error
        raise


def _answer(answer: Answer, form: str) -> None:
    """Write what a query gives: a graph as Turtle, a table or a truth value in the format asked for."""
    out = sys.stdout.buffer
    if isinstance(answer, QuerySolutions | QueryBoolean):
        if form == "ttl":
            raise UsageError("a SELECT or ASK gives no graph: choose table, json, csv, tsv or xml")
        if form in RESULTS:
            answer.serialize(out, format=RESULTS[form])
            if isinstance(answer, QueryBoolean) or form in ("json", "xml"):
                out.write(b"\n")  # the engine ends only lines of values
        elif isinstance(answer, QuerySolutions):
            names = [variable.value for variable in answer.variables]
            if not tables.table(names, ([show.term(value) for value in row] for row in answer)):
                click.echo("no rows", err=True)
        else:
            click.echo("yes" if answer else "no")
    elif form in ("table", "ttl"):
        out.write(written(answer, RdfFormat.TURTLE))
    else:
        raise UsageError("a CONSTRUCT or DESCRIBE gives a graph: choose ttl")


@contextmanager
def _output(path: str | None) -> Iterator[BinaryIO]:
    """Standard output, or a file that appears under its name when it is complete."""
    if path is None:
        yield sys.stdout.buffer
        return
    part = Path(f"{path}.part")
    try:
        with part.open("wb") as out:
            yield out
        part.replace(path)
    except OSError as error:
        if error.filename != str(part):
            raise
        raise OSError(error.errno, error.strerror, path) from error
    finally:
        part.unlink(missing_ok=True)
