"""Distances and bearings against figures known from elsewhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import GeoPrecision, Position
from kg.registry import Registry, relative


def at(latitude: float, longitude: float) -> Position:
    return Position(latitude, longitude, GeoPrecision.EXACT)


@pytest.mark.parametrize(
    ("name", "degrees"),
    [
        ("north", 0), ("N", 0), ("northern", 0), ("north-east", 45), ("northeast", 45), ("north east", 45), ("NE", 45),
        ("northeastern", 45), ("east", 90), ("ESE", 112.5), ("south-east", 135), ("south", 180), ("southwest", 225),
        ("west", 270), ("north-west", 315), ("northwest", 315), ("NW", 315), ("north-northwest", 337.5), ("WSW", 247.5),
    ],
)  # fmt: skip
def test_bearings(name: str, degrees: float) -> None:
    assert relative.BEARINGS[name] == degrees


def test_there_are_sixteen_points() -> None:
    assert sorted(set(relative.BEARINGS.values())) == [step * 22.5 for step in range(16)]


@pytest.mark.parametrize(
    ("unit", "kilometres"), [("km", 1), ("miles", 1.609344), ("mile", 1.609344), ("metres", 0.001)]
)
def test_units(unit: str, kilometres: float) -> None:
    assert relative.KILOMETRES[unit] == kilometres


@pytest.mark.parametrize(
    ("one", "other", "km"),
    [
        (at(0, 0), at(0, 1), 111.3195),  # a degree of longitude on the equator of WGS 84
        (at(0, 0), at(1, 0), 110.5744),  # a degree of latitude at the equator
        (at(51.4778, -0.0014), at(48.8584, 2.2945), 334.6),  # Greenwich to the Eiffel Tower
        (at(-41.32, 174.81), at(40.96, -5.50), 19959.68),  # Wellington to Salamanca, from the manual of geographiclib
    ],
)
def test_distance(one: Position, other: Position, km: float) -> None:
    assert relative.distance(one, other) == pytest.approx(km, rel=2e-3)


def test_a_point_north_east_of_damascus_is_douma(registry: Registry) -> None:
    damascus, douma = registry.place("Damascus"), registry.place("Douma")
    assert damascus
    assert damascus.position
    assert douma
    assert douma.position
    found = relative.locate(damascus.position, 10, relative.BEARINGS["north-east"])
    assert found.precision is GeoPrecision.DERIVED
    assert relative.distance(found, douma.position) < 6


@given(
    st.floats(-80, 80),
    st.floats(-180, 180),
    st.floats(0, 1000),
    st.sampled_from(sorted(set(relative.BEARINGS.values()))),
)
def test_locate_goes_as_far_as_it_is_told(latitude: float, longitude: float, km: float, bearing: float) -> None:
    start = at(latitude, longitude)
    assert relative.distance(start, relative.locate(start, km, bearing)) == pytest.approx(km, abs=1e-6)
