"""Cursors: every item once, whatever the page size, and no foreign cursor."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.answers.paging import decode, encode, page
from kg.errors import UsageError

KEYS = st.lists(st.tuples(st.integers(0, 5), st.text(max_size=5)), unique=True, max_size=30)


@given(KEYS, st.integers(1, 7))
def test_pages_join_to_the_whole(keys: list[tuple[int, str]], limit: int) -> None:
    found: list[tuple[int, str]] = []
    cursor: str | None = None
    while True:
        chosen, cursor = page(keys, limit=limit, cursor=cursor)
        found += chosen
        if cursor is None:
            break
    assert found == sorted(keys)


@given(st.lists(st.one_of(st.integers(), st.text())).map(tuple))
def test_a_cursor_gives_back_its_key(key: tuple[str | int, ...]) -> None:
    assert decode(encode(key)) == key


@given(st.text())
def test_any_text_is_a_cursor_or_refused(text: str) -> None:
    with suppress(UsageError):
        assert page([(1, "a")], limit=1, cursor=text)[1] is None


def test_items_that_come_later_do_not_shift_a_page() -> None:
    first, cursor = page([("b",), ("d",), ("f",)], limit=2, cursor=None)
    assert first == [("b",), ("d",)]
    assert page([("a",), ("b",), ("d",), ("e",), ("f",)], limit=2, cursor=cursor) == ([("e",), ("f",)], None)


def test_a_cursor_of_another_shape_is_refused() -> None:
    with pytest.raises(UsageError, match="cursor"):
        page([(1, "a")], limit=1, cursor=encode(("x", 2)))
