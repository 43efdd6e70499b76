"""Where claims disagree: ranks, outlets, two side by side."""

from __future__ import annotations

from typing import Any

import pytest

from kg import answers
from kg.answers import EventFilters
from kg.assess.disagreement import Aspect, Disagreement
from kg.errors import UsageError
from kg.store import Store
from tests.builders import BRIGADE, HERALD, OBSERVATORY, RUSSIA, WIRE, sample_events, sample_extractions

STRIKE, SHELLING, TOTAL = sample_events()
HIT, DENIAL, *_ = sample_extractions()[0].claims
RAID = sample_extractions()[1].claims[0]


def ranked(store: Store, found: list[Disagreement], by: str = "overall", **paging: Any) -> list[str]:
    return [one["event"]["id"] for one in answers.compared(store, found, by=by, **paging)["items"]]


def test_what_the_sample_disagrees_on(filled_store: Store) -> None:
    (found,) = answers.compared(filled_store, answers.disagreements(filled_store))["items"]
    assert found["event"]["id"] == STRIKE.id
    assert found["blame"]["score"] == 1
    assert "Russia denies it" in found["blame"]["sentence"]
    assert found["figures"]["sentence"].startswith("killed: 25 or more (")
    assert (found["place"]["score"], found["date"]["score"]) == (0, 0)
    assert found["overall"] > found["figures"]["score"]


DIFFERENT = [
    Disagreement(STRIKE.id, figures=Aspect(0.2, "x"), place=Aspect(0.1, "p"), overall=0.28),
    Disagreement(SHELLING.id, figures=Aspect(0.9, "y"), overall=0.9),
    Disagreement(TOTAL.id, date=Aspect(0.9, "z"), overall=0.9),
]


@pytest.mark.parametrize(
    ("by", "order"),
    [
        ("overall", [*sorted((SHELLING.id, TOTAL.id)), STRIKE.id]),
        ("figures", [SHELLING.id, STRIKE.id]),
        ("place", [STRIKE.id]),
        ("date", [TOTAL.id]),
        ("blame", []),
    ],
)
def test_events_are_ranked_by_an_aspect(filled_store: Store, by: str, order: list[str]) -> None:
    assert ranked(filled_store, DIFFERENT, by) == order


def test_the_rank_is_paged(filled_store: Store) -> None:
    first = answers.compared(filled_store, DIFFERENT, limit=2)
    assert ranked(filled_store, DIFFERENT, cursor=first["next"]) == [STRIKE.id]


def test_an_aspect_that_is_none(filled_store: Store) -> None:
    with pytest.raises(UsageError):
        answers.compared(filled_store, DIFFERENT, by="colour")


def test_outlets_in_the_mirror_of_all(filled_store: Store) -> None:
    found = {one["id"]: one for one in answers.mirrored(answers.reflections(filled_store))["items"]}
    assert list(found) == [HERALD.id, WIRE.id]
    assert [one["id"] for one in found[WIRE.id]["blames"]] == [RUSSIA.id]
    assert [one["id"] for one in found[HERALD.id]["blames"]] == [BRIGADE.id]
    assert found[HERALD.id]["lean"] > 0 == found[WIRE.id]["lean"]
    assert found[HERALD.id]["compared"] == 1
    first = answers.mirrored(answers.reflections(filled_store), limit=1)
    rest = answers.mirrored(answers.reflections(filled_store), cursor=first["next"])
    assert [one["id"] for one in rest["items"]] == [WIRE.id]


def test_two_outlets_side_by_side(filled_store: Store) -> None:
    found = answers.side_by_side(filled_store, (WIRE.id, HERALD.id))
    assert [one["label"] for one in found["outlets"]] == ["Northern Wire", "Coast Herald"]
    (item,) = found["items"]
    assert item["figures"]["sentence"] == "killed: 25 or more (Northern Wire) to 31 (Coast Herald)"
    told = [[claim["id"] for claim in version["claims"]] for version in item["versions"]]
    assert told == [[HIT.id, DENIAL.id], [RAID.id]]


def test_outlets_with_nothing_in_common(filled_store: Store) -> None:
    assert answers.side_by_side(filled_store, (WIRE.id, OBSERVATORY.id))["items"] == []
    with pytest.raises(UsageError):
        answers.side_by_side(filled_store, (WIRE.id, WIRE.id))


def test_filters_choose_what_is_compared(filled_store: Store) -> None:
    assert answers.disagreements(filled_store, EventFilters(type="Shelling")) == ()
    (mirror,) = answers.reflections(filled_store, EventFilters(type="Shelling"))
    assert (mirror.outlet, mirror.events) == (HERALD.id, 1)
    fair = answers.side_by_side(filled_store, (WIRE.id, HERALD.id), EventFilters(grade="fair"))
    assert [one["event"]["id"] for one in fair["items"]] == [STRIKE.id]
    assert answers.side_by_side(filled_store, (WIRE.id, HERALD.id), EventFilters(grade="weak"))["items"] == []
