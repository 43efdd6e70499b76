"""JSON Lines to articles: one object a line, `text` required, the rest of an article's description optional."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kg.articles import plain
from kg.articles.content import check, text, too_large, worded
from kg.articles.dates import iso_day
from kg.articles.language import name
from kg.articles.outlet import Outlets
from kg.errors import ArticleError
from kg.model import Article, DateBasis, Published

FIELDS = ("text", "title", "outlet", "published", "url", "byline", "language")


def articles(path: Path, limit: int, outlets: Outlets) -> Iterator[Article | ArticleError]:
    """The articles of a file, named by the SHA-256 of each line's bytes; each bad line is refused by its number."""
    check(path)
    file = str(path)
    with path.open("rb") as stream:
        number = 0
        while raw := stream.readline(limit + 1):
            number += 1
            if len(raw) > limit and not raw.endswith(b"\n"):
                while not raw.endswith(b"\n") and (raw := stream.readline(limit)):
                    pass
                yield too_large(file, None, limit, line=number)
            elif raw.strip():
                yield _line(file, number, raw.rstrip(b"\r\n"), outlets)
    if not number:
        yield ArticleError(file, "there is no line in it", remedy="leave it out")


def _line(file: str, number: int, raw: bytes, outlets: Outlets) -> Article | ArticleError:
    try:
        return _article(file, raw, outlets)
    except ArticleError as error:
        return ArticleError(file, error.reason, remedy=error.remedy, line=number)


def _article(file: str, raw: bytes, outlets: Outlets) -> Article:
    given = _fields(file, raw)
    spoken = given.get("language", "en")
    if spoken.split("-")[0].lower() != "en":
        reason = f"the text is in {name(spoken)}; only English articles are read"
        raise ArticleError(file, reason, remedy="give a translation")
    day = _day(file, given["published"]) if "published" in given else Published()
    article = plain.article(file, raw, given["text"], outlets)
    known = {field: given[field] for field in ("title", "outlet", "url", "byline") if field in given}
    return replace(article, **known, published=day if day.day else article.published)


def _fields(file: str, raw: bytes) -> dict[str, str]:
    value = _object(file, text(file, raw))
    wrong = [field for field in FIELDS if not isinstance(value.get(field) or "", str)]
    if wrong:
        raise ArticleError(file, f'"{wrong[0]}" is no string', remedy="quote it, or leave it out")
    given = {field: value.get(field) or "" for field in FIELDS}
    return {field: worded(file, text) for field, text in given.items() if text.strip() or field == "text"}


def _object(file: str, line: str) -> dict[str, str]:
    try:
        value = json.loads(line)
    except json.JSONDecodeError as error:
        reason = f"this is no JSON: {error.msg.lower()} at column {error.colno}"
        raise ArticleError(file, reason, remedy="put one object on each line") from None
    except (RecursionError, ValueError) as error:
        reason = f"this JSON cannot be read: {error}"
        raise ArticleError(file, reason, remedy="put one flat object on each line") from None
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        raise ArticleError(file, 'there is no object with a string "text"', remedy=f"fields: {', '.join(FIELDS)}")
    return value


def _day(file: str, value: str) -> Published:
    day = iso_day(value)
    if day is None:
        raise ArticleError(file, f'"published" is no date: {value[:40]!r}', remedy="write it as 2015-12-02")
    return Published(day, DateBasis.STATED)
