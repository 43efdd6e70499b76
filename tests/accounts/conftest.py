"""The sample, fused: one store for all tests that only read, and one to judge in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg import fuse
from kg.store import Store, open_store
from tests.conftest import fill


@pytest.fixture
def store() -> Iterator[Store]:
    """The sample with the events that fusion finds, in memory."""
    with open_store("memory:") as opened:
        fill(opened)
        fuse.refresh(opened)
        yield opened
