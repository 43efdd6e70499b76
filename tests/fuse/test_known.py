"""What fusion knows of types and places."""

from dataclasses import replace

from kg.fuse.known import Known
from tests.builders import HAMA, IDLIB, IDLIB_PROVINCE, SYRIA

KNOWN = Known(entities={entity.id: entity for entity in (IDLIB, IDLIB_PROVINCE, SYRIA)})


def test_types_that_one_event_may_be_told_under_share_a_family() -> None:
    known = Known()
    assert known.families("DroneStrike") & known.families("Shelling")
    assert known.families("Clash") & known.families("Capture")
    assert not known.families("Capture") & known.families("AirStrike")
    assert known.families("NotInTheList") == {"NotInTheList"}
    assert known.under("DroneStrike", "AirStrike")
    assert not known.under("AirStrike", "DroneStrike")


def test_what_a_place_lies_in() -> None:
    assert list(KNOWN.over(IDLIB.id)) == [IDLIB_PROVINCE.id, SYRIA.id]
    assert KNOWN.inside(IDLIB.id, SYRIA.id)
    assert not KNOWN.inside(SYRIA.id, IDLIB.id)
    assert (KNOWN.is_country(SYRIA.id), KNOWN.is_region(IDLIB_PROVINCE.id)) == (True, True)
    assert (KNOWN.is_country(IDLIB.id), KNOWN.is_region(HAMA.id)) == (False, False)


def test_a_point_stands_for_no_province() -> None:
    assert KNOWN.point(IDLIB.id) == IDLIB.position
    assert KNOWN.point(IDLIB_PROVINCE.id) is None


def test_places_that_lie_in_each_other_end_the_chain() -> None:
    circle = replace(IDLIB, parent=HAMA.id), replace(HAMA, parent=IDLIB.id)
    known = Known(entities={place.id: place for place in circle})
    assert list(known.over(IDLIB.id)) == [HAMA.id]
