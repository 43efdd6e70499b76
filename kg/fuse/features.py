"""What speaks for and against two claims being about one event: one function a feature, all in the table FEATURES."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from kg.fuse.known import Known
from kg.model import Claim, Filler, When

LONGEST = 31
"""Days. A time longer than a month is met only by the very same time: "since 2012" does not hold a day in 2016."""


class Verdict(Enum):
    """What one feature says of two claims."""

    AGREES = "agrees"
    SILENT = "silent"
    CONFLICTS = "conflicts"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two event claims."""

    left: Claim
    right: Claim

    @property
    def same_article(self) -> bool:
        """Whether one article makes both."""
        return self.left.article == self.right.article


def count(pair: Pair, known: Known) -> Verdict:  # noqa: ARG001  (features have one signature)
    """A total over a period is never one with a single event."""
    return Verdict.AGREES if pair.left.aggregate == pair.right.aggregate else Verdict.CONFLICTS


def kind(pair: Pair, known: Known) -> Verdict:
    """The same type, or one under the other, agrees; another of the family is open, but not within one article."""
    left, right = pair.left.type, pair.right.type
    if known.under(left, right) or known.under(right, left):
        return Verdict.AGREES
    alike = known.family(left) == known.family(right) and not pair.same_article
    return Verdict.SILENT if alike else Verdict.CONFLICTS


def place(pair: Pair, known: Known) -> Verdict:
    """One side's places are the other's, or some of them, or lie in them (or they in these); a country holds nothing.

    Places that share nothing, and of which none lies in another, conflict; everything between is open.
    """
    left, right = entities(pair.left.roles.places), entities(pair.right.roles.places)
    if not left or not right:
        return Verdict.SILENT
    few, many = sorted((left, right), key=len)
    if all(any(known.covers(a, b) or known.covers(b, a) for b in many) for a in few):
        return Verdict.AGREES
    meet = any(a == b or known.inside(a, b) or known.inside(b, a) for a in few for b in many)
    return Verdict.SILENT if meet else Verdict.CONFLICTS


def time(pair: Pair, known: Known) -> Verdict:  # noqa: ARG001
    """Times that overlap agree, an unknown one is open; a time longer than a month agrees with the very same alone."""
    left, right = interval(pair.left.when), interval(pair.right.when)
    if left is None or right is None:
        return Verdict.SILENT
    if is_long(left) or is_long(right):
        return Verdict.AGREES if left == right else Verdict.CONFLICTS
    return Verdict.AGREES if left[0] <= right[1] and right[0] <= left[1] else Verdict.CONFLICTS


def parties(pair: Pair, known: Known) -> Verdict:  # noqa: ARG001
    """A party in common agrees, on whatever side it stands; initiators conflict if both are said and none is common.

    A party without a name is an entity of its article, so one label ("gunmen") in two articles is open. Within one
    article initiators that differ conflict whoever the targets are: the article tells two deeds apart.
    """
    left, right = pair.left.roles, pair.right.roles
    initiators = entities(left.initiators), entities(right.initiators)
    differ = all(initiators) and not set.intersection(*initiators)
    common = entities(left.initiators + left.targets) & entities(right.initiators + right.targets)
    if differ and not pair.same_article and _labels(left.initiators) & _labels(right.initiators):
        return Verdict.AGREES if common else Verdict.SILENT
    if differ and (pair.same_article or not common):
        return Verdict.CONFLICTS
    return Verdict.AGREES if common else Verdict.SILENT


def figures(pair: Pair, known: Known) -> Verdict:  # noqa: ARG001
    """Sources may differ about one event. One voice in one article may not, and totals that differ are two totals."""
    told = _figures(pair.left), _figures(pair.right)
    differ = any(told[0][key] != told[1][key] for key in told[0].keys() & told[1].keys())
    if not differ:
        return Verdict.AGREES if told[0].keys() & told[1].keys() else Verdict.SILENT
    one_voice = pair.same_article and _voices(pair.left) == _voices(pair.right)
    return Verdict.CONFLICTS if one_voice or pair.left.aggregate else Verdict.SILENT


FEATURES: dict[str, Callable[[Pair, Known], Verdict]] = {
    feature.__name__: feature for feature in (count, kind, place, time, parties, figures)
}


def verdicts(pair: Pair, known: Known) -> dict[str, Verdict]:
    """What each feature says of two claims."""
    return {name: feature(pair, known) for name, feature in FEATURES.items()}


def entities(fillers: tuple[Filler, ...]) -> set[str]:
    """The IRIs of those fillers that have one."""
    return {filler.entity for filler in fillers if filler.entity}


def _labels(fillers: tuple[Filler, ...]) -> set[str]:
    return {filler.label.lower() for filler in fillers}


def interval(when: When) -> tuple[date, date] | None:
    """The first and last day of a time, None where neither is known; a time without an end goes on for ever."""
    if when.start is None and when.end is None:
        return None
    return when.start or date.min, when.end or date.max


def is_long(days: tuple[date, date]) -> bool:
    """Whether a time is longer than a month."""
    return (days[1] - days[0]).days >= LONGEST


def _figures(claim: Claim) -> dict[tuple[str, str], tuple[int | None, int | None]]:
    return {(figure.outcome, figure.group): (figure.min, figure.max) for figure in claim.casualties}


def _voices(claim: Claim) -> set[str]:
    return {claimant.entity or claimant.label for claimant in claim.claimants}
