"""The data that ships: keys, references, names that clash, positions, and how much there is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

import pytest
from pyoxigraph import Literal, Quad, RdfFormat, parse
from spacy.lang.en.stop_words import STOP_WORDS

import ontology
from kg import ids, rdf
from kg.model import Entity, GeoPrecision
from kg.registry import FILES, Registry
from kg.vocab import GEO, XSD

SHARED = {"ISI", "RSF", "SNA"}
"""Initials that two actors bear, told apart by the country an article is about."""

BOXES = {
    "Afghanistan": (29, 39, 60, 75), "Burkina Faso": (9, 16, -6, 3), "Cameroon": (1, 14, 8, 17),
    "Central African Republic": (2, 12, 14, 28), "Chad": (7, 24, 13, 24), "Colombia": (-5, 14, -82, -66),
    "Democratic Republic of the Congo": (-14, 6, 12, 32), "Ethiopia": (3, 15, 32, 48), "Haiti": (17, 21, -75, -71),
    "India": (6, 36, 68, 98), "Iran": (25, 40, 44, 64), "Iraq": (29, 38, 38, 49), "Israel": (29, 34, 34, 36),
    "Lebanon": (33, 35, 35, 37), "Libya": (19, 34, 9, 26), "Mali": (10, 25, -13, 5), "Mozambique": (-27, -10, 30, 41),
    "Mexico": (14, 33, -119, -86), "Myanmar": (9, 29, 92, 102), "Niger": (11, 24, 0, 16), "Nigeria": (4, 14, 2, 15),
    "Pakistan": (23, 38, 60, 78), "Palestine": (31, 33, 34, 36), "Philippines": (4, 22, 116, 127),
    "Somalia": (-2, 13, 40, 52), "South Sudan": (3, 13, 23, 36), "Sri Lanka": (5, 10, 79, 82), "Sudan": (8, 23, 21, 39),
    "Syria": (32, 38, 35, 43), "Turkey": (35, 43, 25, 45), "Ukraine": (44, 53, 22, 41), "Yemen": (12, 20, 41, 55),
    "Armenia": (38, 42, 43, 47), "Azerbaijan": (38, 42, 44, 51),
}  # fmt: skip
"""South, north, west and east of a country, in whole degrees outwards."""


def names(entity: Entity) -> Iterable[str]:
    return (entity.label, *entity.aliases)


def test_a_key_is_the_label_and_the_country_or_unit_where_two_share_it(registry: Registry) -> None:
    taken = {entity.id for entity in registry.entities()}
    for entity in registry.entities():
        plain = ids.entity(entity.kind, entity.label)
        above = [registry.by_id(iri) for iri in (entity.country, entity.parent) if iri]
        longer = {ids.entity(entity.kind, f"{entity.label} {place.label}") for place in above if place}
        assert entity.id == plain or (entity.id in longer and plain in taken), entity.id
    assert len(taken) == sum(1 for _ in registry.entities())


def by_value(quads: Iterable[Quad]) -> set[tuple[object, ...]]:
    """Triples with decimals as numbers: the files write 34.0 where the writer writes 34."""
    return {(quad.subject, quad.predicate, value_of(quad)) for quad in quads}


def value_of(quad: Quad) -> object:
    decimal = isinstance(quad.object, Literal) and quad.object.datatype == XSD.decimal
    return Decimal(str(quad.object.value)) if decimal else quad.object  # type: ignore[union-attr]


def test_the_writer_writes_what_the_files_say(registry: Registry) -> None:
    written = by_value(rdf.entity_quads(registry.entities()))
    shipped = {
        triple for name in FILES for triple in by_value(parse(path=ontology.path(name), format=RdfFormat.TURTLE))
    }
    assert shipped <= written
    assert {predicate for _, predicate, _ in written - shipped} == {GEO.hasDefaultGeometry, GEO.asWKT}


def test_no_two_actors_of_one_country_share_a_name(registry: Registry) -> None:
    bearers = defaultdict(set)
    for actor in registry.actors:
        for name in names(actor):
            bearers[name].add((actor.id, actor.country))
    shared = {name: held for name, held in bearers.items() if len(held) > 1}
    assert set(shared) == SHARED
    assert all(len({country for _, country in held}) == len(held) for held in shared.values())


def test_a_generic_name_means_one_actor_of_its_country_and_no_other(registry: Registry) -> None:
    proper = {name: actor.id for actor in registry.actors for name in names(actor)}
    bearers: dict[tuple[str, str | None], str] = {}
    for actor in registry.actors:
        for name in actor.generic:
            assert actor.country is not None, actor.id
            assert proper.get(name, actor.id) == actor.id, name
            assert bearers.setdefault((name, actor.country), actor.id) == actor.id, name


def test_no_two_places_of_one_country_share_a_spelling_that_is_not_their_label(registry: Registry) -> None:
    bearers = defaultdict(set)
    for place in registry.places:
        for name in names(place):
            bearers[name, place.country].add(place)
    for (name, _), held in bearers.items():
        assert len(held) == 1 or all(place.label == name for place in held), (name, [place.id for place in held])


def test_names_are_written_once_and_trimmed(registry: Registry) -> None:
    for entity in registry.entities():
        held = [*names(entity), *entity.generic]
        assert len(held) == len(set(held)), entity.id
        assert all(name == name.strip() and name for name in held), entity.id


def test_words_are_no_places(registry: Registry) -> None:
    known = {name for place in registry.places for name in names(place)}
    assert not known & {"March", "May", "Said", "Rest", "Has", "Hit", "Tank", "North", "South", "Central", "Say", "Man"}


@pytest.mark.parametrize("country", BOXES)
def test_positions_lie_in_their_country(registry: Registry, country: str) -> None:
    south, north, west, east = BOXES[country]
    held = [place for place in registry.places if place.country == ids.entity("place", country) and place.position]
    assert len(held) >= 20
    for place in held:
        assert place.position
        assert south <= place.position.latitude <= north, place.id
        assert west <= place.position.longitude <= east, place.id


@pytest.mark.parametrize(
    ("kind", "precision"),
    [("country", GeoPrecision.COUNTRY), ("admin1", GeoPrecision.ADMIN1), ("city", GeoPrecision.EXACT)],
)
def test_precision_follows_the_kind_of_place(registry: Registry, kind: str, precision: GeoPrecision) -> None:
    held = [place.position for place in registry.places if place.type == kind]
    assert {position.precision for position in held if position} == {precision}
    assert all(held)


@pytest.mark.parametrize(
    ("key", "latitude", "longitude"),
    [
        ("aleppo", 36.2, 37.16),
        ("douma", 33.57, 36.4),
        ("kyiv", 50.45, 30.52),
        ("el-fasher", 13.63, 25.35),
        ("goma", -1.67, 29.22),
    ],
)
def test_positions_known_from_elsewhere(registry: Registry, key: str, latitude: float, longitude: float) -> None:
    place = registry.by_id(f"{ids.ID}place/{key}")
    assert place
    assert place.position
    assert (place.position.latitude, place.position.longitude) == pytest.approx((latitude, longitude), abs=0.05)


def test_every_chain_of_parents_ends(registry: Registry) -> None:
    for entity in registry.entities():
        seen = {entity.id}
        above = entity.parent
        while above:
            assert above not in seen, entity.id
            seen.add(above)
            found = registry.by_id(above)
            above = found.parent if found else None


def test_how_much_there_is(registry: Registry) -> None:
    armed = {"rebel-group", "political-militia", "identity-militia", "coalition", "private-military-company"}
    countries = {actor.country for actor in registry.actors if actor.type in armed}
    syria = [place for place in registry.places if place.country == ids.entity("place", "Syria")]
    assert len(registry.actors) >= 300
    assert len(countries - {None}) >= 15
    assert len(syria) >= 250
    assert len(registry.outlets) >= 120


def test_every_position_is_on_the_globe(registry):
    for place in registry.places:
        if place.position is not None:
            assert -90 <= place.position.latitude <= 90, place.label
            assert -180 <= place.position.longitude <= 180, place.label


def test_no_name_of_a_place_is_a_common_word(registry):
    common = STOP_WORDS | {"said", "march", "rest", "hit", "tank", "north", "south", "east", "west", "central"}
    found = {(e.label, name) for e in registry.places for name in (e.label, *e.aliases) if name.lower() in common}
    assert found == {("United States", "US")}
