"""A registry of a few outlets, so that these tests do not hang on the one that ships."""

from __future__ import annotations

import pytest

from kg.model import Entity, EntityKind
from tests.builders import entity

NAMES = ("Reuters", "AFP", "TRT World", "The New Arab", "Asharq Al-Awsat", "Jordan Times", "Northern Wire", "The Times")
ALIASES = {"Times": "The Times", "TRTWorld": "TRT World", "al-Araby al-Jadeed": "The New Arab"}


class FewOutlets:
    """Knows a handful of outlets by name, whatever the case of the first letter."""

    def outlet(self, name: str, /) -> Entity | None:
        label = ALIASES.get(name, name)
        return entity(EntityKind.OUTLET, label) if label in NAMES else None


@pytest.fixture
def outlets() -> FewOutlets:
    return FewOutlets()
