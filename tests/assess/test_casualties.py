"""How many, out of the figures that claims give."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.assess.casualties import all_people, of_group, span, tally
from kg.assess.origins import origins
from kg.model import Claim, CountBasis, FigureReport, Modality, Outcome, Tally, VictimGroup
from tests.assess.telling import ENTITIES, OBSERVATORY, claim, dead, source, sources
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
        ([(60, None), (50, 50)], (50, 60)),
    ],
)
def test_over_several_claims(told: list, bounds: tuple) -> None:
    assert span(told) == bounds


ARTICLES = [source(f"Paper {day}", f"2016-03-0{day}") for day in range(1, 6)]
DAY1, DAY2, DAY3, DAY4, DAY5 = ARTICLES
PLANNED, DENIED = Modality.PLANNED, Modality.DENIED
NONE = dead(0, 0, basis=CountBasis.SAID_NONE)
UNNUMBERED = dead(basis=CountBasis.UNNUMBERED)
AT_LEAST_20, UP_TO_30 = dead(20, None, basis=CountBasis.AT_LEAST), dead(None, 30, basis=CountBasis.UP_TO)
NO_CIVILIAN = dead(0, 0, VictimGroup.CIVILIANS, CountBasis.SAID_NONE)
SIX_CHILDREN, TEN_CIVILIANS = dead(6, 6, VictimGroup.CHILDREN), dead(10, 10, VictimGroup.CIVILIANS)
NUMBERED, NO_NUMBER = FigureReport.NUMBERED, FigureReport.NO_NUMBER
REPORTED_NONE, NOT_MENTIONED = FigureReport.REPORTED_NONE, FigureReport.NOT_MENTIONED


def counted(claims: list[Claim], group: VictimGroup = VictimGroup.PEOPLE) -> Tally:
    """The tally of the dead, with the origins that the claims have."""
    told = sources(*ARTICLES)
    return tally(claims, Outcome.KILLED, origins(claims, told, ENTITIES), told, group=group)


@pytest.mark.parametrize(
    ("claims", "found"),
    [
        ([], Tally(None, None, None, NOT_MENTIONED)),
        ([claim(DAY1)], Tally(None, None, None, NOT_MENTIONED)),
        ([claim(DAY1, figures=[UNNUMBERED])], Tally(None, None, None, NO_NUMBER)),
        ([claim(DAY1, figures=[NONE])], Tally(0, 0, 0, REPORTED_NONE)),
        ([claim(DAY1, figures=[NONE]), claim(DAY2, figures=[UNNUMBERED])], Tally(0, 0, 0, NO_NUMBER)),
        ([claim(DAY1, figures=[NONE]), claim(DAY2, killed=5)], Tally(0, 5, 5, NUMBERED)),
        ([claim(DAY1, figures=[NO_CIVILIAN])], Tally(None, None, None, NOT_MENTIONED)),
        ([claim(DAY1, killed=7)], Tally(7, 7, 7, NUMBERED)),
        ([claim(DAY1, figures=[AT_LEAST_20])], Tally(20, None, 20, NUMBERED)),
        ([claim(DAY1, figures=[UP_TO_30])], Tally(None, 30, 30, NUMBERED)),
        ([claim(DAY1, figures=[UP_TO_30]), claim(DAY2, killed=12)], Tally(12, 30, 12, NUMBERED)),
        ([claim(DAY1, killed=(10, 15)), claim(DAY2, killed=12)], Tally(10, 15, 10, NUMBERED)),
        ([claim(DAY1, killed=40), claim(DAY2, killed=12), claim(DAY3, killed=30)], Tally(12, 40, 30, NUMBERED)),
        ([claim(DAY1, killed=40), claim(DAY2, killed=12)], Tally(12, 40, 12, NUMBERED)),
        ([claim(DAY1, killed=50), claim(DAY2, killed=(60, None))], Tally(50, 60, 50, NUMBERED)),
        ([claim(DAY1, killed=8), claim(DAY2, killed=9, modality=DENIED)], Tally(8, 8, 8, NUMBERED)),
        ([claim(DAY1, killed=9, modality=PLANNED)], Tally(None, None, None, NOT_MENTIONED)),
    ],
)
def test_tallies(claims: list, found: Tally) -> None:
    assert counted(claims) == found


def test_an_origin_counts_once_with_its_latest_figure() -> None:
    early, late = claim(DAY1, OBSERVATORY, killed=10), claim(DAY3, OBSERVATORY, killed=25)
    assert counted([late, early]).best == 25
    assert counted([late, early, claim(DAY5, killed=11), claim(DAY4, killed=12)]).best == 12
    assert counted([claim(DAY1, killed=4, at=100), claim(DAY1, killed=9, at=0)]).best == 4


@pytest.mark.parametrize(
    ("figures", "group", "found"),
    [
        ([dead(25, 25), TEN_CIVILIANS], VictimGroup.CIVILIANS, Tally(10, 10, 10, NUMBERED)),
        ([dead(25, 25), SIX_CHILDREN], VictimGroup.CIVILIANS, Tally(6, None, 6, NUMBERED)),
        ([TEN_CIVILIANS, SIX_CHILDREN], VictimGroup.CHILDREN, Tally(6, 6, 6, NUMBERED)),
        ([NO_CIVILIAN, dead(25, 25)], VictimGroup.CIVILIANS, Tally(0, 0, 0, REPORTED_NONE)),
        ([dead(25, 25)], VictimGroup.WOMEN, Tally(None, None, None, NOT_MENTIONED)),
        ([dead(9, None, VictimGroup.FIGHTERS)], VictimGroup.FIGHTERS, Tally(9, None, 9, NUMBERED)),
    ],
)
def test_tallies_of_one_group(figures: list, group: VictimGroup, found: Tally) -> None:
    assert counted([claim(DAY1, figures=figures)], group) == found


BOUNDS = st.tuples(st.none() | st.integers(0, 50), st.none() | st.integers(0, 50)).filter(
    lambda one: None in one or one[0] <= one[1]
)
CLAIMS = st.lists(st.builds(lambda article, killed: claim(article, killed=killed), st.sampled_from(ARTICLES), BOUNDS))


@given(CLAIMS)
def test_the_best_figure_lies_in_the_range(claims: list) -> None:
    found = counted(claims)
    if found.best is not None:
        assert (found.min or 0) <= found.best
        assert found.max is None or found.best <= found.max


@given(CLAIMS, st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(claims: list, random: Random) -> None:
    shuffled = list(claims)
    random.shuffle(shuffled)
    assert counted(claims) == counted(shuffled)
