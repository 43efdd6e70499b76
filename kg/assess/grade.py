"""The grade of an event after Airwars: one rule over what its claims amount to, told in words in docs/assessment.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from kg.assess import rules
from kg.assess.sides import Parties
from kg.model import Claim, Grade, VictimGroup

ORDER = (Grade.DISCOUNTED, Grade.CONTESTED, Grade.WEAK, Grade.FAIR, Grade.CONFIRMED)
"""From the least to the best attested."""

Stance = tuple[str, frozenset[str]]
"""An origin, and the parties that it blames."""

_ANOTHER = "somebody else"
"""Stands for an origin and for a party that no claim names."""


@dataclass(frozen=True, slots=True)
class Case:
    """All that the rule looks at.

    `reporting` are the origins that say it happened; `stances` those that blame somebody, with whom; `conceded` the
    parties that say they did it; `fighters` whether all who are said to be harmed were fighters.
    """

    reporting: frozenset[str]
    stances: tuple[Stance, ...] = ()
    conceded: frozenset[str] = frozenset()
    fighters: bool = False


def graded(case: Case, parties: Parties) -> Grade:
    """The grade of a case; the first that applies."""
    if not case.reporting or case.fighters:
        return Grade.DISCOUNTED
    if case.conceded:
        return Grade.CONTESTED if _rival_admissions(case, parties) else Grade.CONFIRMED
    if rivals(case.stances, parties) is not None:
        return Grade.CONTESTED
    return Grade.FAIR if len(case.reporting) >= rules.table("grade")["independent"] else Grade.WEAK


def disjoint(one: frozenset[str], other: frozenset[str], parties: Parties) -> bool:
    """Whether two sets of blamed parties have nothing in common: no party that is the other, or part of it."""
    return not any(parties.akin(first, second) for first in one for second in other)


def rivals(stances: Sequence[Stance], parties: Parties) -> tuple[frozenset[str], frozenset[str]] | None:
    """Two sets of parties that different origins blame and that have nothing in common; None where all agree."""
    sets = sorted({blamed for _, blamed in stances}, key=sorted)
    return next((pair for pair in combinations(sets, 2) if disjoint(*pair, parties)), None)


def only_fighters(claims: Sequence[Claim]) -> bool:
    """Whether people are said to be killed or hurt in an attack from afar, and every figure is of fighters."""
    figures = [figure for claim in claims for figure in claim.casualties if figure.max != 0]
    afar = bool(claims) and all(claim.type in rules.listed("grade", "discounted") for claim in claims)
    return afar and bool(figures) and all(figure.group is VictimGroup.FIGHTERS for figure in figures)


def changes(case: Case, parties: Parties) -> tuple[str, ...]:
    """What would change the grade: the rule applied to cases that differ in one respect; sorted, at most three."""
    now = graded(case, parties)
    found: dict[str, None] = {}
    for what, other in _hypotheses(case, parties):
        then = graded(other, parties)
        if then is not now:
            turn = f"lift {now} to {then}" if ORDER.index(then) > ORDER.index(now) else f"turn {now} into {then}"
            found.setdefault(f"{what} would {turn}")
    return tuple(sorted(list(found)[: rules.table("grade")["changes"]]))


def _hypotheses(case: Case, parties: Parties) -> Iterator[tuple[str, Case]]:
    """Cases that differ from the one at hand in one respect, the most telling first."""
    yield _more(case)
    if case.fighters:
        yield "a source that counts others than fighters among the harmed", replace(case, fighters=False)
    for party in sorted(case.conceded):
        taken_back = replace(case, conceded=case.conceded - {party}, stances=_without(case.stances, {party}, parties))
        yield f"if {parties.label(party)} took back that it did it, this", taken_back
    for blamed in _least_blamed(case, parties):
        names = " and ".join(sorted(map(parties.label, blamed)))
        yield f"if nobody blamed {names}, this", replace(case, stances=_without(case.stances, blamed, parties))
    for party in _most_blamed(case)[:2]:
        admitted = replace(case, conceded=case.conceded | {party}, stances=(*case.stances, (party, frozenset({party}))))
        yield f"a statement by {parties.label(party)} that it did it", admitted
    if case.stances:
        other = (_ANOTHER, frozenset({_ANOTHER}))
        yield "an independent source that blames somebody else", replace(case, stances=(*case.stances, other))


def _more(case: Case) -> tuple[str, Case]:
    """The case with as many more origins as it lacks to be fair, at least one."""
    lacking = max(1, rules.table("grade")["independent"] - len(case.reporting)) if case.reporting else 1
    told = f"{'one' if lacking == 1 else lacking}{' more' if case.reporting else ''} independent source"
    further = {f"{_ANOTHER} {number}" for number in range(lacking)}
    return f"{told}{'s' if lacking > 1 else ''}", replace(case, reporting=case.reporting | further)


def _without(stances: Sequence[Stance], blamed: Collection[str], parties: Parties) -> tuple[Stance, ...]:
    """The stances without blame of some parties and all that are akin to them."""
    kept = (
        (origin, frozenset(party for party in whom if not any(parties.akin(party, other) for other in blamed)))
        for origin, whom in stances
    )
    return tuple(stance for stance in kept if stance[1])


def _least_blamed(case: Case, parties: Parties) -> Iterator[frozenset[str]]:
    """The two sides that different origins blame, where they do, the one that fewer blame first."""
    pair = rivals(case.stances, parties) or ()
    yield from sorted(pair, key=lambda side: (sum(whom == side for _, whom in case.stances), sorted(side)))


def _most_blamed(case: Case) -> list[str]:
    """The parties that are blamed and do not say that they did it, those whom most origins blame first."""
    counts = Counter(party for _, whom in case.stances for party in whom if party not in case.conceded)
    return sorted(counts, key=lambda party: (-counts[party], party))


def _rival_admissions(case: Case, parties: Parties) -> bool:
    """Whether two sides each say that they did it, and not together."""
    own = [(origin, whom) for origin, whom in case.stances if any(parties.answers(origin, party) for party in whom)]
    return rivals(own, parties) is not None
