"""Plain text to an article: what its lines say of its title, date, outlet and author."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from kg import ids
from kg.articles.byline import byline
from kg.articles.dated import published
from kg.articles.language import check_english
from kg.articles.outlet import Outlets, outlet
from kg.model import Article

LONGEST_TITLE = 300
"""A first line with more characters is the text itself, and no title."""


def article(file: str, raw: bytes, text: str, outlets: Outlets, *, line: int | None = None) -> Article:
    """The article of a text, named by the SHA-256 of the bytes it came in; one that is not in English is refused."""
    check_english(file, text, line=line)
    sha256 = hashlib.sha256(raw).hexdigest()
    return describe(Article(id=ids.article(sha256), file=file, text=text, sha256=sha256), outlets)


def describe(article: Article, outlets: Outlets) -> Article:
    """The same article with everything filled in that its text tells and that it did not know yet."""
    text = article.text
    publisher = outlet(text, outlets)
    return replace(
        article,
        title=article.title or title(text),
        outlet=article.outlet or publisher,
        byline=article.byline or byline(text, outlets),
        published=article.published if article.published.day else published(text),
    )


def title(text: str) -> str:
    """The first line that holds anything; none where that line is the whole article or too long for a title."""
    lines = [line.strip("\ufeff \t\r\n\u00a0") for line in text.splitlines()]
    held = [line for line in lines if line]
    return held[0] if len(held) > 1 and len(held[0]) <= LONGEST_TITLE else ""
