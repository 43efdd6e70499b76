"""One running service over a filled store on disk for all tests that only read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.generation import Generation
from kg.settings import Settings
from kg.store import open_store
from tests.conftest import fill

SETTINGS = Settings(query_seconds=2, query_wait_seconds=10, query_bytes=3_000_000, request_bytes=100_000)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a store with the sample in it."""
    path = tmp_path_factory.mktemp("service") / "store"
    with open_store(str(path)) as store:
        fill(store)
    return path


@pytest.fixture(scope="session")
def client(folder: Path) -> Iterator[TestClient]:
    """The service, asked in this process; its workers are real."""
    with TestClient(
        create_app(SETTINGS, str(folder)), raise_server_exceptions=False, follow_redirects=False
    ) as running:
        yield running


@pytest.fixture(scope="session")
def generation(folder: Path) -> Generation:
    """The store as a worker opens it."""
    return Generation.open(str(folder))
