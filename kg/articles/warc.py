"""WARC to articles: each HTML response of a web archive is a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from kg.articles import page
from kg.articles.content import check, too_large
from kg.articles.outlet import Outlets
from kg.errors import ArticleError
from kg.model import Article

HTML = ("text/html", "application/xhtml+xml")
FOUND = "200"


def articles(path: Path, limit: int, outlets: Outlets) -> Iterator[Article | ArticleError]:
    """The articles of an archive, plain or gzipped, named by the SHA-256 of each page; refusals name the address."""
    check(path)
    pages = 0
    with path.open("rb") as stream:
        try:
            for record in ArchiveIterator(stream):
                if _is_page(record):
                    pages += 1
                    yield _page(path, record, limit, outlets)
        except (ArchiveLoadFailed, EOFError) as error:
            raise ArticleError(
                str(path), f"the archive is broken: {_first_line(error)}", remedy="fetch it again"
            ) from error
    if not pages:
        yield ArticleError(str(path), "there is no HTML page in this archive", remedy="leave it out")


def _is_page(record: ArcWarcRecord) -> bool:
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != FOUND:
        return False
    return (headers.get_header("Content-Type") or "").split(";")[0].strip().lower() in HTML


def _page(path: Path, record: ArcWarcRecord, limit: int, outlets: Outlets) -> Article | ArticleError:
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    file = f"{path}#{url}"
    raw = record.content_stream().read(limit + 1)
    if len(raw) > limit:
        return too_large(file, None, limit)
    try:
        return page.article(file, raw, outlets, url=url)
    except ArticleError as error:
        return error


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
