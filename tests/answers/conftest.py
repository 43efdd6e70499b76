"""One filled store for all tests that only read: a folder, opened as readers open it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.store import Store, open_store
from tests.conftest import fill


@pytest.fixture(scope="session")
def filled_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The sample, published and opened for reading."""
    folder = str(tmp_path_factory.mktemp("read") / "filled")
    with open_store(folder) as writing:
        fill(writing)
    with open_store(folder, read_only=True) as reading:
        yield reading
