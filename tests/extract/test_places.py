import pytest

from kg.extract import where
from kg.extract.placenames import places
from kg.extract.positions import located, positions
from kg.registry.relative import distance


def labels(reading, text):
    return [(place.entity.label, place.minted) for place in places(reading(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Planes bombed Saraqeb.", [("Saraqib", False)]),
        ("Planes bombed the town of Qasr Zaytun.", [("Qasr Zaytun", True)]),
        ("They took the villages of Dayr Nawa, Tall Hisan and Kafr Zubda.", [("Dayr Nawa", True), ("Tall Hisan", True), ("Kafr Zubda", True)]),
        ("They took the Abu Hilal airbase.", [("Abu Hilal", True)]),
        ("Fighting in Aleppo province went on.", [("Aleppo Province", False)]),
        ("Fighting in the province of Aleppo went on.", [("Aleppo Province", False)]),
        ("The Aleppo Media Centre said so.", []),
        ("He said it in March, on a Sunday.", []),
    ],
)  # fmt: skip
def test_places_of_a_text(reading, text, found):
    assert labels(reading, text) == found


def test_a_position_told_by_distance_and_bearing_is_computed_and_marked_as_derived(reading):
    made = reading("Shells hit the town of Qasr Zaytun 39 kilometres northwest of Hama on Monday.")
    named = places(made)
    (told,) = positions(made, named)
    hama = made.registry.by_id(told.anchor)
    assert (told.distance_km, told.bearing, told.point.precision) == (39.0, 315.0, "derived")
    assert distance(hama.position, told.point) == pytest.approx(39.0, abs=0.01)
    assert told.evidence.quote == "Qasr Zaytun 39 kilometres northwest of Hama"
    new = next(place for place in named if place.minted)
    assert located(new, (told,)).position == told.point


def test_miles_are_converted(reading):
    made = reading("Shells hit the town of Qasr Zaytun 10 miles north of Hama.")
    (told,) = positions(made, places(made))
    assert told.distance_km == pytest.approx(16.09344)


def test_a_place_that_only_says_where_another_lies_is_no_place_of_the_event(events):
    (claim,) = events("Russian planes bombed the town of Qasr Zaytun 39 kilometres northwest of Hama.")
    assert [f.label for f in claim.roles.places] == ["Qasr Zaytun"]
    (claim,) = events("Russian planes bombed Saraqeb, in Idlib province in Syria.")
    assert [f.label for f in claim.roles.places] == ["Saraqib"]


def test_a_definite_noun_refers_to_the_place_named_before(events):
    first, second = events("Russian planes bombed Saraqeb on Monday. The army shelled the town on Tuesday.")
    assert [f.label for f in first.roles.places] == [f.label for f in second.roles.places] == ["Saraqib"]


def test_the_most_specific_places_are_kept(reading):
    made = reading("Syria: Saraqeb and Idlib province and Ariha.")
    assert [p.entity.label for p in where.specific(places(made), made)] == ["Saraqib", "Ariha"]
