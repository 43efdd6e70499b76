"""Fixtures shared by all tests: an empty store of each kind, and a filled one on disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg import ids, rdf
from kg.store import Store, open_store
from tests.builders import REGISTRY, STARTED, sample_events, sample_extractions


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--bless` rewrites the golden files; read their diff."""
    parser.addoption("--bless", action="store_true", help="rewrite the golden files with what is found")


@pytest.fixture
def bless(request: pytest.FixtureRequest) -> bool:
    """Whether golden files are to be rewritten."""
    return bool(request.config.getoption("--bless"))


@pytest.fixture(params=["memory", "folder"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store; every test that takes it runs against every kind of store."""
    with open_store("memory:" if request.param == "memory" else str(tmp_path / "store")) as opened:
        yield opened


@pytest.fixture
def filled_store(tmp_path: Path) -> Iterator[Store]:
    """A published store in `tmp_path / "filled"` with the sample, the registry excerpt and events, open for writing."""
    with open_store(str(tmp_path / "filled")) as opened:
        fill(opened)
        yield opened


def fill(store: Store) -> None:
    """Write the registry excerpt, the sample's articles with their provenance, and their events; publish."""
    store.replace((), rdf.entity_quads(REGISTRY))
    for extraction in sample_extractions():
        article = extraction.article
        quads = rdf.article_quads(extraction) + rdf.run_quads(article, extractor="rules", version="1", started=STARTED)
        store.replace([ids.article_graph(article.sha256)], quads)
    store.replace((), rdf.event_quads(sample_events()))
    store.publish()
