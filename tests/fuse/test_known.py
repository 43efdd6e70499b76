"""What fusion knows of types and places."""

from kg.fuse.known import Known, event_types
from tests.builders import IDLIB, IDLIB_PROVINCE, SYRIA

PLACES = {IDLIB.id: IDLIB_PROVINCE.id, IDLIB_PROVINCE.id: SYRIA.id}


def test_families_are_the_top_concepts_of_the_ontology() -> None:
    known = Known(types=event_types())
    assert known.family("DroneStrike") == known.family("Shelling") == "RemoteViolence"
    assert known.family("Clash") == "Battle"
    assert known.family("NotInTheList") == "NotInTheList"
    assert known.under("DroneStrike", "AirStrike")
    assert not known.under("AirStrike", "DroneStrike")


def test_a_country_covers_itself_alone() -> None:
    known = Known(places=PLACES)
    assert known.covers(IDLIB_PROVINCE.id, IDLIB.id)
    assert not known.covers(SYRIA.id, IDLIB.id)
    assert known.covers(SYRIA.id, SYRIA.id)
    assert known.inside(IDLIB.id, SYRIA.id)


def test_places_that_lie_in_each_other_end_the_chain() -> None:
    known = Known(places={"a": "b", "b": "a"})
    assert known.inside("a", "b")
    assert not known.inside("a", "a")
