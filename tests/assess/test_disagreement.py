"""Where claims about one event disagree, and how outlets look against all others."""

import pytest

from kg import ids
from kg.assess.assessment import assess
from kg.assess.casualties import tally
from kg.assess.disagreement import Aspect, Blamed, Disagreement, Mirror, disagreement, mirrors, ranked
from kg.model import (
    Casualties,
    Claim,
    CountBasis,
    DatePrecision,
    Entity,
    Event,
    Filler,
    Modality,
    Outcome,
    Roles,
    VictimGroup,
    When,
)
from tests.assess.telling import (
    BRIGADE,
    COALITION,
    ENTITIES,
    HELMETS,
    OBSERVATORY,
    RUSSIA,
    SYRIA,
    UNITED_STATES,
    claim,
    nameless,
    source,
    sources,
)
from tests.builders import HAMA, IDLIB, IDLIB_PROVINCE, JISR, MAARAT, on, place

ARTICLES = [source(name, day) for name in ("Northern Paper", "Harbour Times") for day in ("2016-03-04", "2016-03-06")]
PAPER, PAPER_LATER, TIMES, TIMES_LATER = ARTICLES
BARE = place("Bare Hill", parent=None)
KNOWN = ENTITIES | {one.id: one for one in (HAMA, IDLIB, IDLIB_PROVINCE, JISR, MAARAT, BARE)}
DENIED, EXACT = Modality.DENIED, CountBasis.EXACT
N, T = "(Northern Paper)", "(Harbour Times)"


def about(*claims: Claim) -> Event:
    """The event of these claims, with its figures and assessment."""
    told = sources(*ARTICLES)
    found = assess(claims, told, KNOWN)
    killed, injured = (tally(claims, o, found.origins, told) for o in (Outcome.KILLED, Outcome.INJURED))
    named = tuple(sorted(one.id for one in claims))
    return Event(ids.event(named[0]), "AirStrike", named, killed=killed, injured=injured, assessment=found)


def found(*claims: Claim) -> Disagreement:
    """The disagreement of these claims."""
    return disagreement(about(*claims), claims, sources(*ARTICLES), KNOWN)


def at(*places: Entity) -> Roles:
    """Roles of an event at some places."""
    return Roles(places=tuple(Filler(one.label, one.id) for one in places))


@pytest.mark.parametrize(
    ("claims", "score", "sentence"),
    [
        ([claim(PAPER, killed=5)], 0, ""),
        ([claim(PAPER, killed=5), claim(TIMES, killed=5)], 0, ""),
        ([claim(PAPER, killed=5), claim(PAPER_LATER, killed=9)], 0, ""),
        ([claim(PAPER, killed=25), claim(TIMES, killed=20)], 0.2, "killed: 20 (Harbour Times) to 25 (Northern Paper)"),
        (
            [claim(PAPER, killed=0), claim(TIMES, killed=5), claim(TIMES_LATER, OBSERVATORY, killed=5)],
            1,
            "killed: 0 (Northern Paper) to 5 (Harbour Times, Syrian Observatory for Human Rights)",
        ),
        ([claim(PAPER, killed=5), claim(TIMES, killed=9, modality=DENIED)], 0, ""),
    ],
)
def test_figures(claims: list, score: float, sentence: str) -> None:
    assert found(*claims).figures == Aspect(score, sentence)


def test_the_injured_count_where_they_are_further_apart() -> None:
    claims = [
        claim(article, killed=killed, figures=[Casualties(Outcome.INJURED, VictimGroup.PEOPLE, hurt, hurt, EXACT)])
        for article, killed, hurt in ((PAPER, 4, 10), (TIMES, 5, 40))
    ]
    assert found(*claims).figures == Aspect(0.75, "injured: 10 (Northern Paper) to 40 (Harbour Times)")


@pytest.mark.parametrize(
    ("claims", "score", "sentence"),
    [
        ([claim(PAPER, by=[RUSSIA]), claim(TIMES)], 0, ""),
        ([claim(PAPER, by=[RUSSIA]), claim(TIMES, by=[RUSSIA, SYRIA])], 0, ""),
        ([claim(PAPER, by=[UNITED_STATES]), claim(TIMES, by=[COALITION])], 0, ""),
        ([claim(PAPER, by=[RUSSIA], type="Clash"), claim(TIMES, by=[SYRIA], type="Clash")], 0, ""),
        ([claim(PAPER, by=[nameless("gunmen", PAPER)]), claim(TIMES, by=[SYRIA])], 0, ""),
        (
            [claim(PAPER, by=[RUSSIA]), claim(TIMES, by=[SYRIA])],
            1,
            "Russia is blamed by Northern Paper; Syria is blamed by Harbour Times",
        ),
        (
            [claim(PAPER, by=[RUSSIA]), claim(TIMES, RUSSIA, by=[RUSSIA], modality=DENIED)],
            1,
            "Russia denies it; Russia is blamed by Northern Paper",
        ),
        (
            [claim(PAPER, by=[RUSSIA]), claim(TIMES, by=[RUSSIA]), claim(TIMES, HELMETS, by=[BRIGADE, SYRIA])],
            0.6667,
            "Free Idlib Brigade, Syria are blamed by White Helmets; Russia is blamed by Harbour Times, Northern Paper",
        ),
    ],
)
def test_blame(claims: list, score: float, sentence: str) -> None:
    assert found(*claims).blame == Aspect(score, sentence)


