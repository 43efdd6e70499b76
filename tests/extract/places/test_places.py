from dataclasses import replace

import pytest

from kg.extract import extract
from kg.extract.places import located, places, positions, where
from kg.extract.reading import read
from kg.model import Entity, EntityKind
from kg.registry import places_file
from kg.registry.gazetteer import opened
from kg.registry.relative import distance
from kg.registry.rows import Row

ROWS = (
    Row("geonames-1", "Kafr Zaytun", "village", "SY", "12", 35.9, 36.6, 800, ("Kfar Zeitoun",)),
    Row("geonames-2", "Kafr Dalu", "village", "SY", "12", 35.90, 36.60, 800),
    Row("geonames-3", "Kafr Dalu", "village", "SY", "13", 33.50, 36.40, 900),
    Row("geonames-4", "Orlanda", "city", "FI", "01", 60.2, 25.0, 400_000),
    Row("geonames-5", "March", "town", "GB", "ENG", 52.5, 0.1, 20_000),
    Row("geonames-6", "Stepivka", "village", "UA", "05", 48.3, 37.9, 700),
    Row("geonames-7", "Idlib", "admin1", "SY", "12", 35.8, 36.7),
    Row("geonames-8", "Rif Dimashq", "admin1", "SY", "13", 33.6, 36.4),
)


@pytest.fixture(scope="session")
def gazetteer(pipeline, tmp_path_factory):
    path = tmp_path_factory.mktemp("gazetteer") / "places.sqlite"
    places_file.create(path, ROWS)
    return opened(pipeline.registry, path)


@pytest.fixture
def reading(pipeline, lexicon, article, gazetteer):
    """Read one text with a small gazetteer at hand."""

    def build(text):
        made = article(text)
        return read(made, pipeline.read(made.text), pipeline.registry, lexicon, gazetteer)

    return build


def labels(reading, text):
    return [(place.entity.label, place.minted) for place in places(reading(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Planes bombed Saraqeb.", [("Saraqib", False)]),
        ("Rebels captured Tubaya on Tuesday, an official said.", [("Tubaya", True)]),
        ("Gunmen killed 12 residents of Qasr Zaytun.", [("Qasr Zaytun", True)]),
        ("Rebels fired at a ship in the Red Sea.", [("Red Sea", False)]),
        ("Planes bombed the town of Qasr Zaytun.", [("Qasr Zaytun", True)]),
        ("They took the villages of Dayr Nawa, Tall Hisan and Kafr Zubda.", [("Dayr Nawa", True), ("Tall Hisan", True), ("Kafr Zubda", True)]),
        ("Shells fell on the Bustan Hilal, al-Murjan and Tariq al-Nahr neighbourhoods.", [("Bustan Hilal", True), ("al-Murjan", True), ("Tariq al-Nahr", True)]),
        ("Rebels took villages including Tall Hisan and Kafr Zubda.", [("Tall Hisan", True), ("Kafr Zubda", True)]),
        ("Clashes went on in Tall Hisan and Kafr Zubda.", [("Tall Hisan", True), ("Kafr Zubda", True)]),
        ("Soldiers captured Tall Hisan on Monday.", [("Tall Hisan", True)]),
        ("The raid hit Zubdaya, a village in Idlib province.", [("Zubdaya", True), ("Idlib Province", False)]),
        ("They took the Abu Hilal airbase.", [("Abu Hilal airbase", True)]),
        ("Rockets hit al-Zaytun hospital in Aleppo.", [("al-Zaytun hospital", True), ("Aleppo", False)]),
        ("A bomb went off at the Zaytun checkpoint.", [("Zaytun checkpoint", True)]),
        ("A shell landed in al-Murjan Street in Damascus.", [("al-Murjan Street", True), ("Damascus", False)]),
        ("Fighters stormed base 92.", [("base 92", True)]),
        ("They held talks at the Riyadh conference on Syria.", [("Riyadh", False), ("Syria", False)]),
        ("A hospital in Aleppo was hit.", [("Aleppo", False)]),
        ("Fighting in Aleppo province went on.", [("Aleppo Province", False)]),
        ("Fighting in the province of Aleppo went on.", [("Aleppo Province", False)]),
        ("Fighting in Aleppo's southern countryside went on.", [("Aleppo Province", False)]),
        ("The Aleppo Media Centre said so.", []),
        ("He said it in March, on a Sunday.", []),
        ("Mr Orlanda of the Baath party spoke for Barakat.", []),
        ("Troops Storm Northern Zubdaya Town In Fierce Battle", [("Zubdaya", True)]),
    ],
)  # fmt: skip
def test_places_of_a_text(reading, text, found):
    assert labels(reading, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In Syria, shells hit Kafr Zaytun.", ["Syria", "Kafr Zaytun"]),
        ("In Syria, planes struck the village of Kfar Zaitun.", ["Syria", "Kafr Zaytun"]),
        ("In Sudan, planes struck the village of Kfar Zaitun.", ["Sudan", None]),
        ("In Syria, he flew to Orlanda.", ["Syria", "Orlanda"]),
        ("In Syria, shells hit the village of Kafr Dalu.", ["Syria", None]),
        ("In Syria, shells hit the village of Kafr Dalu in Idlib province.", ["Syria", "Kafr Dalu", "Idlib Province"]),
        ("Shells hit Kafr Dalu and Saraqib in Syria.", ["Kafr Dalu", "Saraqib", "Syria"]),
        ("In Ukraine, Russian troops took Stepivka.", ["Ukraine", "Stepivka"]),
        ("In Syria, it began in March.", ["Syria"]),
        ("In Yemen, rockets hit al-Thawra hospital in Taiz.", ["Yemen", None, "Taiz"]),  # a town in Syria has that name
        ("In Syria, they hold the Madraset al-Mushah military base.", ["Syria", "Madraset al-Mushah"]),
    ],
)
def test_a_place_of_the_gazetteer_or_none_rather_than_a_wrong_one(reading, text, found):
    assert [None if place.minted else place.entity.label for place in places(reading(text))] == found


