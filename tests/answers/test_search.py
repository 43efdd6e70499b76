"""Search by name: folding, ranks, kinds, pages."""

from __future__ import annotations

import pytest

from kg.answers import search
from kg.answers.search import fold
from kg.errors import UsageError
from kg.store import Store


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Jisr al-Shughūr", "jisr al shughur"),
        ("  ISIS/ISIL ", "isis isil"),
        ("Ra's al-'Ayn", "ras al ayn"),
        ("", ""),
    ],
)
def test_fold(name: str, folded: str) -> None:
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("text", "kind", "labels"),
    [
        ("syria", None, ["Syria", "Syria", "Syrian Observatory for Human Rights"]),
        ("SYRIA", "place", ["Syria"]),
        ("sohr", None, ["Syrian Observatory for Human Rights"]),
        ("jisr ash", None, ["Jisr al-Shughur"]),
        ("Shughur", None, ["Jisr al-Shughur"]),
        ("ughu", None, ["Jisr al-Shughur"]),
        ("war planes", None, ["Russia"]),
        ("nobody at all", None, []),
        ("northernwire", "outlet", ["Northern Wire"]),
        ("Idlib", "actor", ["Free Idlib Brigade"]),
    ],
)
def test_search(filled_store: Store, text: str, kind: str | None, labels: list[str]) -> None:
    assert [item["label"] for item in search(filled_store, text, kind=kind)["items"]] == labels


def test_a_prefix_comes_before_a_word_inside(filled_store: Store) -> None:
    items = search(filled_store, "idlib")["items"]
    assert [item["label"] for item in items] == ["Idlib", "Idlib province", "Free Idlib Brigade"]
    assert items[0] == {
        "id": "https://w3id.org/conflict-kg/id/place/idlib",
        "kind": "place",
        "label": "Idlib",
        "matched": "Idlib",
    }


def test_pages_have_each_entity_once(filled_store: Store) -> None:
    whole = search(filled_store, "", limit=1000)["items"]
    found, cursor = [], None
    while True:
        page = search(filled_store, "", limit=3, cursor=cursor)
        assert len(page["items"]) <= 3
        found += page["items"]
        cursor = page["next"]
        if cursor is None:
            break
    assert found == whole
    assert len({item["id"] for item in found}) == len(found) > 10


@pytest.mark.parametrize(
    "given", [{"kind": "claim"}, {"limit": 0}, {"limit": 1001}, {"cursor": "%%"}, {"cursor": "e30"}]
)
def test_refusals(filled_store: Store, given: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        search(filled_store, "a", **given)  # type: ignore[arg-type]
