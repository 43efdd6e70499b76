"""The registry that ships, loaded once."""

from __future__ import annotations

import pytest

from kg.registry import Registry, load


@pytest.fixture(scope="session")
def registry() -> Registry:
    return load()
