"""What an event is: every value worked out anew from the claims that are about it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from kg import ids
from kg.assess.apart import interval
from kg.assess.assessment import assess
from kg.assess.blame import standing
from kg.assess.casualties import tally
from kg.assess.order import published
from kg.fuse.known import Known
from kg.fuse.profile import entities
from kg.model import Claim, Event, Filler, Outcome, Source


def event(claims: Sequence[Claim], known: Known, sources: Mapping[str, Source]) -> Event:
    """The event that claims are about, named by the first that was published.

    Type: that of most claims, the narrower before the broader. Time: the days that all known times share, or where they
    share none, the time of most. Places: all that no other lies in. Denials and plans count only where there is nothing
    else.
    """
    told = standing(claims) or claims
    start, end = _days(told)
    found = assess(claims, sources, known.entities)
    killed, injured = (tally(told, outcome, found.origins, sources) for outcome in (Outcome.KILLED, Outcome.INJURED))
    return Event(
        id=ids.event(first(claims, sources)),
        type=_type(told, known),
        claims=tuple(sorted(claim.id for claim in claims)),
        initiators=_union(claim.roles.initiators for claim in told),
        targets=_union(claim.roles.targets for claim in told),
        places=_narrowest(_union(claim.roles.places for claim in told), known),
        start=start,
        end=end,
        killed=killed,
        injured=injured,
        assessment=found,
    )


def first(claims: Sequence[Claim], sources: Mapping[str, Source]) -> str:
    """The claim that an event is named by: of the article that was published first, the one that stands first in it.

    What is published on a later day thus leaves the name as it is; articles without a day come last.
    """
    return min(claims, key=lambda claim: published(claim, sources)).id


def _type(claims: Sequence[Claim], known: Known) -> str:
    votes = Counter(claim.type for claim in claims)
    narrow = [kind for kind in votes if not any(other != kind and known.under(other, kind) for other in votes)]
    return min(narrow, key=lambda kind: (-votes[kind], kind))


def _union(roles: Iterable[tuple[Filler, ...]]) -> tuple[str, ...]:
    return tuple(sorted(entities(filler for role in roles for filler in role)))


def _narrowest(places: tuple[str, ...], known: Known) -> tuple[str, ...]:
    return tuple(place for place in places if not any(known.inside(other, place) for other in places))


def _days(claims: Sequence[Claim]) -> tuple[date | None, date | None]:
    """The days that all known times share; where they share none, the time that most give, the first of several."""
    known = [days for days in (interval(claim.when) for claim in claims) if days]
    if not known:
        return None, None
    start, end = max(first for first, _ in known), min(last for _, last in known)
    if start > end:
        votes = Counter(known)
        start, end = min(known, key=lambda days: (-votes[days], days))
    return (None if start == date.min else start), (None if end == date.max else end)