def test_nearness_tells_namesakes_apart(reading):
    north, _, _ = places(reading("Shells hit Kafr Dalu and Saraqib in Syria."))
    south, _, _ = places(reading("Shells hit Kafr Dalu and Douma in Syria."))
    assert (north.entity.id[-10:], south.entity.id[-10:]) == ("geonames-2", "geonames-3")


@pytest.mark.parametrize(
    ("text", "label", "container", "precision"),
    [
        ("Rockets hit al-Zaytun hospital in Saraqib.", "al-Zaytun hospital", "Saraqib", "near"),
        ("Shells hit Saraqib's al-Murjan neighbourhood.", "al-Murjan", "Saraqib", "near"),
        ("They took the village of Tall Hisan in Idlib province.", "Tall Hisan", "Idlib Province", "admin1"),
        ("They took the village of Tall Hisan in Aleppo's southern countryside.", "Tall Hisan", "Aleppo Province", "admin1"),
        ("They took the village of Tall Hisan in Syria.", "Tall Hisan", "Syria", "country"),
        ("They took the village of Tall Hisan in Syria's Idlib province.", "Tall Hisan", "Idlib Province", "admin1"),
        ("In Syria they took the village of Tall Hisan, north of Saraqib.", "Tall Hisan", None, None),
        ("They took the Saraqib airbase.", "Saraqib airbase", "Saraqib", "near"),
        ("They took the villages of Tall Hisan, Saraqib and others.", "Tall Hisan", None, None),
    ],
)  # fmt: skip
def test_a_new_place_lies_where_the_text_says_and_as_precisely_as_it_says(reading, text, label, container, precision):
    (found,) = (place for place in places(reading(text)) if place.minted)
    assert found.entity.label == label
    assert (found.container.label if found.container else None) == container
    assert (found.entity.position.precision if found.entity.position else None) == precision


def test_new_places_of_one_name_in_two_towns_are_two(reading):
    one, other = (
        next(place.entity.id for place in places(reading(f"Rockets hit al-Zaytun hospital in {town}.")) if place.minted)
        for town in ("Saraqib", "Douma")
    )
    assert one != other


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit the town of Qasr Zaytun 39 kilometres northwest of Hama on Monday.",
        "Shells hit the town of Qasr Zaytun, about 39 km (24 miles) northwest of the city of Hama.",
        "Shells hit the town of Qasr Zaytun, which lies some 39 km to the north-west of Hama.",
    ],
)
def test_a_position_told_by_distance_and_bearing_is_computed_and_marked_as_derived(reading, text):
    made = reading(text)
    named = places(made)
    (told,) = positions(made, named)
    hama = made.registry.by_id(told.anchor)
    assert (told.distance_km, told.bearing, told.point.precision) == (39.0, 315.0, "derived")
    assert distance(hama.position, told.point) == pytest.approx(39.0, abs=0.01)
    assert told.evidence.quote.startswith("Qasr Zaytun")
    assert told.evidence.quote.endswith("Hama")
    new = next(place for place in named if place.minted)
    assert located(new, (told,)).position == told.point


def test_a_place_between_two_others_lies_half_way(reading):
    made = reading("Shells hit the village of Qasr Zaytun, between Raqqa and the town of Tabqa.")
    named = places(made)
    (told,) = positions(made, named)
    raqqa, tabqa = (next(p.entity for p in named if p.entity.label == label) for label in ("Raqqa", "Tabqa"))
    assert distance(raqqa.position, told.point) == pytest.approx(distance(tabqa.position, told.point), abs=0.01)
    assert told.distance_km == pytest.approx(distance(raqqa.position, tabqa.position) / 2, abs=0.01)
    assert (told.anchor, told.point.precision) == (raqqa.id, "derived")
    assert told.evidence.quote == "Qasr Zaytun, between Raqqa and the town of Tabqa"


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit the village of Qasr Zaytun. Talks between Raqqa and Tabqa failed.",
        "Troops left Hama 39 kilometres behind them.",
        "Shells hit the village of Qasr Zaytun and killed 3 m north of Hama.",
    ],
)
def test_what_tells_no_position(reading, text):
    made = reading(text)
    assert list(positions(made, places(made))) == []


def test_miles_are_converted(reading):
    made = reading("Shells hit the town of Qasr Zaytun 10 miles north of Hama.")
    (told,) = positions(made, places(made))
    assert told.distance_km == pytest.approx(16.09344)


def test_a_known_position_is_kept(reading):
    (place,) = places(reading("Planes bombed Saraqeb."))
    told = positions(made := reading("They bombed Saraqeb, 39 kilometres northwest of Hama."), places(made))
    assert located(place, told).position == place.entity.position


def test_the_unit_of_a_place_that_no_registry_has_comes_along(pipeline, lexicon, article, gazetteer):
    made = extract(article("In Syria, shells hit Kafr Zaytun."), replace(pipeline, gazetteer=gazetteer), lexicon)
    assert [entity.label for entity in made.entities if entity.kind is EntityKind.PLACE] == ["Kafr Zaytun"]
    assert all(isinstance(entity, Entity) for entity in made.entities)


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
