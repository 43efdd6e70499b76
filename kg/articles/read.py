"""The entry: paths in, articles and refusals out, one at a time and in a fixed order."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from kg import registry
from kg.articles import files as walking
from kg.articles import jsonl, page, plain, warc
from kg.articles.content import content, text, too_large
from kg.articles.files import files, refused
from kg.articles.outlet import Outlets
from kg.errors import ArticleError
from kg.model import Article

Found = Iterator[Article | ArticleError]


def read(paths: Iterable[str], *, limit: int, stdin: BinaryIO | None = None, outlets: Outlets | None = None) -> Found:
    """The articles of files, folders and `-` (standard input), each of at most `limit` bytes.

    A text that begins as an HTML page does is read as one. Paths are taken in the order given, folders sorted by path.
    Nothing is raised for an article that cannot be read: its `ArticleError` stands in its place, and the next one
    follows. `outlets` is the registry unless another is given.
    """
    known = outlets or registry.load()
    for given in paths:
        if given == "-":
            yield from _refusing("-", _stdin(stdin or sys.stdin.buffer, limit, known))
            continue
        for path in files(given, SUFFIXES):
            if isinstance(path, ArticleError):
                yield path
            else:
                yield from _refusing(str(path), _reader(path)(path, limit, known))


def count(paths: Iterable[str]) -> int | None:
    """How many articles and refusals `read` will give; None where that shows only in reading (archives, lines, `-`)."""
    found = [path for given in paths for path in (files(given, SUFFIXES) if given != "-" else [given])]
    single = all(isinstance(path, ArticleError) or str(path).lower().endswith(SINGLE) for path in found)
    return len(found) if single else None


def passed_over(paths: Iterable[str]) -> list[Path]:
    """The files in folders that `read` passes over, since it does not know their kind; hidden ones are not told."""
    return [path for given in paths if given != "-" for path in walking.passed_over(given, SUFFIXES)]


def _refusing(file: str, articles: Found) -> Found:
    """The same articles; what a file's reader raises becomes its refusal, after the articles read before."""
    try:
        yield from articles
    except ArticleError as error:
        yield error
    except (OSError, ValueError) as error:
        yield refused(file, error)


def _stdin(stream: BinaryIO, limit: int, outlets: Outlets) -> Found:
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise too_large("-", None, limit)
    yield _article("-", raw, outlets)


def _text(path: Path, limit: int, outlets: Outlets) -> Found:
    yield _article(str(path), content(path, limit=limit), outlets)


def _article(file: str, raw: bytes, outlets: Outlets) -> Article:
    """The article of a text; raw tags would be read as words, so a page is known by how it begins."""
    return page.article(file, raw, outlets) if page.is_page(raw) else plain.article(file, raw, text(file, raw), outlets)


def _page(path: Path, limit: int, outlets: Outlets) -> Found:
    yield page.article(str(path), content(path, limit=limit), outlets)


Reader = Callable[[Path, int, Outlets], Found]
READERS: tuple[tuple[str, Reader], ...] = (
    (".txt", _text),
    (".html", _page),
    (".htm", _page),
    (".jsonl", jsonl.articles),
    (".warc", warc.articles),
    (".warc.gz", warc.articles),
)
SUFFIXES = tuple(suffix for suffix, _ in READERS)
SINGLE = (".txt", ".html", ".htm")
"""Files that hold one article each."""


def _reader(path: Path) -> Reader:
    return next(reader for suffix, reader in READERS if path.name.lower().endswith(suffix))
