"""Keys of claims that can be about one event: who finds whom, and who is looked at again when a claim goes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.fuse import blocks
from kg.fuse.known import Known
from kg.fuse.profile import profile
from kg.model import Roles
from tests.builders import HAMA, IDLIB, IDLIB_PROVINCE, JISR, MAARAT, REGISTRY, SYRIA, article, claim, filler, on, place

NEAR_HAMA = place("Near Hama", 35.2, 36.9, type="town", country=SYRIA.id)
PLACES = (HAMA, IDLIB, IDLIB_PROVINCE, JISR, MAARAT, NEAR_HAMA, SYRIA)
KNOWN = Known(entities={one.id: one for one in (*REGISTRY, MAARAT, NEAR_HAMA)})
claims = st.builds(
    lambda number, where, day, kind: claim(
        article(f"Report number {number}."), type=kind, roles=Roles(places=(filler(where),)), when=on(day)
    ),
    st.integers(0, 9),
    st.sampled_from(PLACES),
    st.sampled_from(["2016-03-03", "2016-03-05", "2016-03-20"]),
    st.sampled_from(["AirStrike", "Shelling", "Capture"]),
)


@given(claims, claims)
def test_who_is_found_finds_and_is_looked_at_again(one, other) -> None:
    left, right = profile(one, KNOWN), profile(other, KNOWN)
    found = bool(blocks.probes(left, KNOWN) & blocks.keys(right, KNOWN))
    assert found == bool(blocks.probes(right, KNOWN) & blocks.keys(left, KNOWN))
    if found:
        touched = {near for key in blocks.keys(left, KNOWN) for near in blocks.touching(key)}
        assert touched & blocks.keys(right, KNOWN)


@pytest.mark.parametrize("key", ["article 0a1b", "sentence 0a1b"])
def test_articles_and_sentences_touch_themselves_alone(key: str) -> None:
    assert blocks.touching(key) == {key}
