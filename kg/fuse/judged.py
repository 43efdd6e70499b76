"""What persons' judgements say of pairs of claims: which are held together and which apart, whatever the rules say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import product

from kg.model import Judgement, Verdict

Pair = tuple[str, str]
EARLIEST = datetime.min.replace(tzinfo=UTC)


def in_force(judgements: Iterable[Judgement]) -> list[Judgement]:
    """The judgements of persons that nobody has taken back, the latest first, withdrawals among them."""
    told = sorted((one for one in judgements if one.at), key=_recent, reverse=True)
    withdrawn: set[str] = set()
    standing = []
    for judgement in told:
        if judgement.id in withdrawn:
            continue
        standing.append(judgement)
        if judgement.withdraws:
            withdrawn.add(judgement.withdraws)
    return standing


def pairs(judgements: Iterable[Judgement]) -> Iterator[tuple[Verdict, Pair]]:
    """What is said of each pair of claims, in order of force: what comes first overrules what comes after."""
    for judgement in in_force(judgements):
        for left, right in product(judgement.left, judgement.right):
            if left != right:
                yield judgement.verdict, (min(left, right), max(left, right))


def together(judgements: Iterable[Judgement]) -> dict[str, set[str]]:
    """From each claim to those that a person holds to be of the same event."""
    found: dict[str, set[str]] = {}
    for verdict, (left, right) in pairs(judgements):
        if verdict is Verdict.SAME:
            found.setdefault(left, set()).add(right)
            found.setdefault(right, set()).add(left)
    return found


def _recent(judgement: Judgement) -> tuple[datetime, bool, str]:
    """By time; of one moment, what takes back comes after what is taken back."""
    return judgement.at or EARLIEST, judgement.verdict is Verdict.WITHDRAWN, judgement.id
