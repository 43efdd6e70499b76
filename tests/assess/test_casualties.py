"""How many, out of the figures that claims give."""

import pytest

from kg.assess.casualties import all_people, of_group, span
from kg.model import Outcome, VictimGroup
from tests.builders import casualties

TOTAL, CHILDREN = casualties(low=31, high=31), casualties(low=7, high=7, group=VictimGroup.CHILDREN)
FIGHTERS = casualties(low=9, high=9, group=VictimGroup.FIGHTERS)
INJURED = casualties(Outcome.INJURED, 40)


@pytest.mark.parametrize(
    ("figures", "bounds"),
    [
        ([], (None, None)),
        ([INJURED], (None, None)),
        ([TOTAL, CHILDREN, INJURED], (31, 31)),
        ([CHILDREN], (7, 7)),
        ([CHILDREN, FIGHTERS], (9, None)),
        ([casualties()], (None, None)),
    ],
)
def test_of_all_people(figures: list, bounds: tuple) -> None:
    assert all_people(figures, Outcome.KILLED) == bounds


def test_of_one_group() -> None:
    assert of_group([TOTAL, CHILDREN], Outcome.KILLED, VictimGroup.CHILDREN) == (7, 7)
    assert of_group([TOTAL], Outcome.KILLED, VictimGroup.CHILDREN) == (None, None)


@pytest.mark.parametrize(
    ("told", "bounds"),
    [
        ([], (None, None)),
        ([(25, None), (31, 31)], (25, 31)),
        ([(None, 40), (12, 12)], (12, 40)),
        ([(None, 40), (50, None)], (50, None)),
        ([(0, 0)], (0, 0)),
    ],
)
def test_over_several_claims(told: list, bounds: tuple) -> None:
    assert span(told) == bounds