@pytest.mark.parametrize(
    ("one", "other", "score", "sentence"),
    [
        ([IDLIB], [IDLIB], 0, ""),
        ([IDLIB], [IDLIB_PROVINCE], 0, ""),
        ([IDLIB, IDLIB_PROVINCE], [MAARAT], 0, ""),
        ([IDLIB], [BARE], 0, ""),
        ([IDLIB], [], 0, ""),
        ([JISR], [IDLIB], 0.3225, "16 km apart: Idlib (Harbour Times) and Jisr al-Shughur (Northern Paper)"),
        ([JISR], [IDLIB, JISR], 0, ""),
        ([HAMA], [IDLIB], 1, "69 km apart: Hama (Northern Paper) and Idlib (Harbour Times)"),
    ],
)
def test_place(one: list, other: list, score: float, sentence: str) -> None:
    place_said = found(claim(PAPER, roles=at(*one)), claim(TIMES, roles=at(*other))).place
    assert (place_said.score, place_said.sentence) == (pytest.approx(score, abs=0.001), sentence)


WEEK = When(on("2016-03-01").start, on("2016-03-07").start, DatePrecision.WEEK)
SINCE = When(on("2016-03-02").start, None, DatePrecision.OPEN)


@pytest.mark.parametrize(
    ("one", "other", "score", "sentence"),
    [
        (on("2016-03-03"), on("2016-03-03"), 0, ""),
        (on("2016-03-03"), WEEK, 0, ""),
        (on("2016-03-03"), When(), 0, ""),
        (on("2016-03-08"), WEEK, 0.1429, f"1 day apart: 2016-03-01 to 2016-03-07 {T} and 2016-03-08 {N}"),
        (on("2016-05-08"), WEEK, 1, f"62 days apart: 2016-03-01 to 2016-03-07 {T} and 2016-05-08 {N}"),
        (on("2016-03-01"), SINCE, 0.1429, f"1 day apart: 2016-03-01 {N} and 2016-03-02 to ... {T}"),
    ],
)
def test_date(one: When, other: When, score: float, sentence: str) -> None:
    assert found(claim(PAPER, when=one), claim(TIMES, when=other)).date == Aspect(score, sentence)


def test_events_are_ranked_by_all_respects_together() -> None:
    same = (claim(PAPER, OBSERVATORY, killed=3), claim(TIMES, OBSERVATORY, killed=3))
    figures = (claim(PAPER, killed=5), claim(TIMES, killed=10))
    both = (claim(PAPER_LATER, killed=5, by=[RUSSIA]), claim(TIMES_LATER, killed=10, by=[SYRIA]))
    events = [about(*told) for told in (same, figures, both)]
    claims = {one.id: one for one in (*same, *figures, *both)}
    order = ranked(events, claims, sources(*ARTICLES), KNOWN)
    assert [one.event for one in order] == [events[2].id, events[1].id, events[0].id]
    assert [one.overall for one in order] == [0.86, 0.3, 0]


def test_an_outlet_in_the_mirror() -> None:
    first = (
        claim(PAPER, killed=5, by=[RUSSIA]),
        claim(TIMES, killed=10, by=[SYRIA]),
        claim(TIMES_LATER, HELMETS, killed=10),
    )
    second = (claim(PAPER_LATER, OBSERVATORY, killed=8, by=[RUSSIA]), claim(TIMES_LATER))
    events, claims = [about(*first), about(*second)], {one.id: one for one in (*first, *second)}
    times, paper = mirrors(events, claims, sources(*ARTICLES), KNOWN)
    assert paper == Mirror(
        *(str(PAPER.outlet), "Northern Paper"),
        events=2,
        claims=2,
        blames=(Blamed(RUSSIA.id, "Russia", events=2, share=1.0, own=1),),
        compared=1,
        lean=-0.5,
        distance=0.5,
    )
    assert (times.label, times.claims, times.unattributed, times.compared, times.lean) == ("Harbour Times", 3, 1, 1, 0)
    assert times.blames == (Blamed(SYRIA.id, "Syria", events=1, share=1.0, own=1),)


def test_figures_that_nobody_else_gives_are_not_compared() -> None:
    alone = claim(PAPER, killed=5)
    (mirror,) = mirrors([about(alone)], {alone.id: alone}, sources(*ARTICLES), KNOWN)
    assert (mirror.compared, mirror.lean, mirror.distance) == (0, None, None)
