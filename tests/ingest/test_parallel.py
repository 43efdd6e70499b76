"""Extraction in one process and in several gives the same, and no article takes the others with it."""

from __future__ import annotations

import pytest

from kg.errors import ArticleError
from kg.ingest import extractions
from kg.model import Article, Extraction
from tests.ingest.fakes import FakeExtractor, articles

REFUSED = ArticleError("bad.txt", "it is bad")


def told(found: list[Extraction | ArticleError]) -> list[str]:
    return [one.article.file if isinstance(one, Extraction) else str(one) for one in found]


@pytest.mark.parametrize("workers", [1, 2])
def test_order_is_kept_and_failures_are_named(workers: int) -> None:
    given: list[Article | ArticleError] = [*articles("Good one.", "Please refuse.", "Do fail."), REFUSED]
    given += articles("Good.") * 40
    found = told(list(extractions(given, FakeExtractor(), workers=workers)))
    assert found[0] == "0.txt"
    assert found[1] == "1.txt: it asks to be refused; ask for something else"
    assert found[2].startswith(
        "2.txt: the extractor failed on it (KeyError: 'no such word\\nat all', in fakes.py line "
    )
    assert found[2].endswith("; report this with the article")
    assert found[3] == "bad.txt: it is bad"
    assert found[4:] == ["0.txt"] * 40


def test_an_article_that_kills_its_process_is_refused_alone() -> None:
    given = articles("Good one.", "Now die.", "Good two.", *["Good."] * 4)
    found = told(list(extractions(given, FakeExtractor(), workers=2)))
    assert found[1] == (
        "1.txt: the process that extracted it died, perhaps out of memory; leave it out, or give it more memory"
    )
    assert [name for name in found if ":" not in name] == [f"{number}.txt" for number in range(7) if number != 1]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_bug_is_not_hidden(workers: int) -> None:
    with pytest.raises(AssertionError, match="this must be seen"):
        list(extractions(articles("A bug."), FakeExtractor(), workers=workers))
