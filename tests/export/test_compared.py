"""The three codebooks side by side: what each counts, why it leaves events out, and what the rule alone changes."""

from dataclasses import replace
from datetime import date

import pytest

from kg.export.compared import CODEBOOKS, Wanted, compared, ratio
from tests.builders import IDLIB_PROVINCE, JISR, SYRIA, article, claim, evidence
from tests.export.ledgers import CIVILIANS, DAY, OTHER_TOWN, SYRIAN_ARMY, TOWN, dead, said, told

WIDE = told(
    said(dead(24, basis="vague"), number=1), said(dead(60), dead(40, group=CIVILIANS), number=2), by=(SYRIAN_ARMY,)
)
NARROW = told(said(dead(5), number=3), by=(SYRIAN_ARMY,))
RANGE = told(said(dead(5, 9), number=6), by=(SYRIAN_ARMY,))
CLASH = told(said(dead(8), number=4), type="Clash", by=(SYRIAN_ARMY,))
TALKS = told(said(number=5), type="Agreement")


def test_each_codebook_counts_by_its_own_rule() -> None:
    sums = compared([WIDE, NARROW, CLASH, TALKS]).sums
    assert {name: (one.events, one.low, one.best, one.high) for name, one in sums.items()} == {
        "acled": (4, 12 + 5 + 8, 25, 25),
        "ucdp": (3, 24 + 5 + 8, 37, 60 + 5 + 8),
        "airwars": (2, 24 + 5, None, 60 + 5),
    }
    assert sums["ucdp"].left_out == {"Agreement is no organised violence": 1}
    assert sums["airwars"].left_out == {
        "Clash is no strike or explosion": 1,
        "Agreement is no strike or explosion": 1,
    }
    assert sums["acled"].rows == 4


@pytest.mark.parametrize("name", CODEBOOKS)
def test_the_size_is_how_many_rows_there_are(name: str) -> None:
    long = told(said(dead(9)), by=(SYRIAN_ARMY,), end=date(2016, 3, 5), at=(TOWN, OTHER_TOWN))
    for ledger in (WIDE, long):
        assert CODEBOOKS[name].size(ledger) == len(list(CODEBOOKS[name].rows(ledger)))
    assert CODEBOOKS["acled"].size(long) == 6


def test_over_the_events_in_common_only_the_rule_differs() -> None:
    found = compared([WIDE, NARROW, CLASH, TALKS])
    assert {name: (one.events, one.low, one.high) for name, one in found.common.items()} == {
        "acled": (2, 17, 17),
        "ucdp": (2, 29, 65),
        "airwars": (2, 29, 65),
    }
    assert ratio(found.common) == round(65 / 17, 3)
    assert ratio(compared([TALKS]).common) is None


def test_the_events_where_the_rules_lie_furthest_apart_come_first() -> None:
    found = compared([NARROW, RANGE, WIDE])
    assert [(one.ledger, one.apart) for one in found.moved] == [(WIDE, 48), (RANGE, 4)]
    assert compared([RANGE, WIDE], shown=1).moved == found.moved[:1]


def test_the_sentence_with_the_number_is_shown() -> None:
    text = "A raid hit the town. It killed 1,250 people there."
    one = claim(article(text), "A raid hit the town.", casualties=(dead(1250, 1300),))
    two = replace(one, further=(evidence(text, "It killed 1,250 people there."),))
    (moved,) = compared([told(two, by=(SYRIAN_ARMY,))]).moved
    assert moved.quote == "It killed 1,250 people there."
    (moved,) = compared([told(one, by=(SYRIAN_ARMY,))]).moved
    assert moved.quote == "A raid hit the town."


@pytest.mark.parametrize(
    ("wanted", "holds"),
    [
        (Wanted(), True),
        (Wanted(since=DAY), True),
        (Wanted(until=DAY), True),
        (Wanted(since=date(2016, 3, 4)), False),
        (Wanted(until=date(2016, 3, 2)), False),
        (Wanted(type="AirStrike"), True),
        (Wanted(type="RemoteViolence"), True),
        (Wanted(type="DroneStrike"), False),
        (Wanted(place=TOWN.id), True),
        (Wanted(place=IDLIB_PROVINCE.id), True),
        (Wanted(place=SYRIA.id), True),
        (Wanted(place=JISR.id), False),
    ],
)
def test_which_events_are_compared(wanted: Wanted, holds: bool) -> None:
    assert wanted.holds(NARROW) is holds
    assert compared([NARROW], wanted).events == int(holds)


def test_an_event_of_no_known_day_is_on_no_day() -> None:
    undated = told(start=None)
    assert Wanted().holds(undated)
    assert not Wanted(since=DAY).holds(undated)
