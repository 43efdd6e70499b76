"""What an event is: every value worked out anew from the claims that are about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

from kg import ids
from kg.fuse.features import entities, interval
from kg.fuse.known import Known
from kg.model import Claim, Event, Filler, Modality, Outcome, VictimGroup

UNREAL = frozenset({Modality.DENIED, Modality.PLANNED})
"""A claim that the event did not happen, or is to come, adds no values to those of claims that it did."""
Bounds = tuple[int | None, int | None]


def event(claims: Sequence[Claim], known: Known) -> Event:
    """The event that claims are about, named by the first of their IRIs.

    Type: that of most claims, the narrower before the broader. Time: the days that all known times share. Places: all
    that no other lies in. Casualties: the lowest minimum and the highest maximum that a claim gives of all people; of a
    claim that tells groups alone, at least the largest group. Denials and plans count only where there is nothing else.
    """
    named = sorted(claim.id for claim in claims)
    told = [claim for claim in claims if claim.modality not in UNREAL] or claims
    start, end = _days(told)
    killed, injured = _range(told, Outcome.KILLED), _range(told, Outcome.INJURED)
    return Event(
        id=ids.event(named[0]),
        type=_type(told, known),
        claims=tuple(named),
        initiators=_union(claim.roles.initiators for claim in told),
        targets=_union(claim.roles.targets for claim in told),
        places=_narrowest(_union(claim.roles.places for claim in told), known),
        start=start,
        end=end,
        killed_min=killed[0],
        killed_max=killed[1],
        injured_min=injured[0],
        injured_max=injured[1],
    )


def _type(claims: Sequence[Claim], known: Known) -> str:
    votes = Counter(claim.type for claim in claims)
    narrow = [kind for kind in votes if not any(other != kind and known.under(other, kind) for other in votes)]
    return min(narrow, key=lambda kind: (-votes[kind], kind))


def _union(roles: Iterable[tuple[Filler, ...]]) -> tuple[str, ...]:
    return tuple(sorted(entities(tuple(filler for role in roles for filler in role))))


def _narrowest(places: tuple[str, ...], known: Known) -> tuple[str, ...]:
    return tuple(place for place in places if not any(known.inside(other, place) for other in places))


def _days(claims: Sequence[Claim]) -> tuple[date | None, date | None]:
    """The days that all known times share; they share some, since times that do not are never of one event."""
    known = [days for days in (interval(claim.when) for claim in claims) if days]
    if not known:
        return None, None
    start, end = max(first for first, _ in known), min(last for _, last in known)
    return (None if start == date.min else start), (None if end == date.max else end)


def _range(claims: Sequence[Claim], outcome: Outcome) -> Bounds:
    """The lowest minimum and the highest maximum; none where that is lower, since a claim goes past it."""
    told = [_bounds(claim, outcome) for claim in claims]
    lowest = min((low for low, _ in told if low is not None), default=None)
    highest = max((high for _, high in told if high is not None), default=None)
    if lowest is not None and highest is not None and highest < lowest:
        return lowest, None
    return lowest, highest


def _bounds(claim: Claim, outcome: Outcome) -> Bounds:
    """What one claim says of all people with an outcome: groups may overlap, so several of them set no maximum."""
    figures = [figure for figure in claim.casualties if figure.outcome is outcome]
    people = [figure for figure in figures if figure.group is VictimGroup.PEOPLE]
    told = people or figures
    lowest = max((figure.min for figure in told if figure.min is not None), default=None)
    highest = max((figure.max for figure in told if figure.max is not None), default=None)
    return lowest, highest if people or len(figures) == 1 else None
