"""The grade of an event, why, and what would change it."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.assess.assessment import assess
from kg.assess.grade import ORDER, Case, changes, graded
from kg.assess.sides import Parties
from kg.model import Assessment, Claim, Grade, Modality, VictimGroup
from tests.assess.telling import (
    BRIGADE,
    COALITION,
    ENTITIES,
    HELMETS,
    OBSERVATORY,
    REUTERS,
    RUSSIA,
    SYRIA,
    UNITED_STATES,
    claim,
    dead,
    source,
    sources,
)

PAPER, TIMES, POST = source("Northern Paper"), source("Harbour Times"), source("Evening Post")
DENIED, PLANNED = Modality.DENIED, Modality.PLANNED
FIGHTERS, CIVILIANS = dead(20, 20, VictimGroup.FIGHTERS), dead(3, 3, VictimGroup.CIVILIANS)
MONITOR = claim(PAPER, OBSERVATORY, by=[RUSSIA])
ADMITS, DENIES = claim(TIMES, RUSSIA, by=[RUSSIA]), claim(TIMES, RUSSIA, by=[RUSSIA], modality=DENIED)


def assessed(*claims: Claim) -> Assessment:
    """The assessment of an event of these claims."""
    return assess(claims, sources(PAPER, TIMES, POST), ENTITIES)


@pytest.mark.parametrize(
    ("claims", "grade"),
    [
        ([claim(PAPER)], Grade.WEAK),
        ([claim(PAPER, OBSERVATORY), claim(TIMES, OBSERVATORY), claim(POST, REUTERS, OBSERVATORY)], Grade.WEAK),
        ([claim(PAPER, OBSERVATORY), claim(TIMES)], Grade.FAIR),
        ([MONITOR, ADMITS], Grade.CONFIRMED),
        ([claim(PAPER, RUSSIA, by=[RUSSIA])], Grade.CONFIRMED),
        ([MONITOR, DENIES], Grade.WEAK),
        ([MONITOR, claim(TIMES, by=[SYRIA])], Grade.CONTESTED),
        ([MONITOR, claim(TIMES, by=[SYRIA, RUSSIA])], Grade.FAIR),
        ([claim(PAPER, by=[UNITED_STATES]), claim(TIMES, by=[COALITION])], Grade.FAIR),
        ([MONITOR, claim(TIMES, by=[SYRIA]), ADMITS], Grade.CONFIRMED),
        ([claim(PAPER, SYRIA, by=[SYRIA]), claim(TIMES, RUSSIA, by=[RUSSIA])], Grade.CONTESTED),
        ([claim(PAPER, SYRIA, by=[SYRIA, RUSSIA]), claim(TIMES, RUSSIA, by=[RUSSIA])], Grade.CONFIRMED),
        ([claim(PAPER, by=[SYRIA], type="Clash"), claim(TIMES, by=[BRIGADE], type="Clash")], Grade.FAIR),
        ([DENIES], Grade.DISCOUNTED),
        ([claim(PAPER, by=[RUSSIA], modality=PLANNED)], Grade.DISCOUNTED),
        ([claim(PAPER, figures=[FIGHTERS]), claim(TIMES)], Grade.DISCOUNTED),
        ([claim(PAPER, figures=[FIGHTERS, CIVILIANS])], Grade.WEAK),
        ([claim(PAPER, figures=[FIGHTERS, dead(0, 0, VictimGroup.CIVILIANS)])], Grade.DISCOUNTED),
        ([claim(PAPER, figures=[FIGHTERS], type="Clash")], Grade.WEAK),
        ([claim(PAPER, figures=[FIGHTERS], type="Execution")], Grade.WEAK),
    ],
)
def test_grades(claims: list, grade: Grade) -> None:
    assert assessed(*claims).grade is grade


def test_reasons_name_origins_outlets_and_positions() -> None:
    found = assessed(MONITOR, claim(TIMES, OBSERVATORY, by=[RUSSIA]), claim(POST, HELMETS), DENIES)
    assert found.reasons == (
        "2 independent origins behind 3 outlets: Syrian Observatory for Human Rights, White Helmets",
        "Russia, blamed by Syrian Observatory for Human Rights, denies it",
    )
    assert found.outlets == tuple(sorted(str(article.outlet) for article in (PAPER, TIMES, POST)))


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ([MONITOR], "Russia, blamed by Syrian Observatory for Human Rights, has not said whether it did it"),
        ([ADMITS], "Russia says that it did it"),
        ([ADMITS, DENIES], "Russia says that it did it, and also denies it"),
        ([MONITOR, claim(TIMES, by=[SYRIA])], "Syria is blamed by Harbour Times"),
        ([MONITOR, claim(TIMES, by=[SYRIA])], "Russia is blamed by Syrian Observatory for Human Rights"),
        ([DENIES], "Nobody says that it happened: all claims deny it or tell of what is to come"),
        ([claim(PAPER, figures=[FIGHTERS])], "All who are said to be harmed were fighters"),
        ([claim(PAPER)], "1 independent origin: Northern Paper"),
        ([claim(PAPER), claim(source(title="Raid on market"))], "2 independent origins: "),
    ],
)
def test_reasons(claims: list, reason: str) -> None:
    assert [told for told in assessed(*claims).reasons if told.startswith(reason)]


def test_many_origins_are_not_all_named() -> None:
    articles = [source(f"Paper {number}") for number in range(7)]
    (reason,) = assess([claim(article) for article in articles], sources(*articles), ENTITIES).reasons
    assert reason.startswith("7 independent origins: Paper")
    assert reason.endswith(" and 2 more")


@pytest.mark.parametrize(
    ("claims", "change", "further"),
    [
        ([claim(PAPER)], "one more independent source would lift weak to fair", [claim(TIMES)]),
        ([MONITOR], "a statement by Russia that it did it would lift weak to confirmed", [ADMITS]),
        (
            [MONITOR, claim(TIMES)],
            "an independent source that blames somebody else would turn fair into contested",
            [claim(POST, by=[BRIGADE])],
        ),
        ([DENIES], "one independent source would lift discounted to weak", [claim(PAPER)]),
        (
            [claim(PAPER, figures=[FIGHTERS])],
            "a source that counts others than fighters among the harmed would lift discounted to weak",
            [claim(PAPER, figures=[CIVILIANS])],
        ),
        (
            [MONITOR, claim(TIMES, by=[SYRIA])],
            "a statement by Russia that it did it would lift contested to confirmed",
            [claim(POST, RUSSIA, by=[RUSSIA])],
        ),
    ],
)
def test_what_would_change_a_grade_does(claims: list, change: str, further: list) -> None:
    before, after = assessed(*claims), assessed(*claims, *further)
    assert change in before.changes
    assert change.endswith((f"{before.grade} to {after.grade}", f"{before.grade} into {after.grade}"))


@pytest.mark.parametrize(
    ("claims", "change"),
    [
        ([MONITOR, ADMITS], "if Russia took back that it did it, this would turn confirmed into fair"),
        ([MONITOR, claim(TIMES, by=[SYRIA])], "if nobody blamed Russia, this would lift contested to fair"),
    ],
)
def test_what_would_change_a_grade_if_it_were_not_said(claims: list, change: str) -> None:
    assert change in assessed(*claims).changes


PARTIES = [RUSSIA.id, SYRIA.id, BRIGADE.id, COALITION.id, UNITED_STATES.id]
STANCES = st.tuples(
    st.sampled_from([*"abc", *PARTIES]), st.frozensets(st.sampled_from(PARTIES), min_size=1, max_size=2)
)
CASES = st.builds(
    Case,
    st.frozensets(st.sampled_from("abc")),
    st.lists(STANCES, max_size=4).map(tuple),
    st.frozensets(st.sampled_from(PARTIES), max_size=2),
    st.booleans(),
)


@given(CASES)
def test_every_change_is_one_and_there_are_three_at_most(case: Case) -> None:
    grade, found = graded(case, Parties(ENTITIES)), changes(case, Parties(ENTITIES))
    assert len(found) <= 3
    assert list(found) == sorted(set(found))
    pairs = [f"lift {low} to {high}" for low, high in combinations(ORDER, 2)]
    pairs += [f"turn {high} into {low}" for low, high in combinations(ORDER, 2)]
    assert all(any(told.endswith(pair) and f" {grade} " in pair for pair in pairs) for told in found)


@given(
    st.permutations([MONITOR, ADMITS, DENIES, claim(TIMES, by=[SYRIA]), claim(POST), claim(POST, HELMETS, killed=3)])
)
def test_the_order_of_claims_does_not_matter(claims: list) -> None:
    assert assessed(*claims) == assessed(*sorted(claims, key=lambda one: one.id))
