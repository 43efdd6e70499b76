"""An extractor that does what the text of an article asks for; importable, so that other processes can have it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.errors import ArticleError
from kg.model import Article, Extraction
from tests import builders


@dataclass(frozen=True, slots=True)
class FakeExtractor:
    """One claim an article, unless the article's text names something worse."""

    name: str = "fake"
    version: str = "1"

    def __call__(self, article: Article, /) -> Extraction:
        if "refuse" in article.text:
            raise ArticleError(article.file, "it asks to be refused", remedy="ask for something else")
        if "fail" in article.text:
            raise KeyError("no such word\nat all")
        if "bug" in article.text:
            raise AssertionError("this must be seen")
        if "Now die" in article.text:
            os._exit(1)
        return Extraction(article, claims=(builders.claim(article),))

    def batch(self, articles: Sequence[Article], /) -> Iterator[Extraction]:
        return map(self, articles)


def articles(*texts: str) -> list[Article]:
    """An article for each text, in files 0.txt, 1.txt ..."""
    return [builders.article(text, file=f"{number}.txt") for number, text in enumerate(texts)]
