"""HTML to an article: the text of the page and what its markup says of title, date, site and author."""

from __future__ import annotations

import hashlib
import re

import trafilatura
from htmldate import find_date
from trafilatura.settings import Document

from kg import ids
from kg.articles.content import worded
from kg.articles.dates import iso_day
from kg.articles.language import check_english
from kg.articles.outlet import Outlets
from kg.articles.plain import describe
from kg.errors import ArticleError
from kg.model import Article, DateBasis, Published

FAR_FUTURE = "2199-12-31"
"""Given to htmldate, which would else hold dates against the clock."""
BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)


def is_page(raw: bytes) -> bool:
    """Whether bytes begin as a page of HTML does, whatever their file is called."""
    return BEGINNING.match(raw) is not None


def article(file: str, raw: bytes, outlets: Outlets, *, url: str = "") -> Article:
    """The article of a page; its text is what is extracted, and offsets count in that. No article in it: refused."""
    found = trafilatura.bare_extraction(raw, favor_recall=True, with_metadata=True, include_comments=False)
    if not isinstance(found, Document) or not found.text:
        reason = "no article is found in this page"
        raise ArticleError(file, reason, remedy="save the page as it is shown in a browser, or give its text")
    text = worded(file, found.text)
    check_english(file, text)
    sha256 = hashlib.sha256(raw).hexdigest()
    article = Article(
        id=ids.article(sha256),
        file=file,
        text=text,
        sha256=sha256,
        title=found.title or "",
        outlet=_site(found.sitename or "", outlets),
        byline=found.author or "",
        published=_published(raw),
        url=url or found.url or "",
    )
    return describe(article, outlets)


def _site(name: str, outlets: Outlets) -> str:
    known = outlets.outlet(name) if name else None
    return known.label if known else name


def _published(raw: bytes) -> Published:
    day = find_date(raw, extensive_search=False, original_date=True, max_date=FAR_FUTURE)
    return Published(iso_day(day), DateBasis.STATED) if day else Published()
