"""Which claims become one event, and what the event then says."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import ids
from kg.fuse import fuse
from kg.fuse.known import Known
from kg.model import (
    Assessment,
    Claim,
    ClaimKind,
    CountBasis,
    DatePrecision,
    Entity,
    EntityKind,
    Event,
    Grade,
    Modality,
    Outcome,
    Roles,
    Source,
    VictimGroup,
    When,
)
from tests.builders import (
    HAMA,
    IDLIB,
    IDLIB_PROVINCE,
    JISR,
    MAARAT,
    OBSERVATORY,
    PETROV,
    REGISTRY,
    RUSSIA,
    SYRIA,
    SYRIAN_STATE,
    article,
    casualties,
    claim,
    claimant,
    filler,
    on,
    sample_events,
    sample_extractions,
)

SPELT, OTHERWISE, UNLIKE = (
    Entity(ids.entity("place", f"{name} Syria"), EntityKind.PLACE, name, type="unlocated", country=SYRIA.id)
    for name in ("Kunyo Barrow", "Kunya Barow", "Tall Sultan")
)
DISTRICT = Entity(
    ids.entity("place", f"{MAARAT.label} district"),
    EntityKind.PLACE,
    f"{MAARAT.label} District",
    type="admin2",
    country=SYRIA.id,
)
KNOWN = Known(entities={entity.id: entity for entity in (*REGISTRY, MAARAT, SPELT, OTHERWISE, UNLIKE, DISTRICT)})
ONE, OTHER, THIRD = (
    article(f"The observatory, Igor Petrov spoke: {words}.")
    for words in (
        "planes circled above orchards while shepherds gathered their frightened animals",
        "smoke rose over rooftops until midnight rains finally dampened burning timber",
        "ambulances hurried through narrow streets past children carrying loaves home",
    )
)
DAY = "2016-03-03"


def told(source=ONE, *, places=(MAARAT,), by=(), against=(), day: str | When = DAY, **given: object) -> Claim:
    """An air strike on Maarat Idris on 3 March, where a test says nothing else."""
    when = on(day) if isinstance(day, str) else day
    roles = Roles(
        initiators=tuple(map(filler, by)), targets=tuple(map(filler, against)), places=tuple(map(filler, places))
    )
    return claim(source, roles=roles, when=when, **given)


def period(start: str, end: str | None = None) -> When:
    last = date.fromisoformat(end) if end else None
    return When(date.fromisoformat(start), last, DatePrecision.DAYS if end else DatePrecision.OPEN)


def killed(low: int | None, high: int | None = None, **given: object) -> tuple:
    return (casualties(low=low, high=high, **given),)


ELSEWHERE = {"source": OTHER}
UNKNOWN = When()
SOHR = (claimant(OBSERVATORY, ONE, "observatory"),)
SPOKESMAN = (claimant(PETROV, ONE, "Igor Petrov"),)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param({}, ELSEWHERE, id="same type, place and day"),
        pytest.param({}, {**ELSEWHERE, "type": "DroneStrike"}, id="a narrower type"),
        pytest.param(
            {"by": [RUSSIA]}, {**ELSEWHERE, "by": [RUSSIA], "type": "Shelling"}, id="one family, day and party"
        ),
        pytest.param({}, {**ELSEWHERE, "places": [IDLIB_PROVINCE]}, id="a place and the province around it"),
        pytest.param({}, {**ELSEWHERE, "places": [MAARAT, IDLIB]}, id="some of the places"),
        pytest.param({}, {**ELSEWHERE, "day": period("2016-03-01", "2016-03-07")}, id="a day of the week"),
        pytest.param({"by": [RUSSIA]}, ELSEWHERE, id="no party said"),
        pytest.param(
            {"by": [RUSSIA]}, {**ELSEWHERE, "by": [SYRIAN_STATE], "against": [RUSSIA]}, id="a party in common"
        ),
        pytest.param(
            {"casualties": killed(25)}, {**ELSEWHERE, "casualties": killed(31, 31)}, id="tolls of two sources"
        ),
        pytest.param(
            {"casualties": killed(25), "claimants": SOHR},
            {"casualties": killed(31), "claimants": SPOKESMAN},
            id="tolls of two voices in one article",
        ),
        pytest.param({}, {**ELSEWHERE, "modality": Modality.DENIED}, id="a denial"),
        pytest.param({}, {**ELSEWHERE, "modality": Modality.DENIED, "day": "2016-03-05"}, id="a denial two days later"),
        pytest.param({}, {**ELSEWHERE, "type": "Killing"}, id="a type that it may be told under"),
        pytest.param({}, {**ELSEWHERE, "type": "Shelling"}, id="another type of the family"),
        pytest.param({"by": [RUSSIA]}, {**ELSEWHERE, "by": [SYRIAN_STATE]}, id="rival blame"),
        pytest.param({"places": [MAARAT, HAMA]}, {**ELSEWHERE, "places": [MAARAT, JISR]}, id="a place in common"),
        pytest.param({"aggregate": True}, {**ELSEWHERE, "aggregate": True}, id="two totals"),
        pytest.param(
            {"day": period("2012-01-01")}, {**ELSEWHERE, "day": period("2012-01-01")}, id="the same open time"
        ),
        pytest.param(
            {"type": "Siege", "day": period("2015-05-01", "2016-03-01")},
            {**ELSEWHERE, "type": "Siege", "day": period("2015-05-10", "2016-03-20")},
            id="long times that begin and last alike",
        ),
        pytest.param(
            {"aggregate": True, "day": period("2015-05-01", "2016-03-01")},
            {**ELSEWHERE, "aggregate": True, "day": period("2015-05-01", "2016-03-20")},
            id="totals up to their articles",
        ),
        pytest.param({}, {**ELSEWHERE, "type": "RemoteViolence"}, id="a type that leaves the weapon open"),
        pytest.param({"type": "SuicideBombing"}, {**ELSEWHERE, "type": "Capture"}, id="a bomb that begins an assault"),
        pytest.param({"places": [SPELT]}, {**ELSEWHERE, "places": [OTHERWISE]}, id="two spellings of an unknown place"),
        pytest.param({"places": [MAARAT]}, {**ELSEWHERE, "places": [DISTRICT]}, id="a town and the unit of its name"),
        pytest.param(
            {"places": [IDLIB], "casualties": killed(25)},
            {**ELSEWHERE, "places": [MAARAT], "casualties": killed(25)},
            id="the seat for its province, with the same toll",
        ),
    ],
)
def test_one_event(left: dict, right: dict) -> None:
    assert len(fuse([told(**left), told(trigger="spoke", **right)], known=KNOWN)) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        pytest.param({"by": [RUSSIA]}, {"by": [RUSSIA], "type": "Shelling"}, id="types that one article tells apart"),
        pytest.param({}, {**ELSEWHERE, "places": [HAMA]}, id="another place"),
        pytest.param({}, {**ELSEWHERE, "type": "Capture"}, id="a type of no family in common"),
        pytest.param({}, {**ELSEWHERE, "places": [SYRIA]}, id="the country alone"),
        pytest.param({}, {**ELSEWHERE, "places": []}, id="no place said"),
        pytest.param({}, {**ELSEWHERE, "places": [IDLIB]}, id="the seat of the province"),
        pytest.param({"places": [SPELT]}, {**ELSEWHERE, "places": [UNLIKE]}, id="an unknown place of another name"),
        pytest.param({"type": "CarBombing"}, {**ELSEWHERE, "type": "Shelling"}, id="means that witnesses tell apart"),
        pytest.param(
            {"type": "Siege", "day": period("2015-05-01", "2016-03-01")},
            {**ELSEWHERE, "type": "Clash", "day": period("2015-05-01", "2016-03-01")},
            id="fighting during a siege",
        ),
        pytest.param(
            {"day": period("2014-05-01", "2016-03-01")},
            {**ELSEWHERE, "day": period("2015-05-01", "2016-03-01")},
            id="long times with one end",
        ),
        pytest.param({}, {**ELSEWHERE, "day": "2016-03-04"}, id="another day"),
        pytest.param({}, {"day": "2016-03-04"}, id="another day, same article"),
        pytest.param({}, {"day": UNKNOWN}, id="no day said, same article and voice"),
        pytest.param({}, {**ELSEWHERE, "day": UNKNOWN}, id="no day said in the other article"),
        pytest.param({}, {**ELSEWHERE, "day": period("2015-09-30")}, id="a day of an open time"),
        pytest.param({}, {**ELSEWHERE, "day": period("2016-01-01", "2016-12-31")}, id="a day of the year"),
        pytest.param(
            {"by": [RUSSIA], "against": [OBSERVATORY]},
            {"by": [SYRIAN_STATE], "against": [OBSERVATORY]},
            id="other initiators, same article",
        ),
        pytest.param({}, {**ELSEWHERE, "aggregate": True}, id="a total and a single event"),
        pytest.param(
            {"casualties": killed(25), "claimants": SOHR},
            {"casualties": killed(31), "claimants": SOHR},
            id="tolls of one voice in one article",
        ),
        pytest.param(
            {"aggregate": True, "casualties": killed(1200)},
            {**ELSEWHERE, "aggregate": True, "casualties": killed(1502)},
            id="totals that differ",
        ),
    ],
)
def test_two_events(left: dict, right: dict) -> None:
    assert len(fuse([told(**left), told(trigger="spoke", **right)], known=KNOWN)) == 2


def test_no_chain_puts_two_days_into_one_event() -> None:
    week = told(day=period("2016-03-01", "2016-03-07"))
    days = [told(OTHER, day="2016-03-02"), told(THIRD, day="2016-03-05")]
    found = fuse([week, *days], known=KNOWN)
    assert sorted(len(event.claims) for event in found) == [1, 2]


def test_no_chain_puts_two_towns_into_one_event() -> None:
    province = told(places=[IDLIB_PROVINCE])
    towns = [told(OTHER, places=[MAARAT]), told(THIRD, places=[JISR])]
    found = fuse([province, *towns], known=KNOWN)
    assert sorted(len(event.claims) for event in found) == [1, 2]


def test_the_sample() -> None:
    claims = [claim for extraction in sample_extractions() for claim in extraction.claims]
    found = fuse(claims, known=KNOWN)
    (hit, denial, *_), (raid, *_) = (extraction.claims for extraction in sample_extractions())
    strike = next(event for event in found if hit.id in event.claims)
    assert set(strike.claims) == {hit.id, denial.id, raid.id}
    assert sorted(map(values, found)) == sorted(map(values, sample_events()))


def values(event: Event) -> str:
    """All of an event but its name, which follows publication, and its assessment."""
    return str(replace(event, id="", assessment=Assessment(Grade.WEAK)))


def test_a_headline_goes_with_what_stands_below_it() -> None:
    source = article("Shells fall on Maarat Idris\n\nSeven died on Thursday in the town. It was quiet.")
    claims = [
        told(source, quote="Shells fall on Maarat Idris", day=UNKNOWN, type="Shelling"),
        told(source, quote="Seven died on Thursday in the town.", type="Killing", casualties=killed(7, 7)),
    ]
    titled = replace(KNOWN, sources={source.id: Source(source.id, title="Shells fall on Maarat Idris")})
    assert len(fuse(claims, known=titled)) == 1
    assert len(fuse(claims, known=KNOWN)) == 2


def test_three_claims_that_all_agree_are_one_event() -> None:
    assert len(fuse([told(), told(OTHER), told(THIRD)], known=KNOWN)[0].claims) == 3


def only(*claims: Claim) -> Event:
    (event,) = fuse(claims, known=KNOWN)
    return event


def test_an_event_has_the_narrowest_values() -> None:
    event = only(
        told(places=[IDLIB_PROVINCE], day=period("2016-03-01", "2016-03-04"), by=[RUSSIA]),
        told(OTHER, type="DroneStrike", places=[MAARAT], day=period("2016-03-03", "2016-03-07"), against=[OBSERVATORY]),
    )
    assert (event.type, event.places) == ("DroneStrike", (MAARAT.id,))
    assert (event.start, event.end) == (date(2016, 3, 3), date(2016, 3, 4))
    assert (event.initiators, event.targets) == ((RUSSIA.id,), (OBSERVATORY.id,))


def test_an_event_is_named_by_the_first_claim_that_was_published() -> None:
    early, late = told(), told(OTHER)
    days = {early.article: date(2016, 3, 4), late.article: date(2016, 3, 5)}
    for first, second in ((early, late), (late, early)):
        sources = {first.article: days[early.article], second.article: days[late.article]}
        known = replace(KNOWN, sources={name: Source(name, published=day) for name, day in sources.items()})
        (event,) = fuse([early, late], known=known)
        assert event.id == ids.event(first.id)


def test_a_denial_adds_a_claim_and_no_values() -> None:
    denial = told(OTHER, by=[RUSSIA], modality=Modality.DENIED, casualties=killed(0, 0))
    assert only(told(casualties=killed(5)), denial).initiators == ()
    assert only(told(casualties=killed(5)), denial).killed.min == 5
    assert only(denial).initiators == (RUSSIA.id,)


@pytest.mark.parametrize(
    ("figures", "bounds"),
    [
        ([killed(25)], (25, None)),
        ([killed(25), killed(31, 31)], (25, 31)),
        ([killed(None, 40), killed(12, 12)], (12, 40)),
        ([killed(None, 40), killed(50)], (50, None)),
        ([killed(0, 0, basis=CountBasis.SAID_NONE)], (0, 0)),
        ([killed(None, None, basis=CountBasis.UNNUMBERED)], (None, None)),
        ([killed(12, 12, group=VictimGroup.CIVILIANS)], (12, 12)),
        ([killed(31, 31) + killed(7, 7, group=VictimGroup.CHILDREN)], (31, 31)),
        ([killed(7, 7, group=VictimGroup.CHILDREN) + killed(9, 9, group=VictimGroup.FIGHTERS)], (9, None)),
        ([()], (None, None)),
    ],
)
def test_casualties_are_ranges_over_claims(figures: list, bounds: tuple) -> None:
    sources = (ONE, OTHER)
    event = only(*(told(source, casualties=figure) for source, figure in zip(sources, figures, strict=False)))
    assert (event.killed.min, event.killed.max) == bounds
    assert (event.injured.min, event.injured.max) == (None, None)


def test_injured_are_counted_apart() -> None:
    event = only(told(casualties=(*killed(3, 3), casualties(Outcome.INJURED, 10))))
    assert (event.killed.min, event.killed.max, event.injured.min, event.injured.max) == (3, 3, 10, None)


def test_an_open_time_has_no_end() -> None:
    event = only(told(day=period("2012-01-01")))
    assert (event.start, event.end) == (date(2012, 1, 1), None)
    event = only(told(day=When(None, date(2012, 1, 1))))
    assert (event.start, event.end) == (None, date(2012, 1, 1))


def test_relations_and_statements_are_no_events() -> None:
    assert fuse([claim(ONE, kind=ClaimKind.STATEMENT, type="Statement")]) == ()


def test_without_a_gazetteer_no_place_lies_in_another() -> None:
    assert len(fuse([told(), told(OTHER, places=[IDLIB_PROVINCE])], known=Known())) == 2


some_claims = st.lists(
    st.builds(
        told,
        st.sampled_from([ONE, OTHER, THIRD]),
        places=st.lists(st.sampled_from([MAARAT, IDLIB_PROVINCE, JISR, SYRIA]), max_size=2, unique=True),
        by=st.lists(st.sampled_from([RUSSIA, SYRIAN_STATE]), max_size=1),
        day=st.sampled_from([DAY, "2016-03-04", UNKNOWN, period("2016-03-01", "2016-03-07"), period("2015-09-30")]),
        type=st.sampled_from(["AirStrike", "Shelling", "DroneStrike", "Clash"]),
        aggregate=st.booleans(),
        casualties=st.sampled_from([(), killed(5), killed(9, 9)]),
    ),
    max_size=7,
)


@given(some_claims)
def test_each_claim_is_about_one_event(claims: list[Claim]) -> None:
    found = fuse(claims, known=KNOWN)
    named = [name for event in found for name in event.claims]
    assert sorted(named) == sorted({claim.id for claim in claims})


@given(some_claims, st.randoms())
def test_the_order_of_claims_does_not_matter(claims: list[Claim], random) -> None:
    shuffled = random.sample(claims, len(claims))
    assert fuse(shuffled, known=KNOWN) == fuse(claims, known=KNOWN)


@given(some_claims)
def test_an_event_never_spans_two_days_that_do_not_meet(claims: list[Claim]) -> None:
    for event in fuse(claims, known=KNOWN):
        assert event.start is None or event.end is None or event.start <= event.end


def test_the_order_of_a_chain_does_not_matter() -> None:
    chain = [told(day=period("2016-03-01", "2016-03-07")), told(OTHER, day="2016-03-02"), told(THIRD, day="2016-03-05")]
    assert len({fuse(order, known=KNOWN) for order in permutations(chain)}) == 1
