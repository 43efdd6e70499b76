"""Claims in an article's own voice that say no more than somebody whom the article names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import inf

from kg.assess.blame import initiators, standing
from kg.assess.casualties import bounds
from kg.assess.sides import Parties
from kg.assess.texts import Texts
from kg.model import Claim, Outcome


def restated(
    claims: Sequence[Claim], named: Mapping[str, str], texts: Texts, parties: Parties
) -> Iterator[tuple[str, str]]:
    """Each claim that no one is said to make and that restates what its article has from a named origin, and this one.

    Headline and lead tell in the outlet's own voice what a later sentence attributes. They are no second source, unless
    they have other figures or another doer. Where several origins are named, the one with the same figures is taken. A
    party's own word on what it did is not what an outlet goes by, nor is its word on others where the outlet names it.
    """
    attributed: dict[str, list[Claim]] = defaultdict(list)
    for claim in standing(claims):
        if claim.id in named:
            attributed[claim.article].append(claim)
    for claim in standing(claims):
        if claim.id not in named and not claim.claimants:
            found = (other for article in texts[claim.article] for other in attributed[article])
            fitting = [other for other in found if _goes_by(claim, other, named[other.id], parties)]
            if fitting:
                yield claim.id, named[min(fitting, key=lambda other: (-_shared(claim, other), named[other.id])).id]


def _goes_by(own: Claim, other: Claim, origin: str, parties: Parties) -> bool:
    """Whether a claim in the outlet's own voice can go by what somebody says who is no doer of it."""
    doers = {*initiators(own), *initiators(other)}
    if any(parties.answers(origin, doer) for doer in doers):
        return False
    return _one_side(own, other, parties) and all(low <= high for low, high in _overlaps(own, other))


def _one_side(one: Claim, other: Claim, parties: Parties) -> bool:
    """Whether two claims have a doer in common, by name or in the same words, where both tell of one."""
    first, second = one.roles.initiators, other.roles.initiators
    if not first or not second or {filler.label for filler in first} & {filler.label for filler in second}:
        return True
    return any(parties.akin(a, b) for a in initiators(one) for b in initiators(other))


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
