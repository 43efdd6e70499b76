"""Claims in an article's own voice that say no more than somebody whom the article names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import inf

from kg.assess.blame import accused, initiators, standing
from kg.assess.casualties import bounds
from kg.assess.sides import Parties
from kg.assess.texts import Texts
from kg.model import Claim, Outcome


def restated(
    claims: Sequence[Claim], named: Mapping[str, str], texts: Texts, parties: Parties
) -> Iterator[tuple[str, str]]:
    """Each claim that no one is said to make and that restates what its article has from a named origin, and this one.

    Headline and lead tell in the outlet's own voice what a later sentence attributes. They are no second source, unless
    they have other figures or blame another side. Where several origins are named, the one with the same figures is
    taken. A party's own word on what it did is not what an outlet goes by.
    """
    attributed: dict[str, list[Claim]] = defaultdict(list)
    for claim in standing(claims):
        if claim.id in named and not any(parties.answers(named[claim.id], doer) for doer in initiators(claim)):
            attributed[claim.article].append(claim)
    for claim in standing(claims):
        if claim.id not in named and not claim.claimants:
            found = [other for article in texts[claim.article] for other in attributed[article]]
            fitting = [other for other in found if _agree(claim, other, parties)]
            if fitting:
                yield claim.id, named[min(fitting, key=lambda other: (-_shared(claim, other), named[other.id])).id]


def _agree(one: Claim, other: Claim, parties: Parties) -> bool:
    """Whether two claims do not contradict each other in figures or blame."""
    first, second = accused(one), accused(other)
    sided = not first or not second or any(parties.akin(a, b) for a in first for b in second)
    return sided and all(low <= high for low, high in _overlaps(one, other))


def _overlaps(one: Claim, other: Claim) -> Iterator[tuple[float, float]]:
    """For each outcome of which both give a number: the greater lowest and the smaller highest one."""
    for outcome in Outcome:
        said = bounds(one, outcome), bounds(other, outcome)
        if (None, None) not in said:
            lows = [0 if low is None else low for low, _ in said]
            highs = [inf if high is None else high for _, high in said]
            yield max(lows), min(highs)


def _shared(one: Claim, other: Claim) -> int:
    """How many figures two claims have in common."""
    return len(set(one.casualties) & set(other.casualties))
