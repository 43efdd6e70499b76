"""Where the claims about an event disagree and by how much, and how each outlet looks in the mirror of all events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from kg.assess import apart, rules
from kg.assess.blame import stances, standing
from kg.assess.casualties import Bounds, figure, latest
from kg.assess.grade import disjoint
from kg.assess.mirror import Blamed, Mirror, mirrors
from kg.assess.sides import Parties
from kg.assess.wording import blames, enumerated, labels, origin_label
from kg.model import Claim, Entity, Event, Outcome, Source, When

__all__ = ["Aspect", "Blamed", "Disagreement", "Mirror", "disagreement", "mirrors", "ranked"]

Said = TypeVar("Said", bound=Hashable)
Stance = tuple[frozenset[str], frozenset[str]]
"""The parties that an origin blames, and those of which it says that they did not do it."""


@dataclass(frozen=True, slots=True)
class Aspect:
    """How far origins are apart in one respect: 0 where they agree or nothing can be compared, up to 1.

    `sentence` says who says what, and is empty where the score is 0.
    """

    score: float = 0.0
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """How far the independent origins of one event are apart on figures, blame, place and date.

    `overall` ranks events, 0 to 1: a weighted disagreement in one respect adds to what those in others leave of 1.
    """

    event: str
    figures: Aspect = Aspect()
    blame: Aspect = Aspect()
    place: Aspect = Aspect()
    date: Aspect = Aspect()
    overall: float = 0.0


@dataclass(frozen=True, slots=True)
class _Told:
    """The claims of one event that say it happened, with the origin of each and what is known besides."""

    event: Event
    claims: Sequence[Claim]
    sources: Mapping[str, Source]
    entities: Mapping[str, Entity]
    labels: Mapping[str, str]
    parties: Parties

    def by(self, said: Callable[[Claim], Said | None]) -> Mapping[Said, frozenset[str]]:
        """Each thing that claims say, and the origins that say it."""
        origins = {origin.claim: origin.id for origin in self.event.assessment.origins}
        found: dict[Said, set[str]] = defaultdict(set)
        for claim in self.claims:
            value = said(claim)
            if value and claim.id in origins:
                found[value].add(origins[claim.id])
        return {value: frozenset(who) for value, who in found.items()}

    def names(self, origins: Iterable[str]) -> str:
        """The names of origins, sorted."""
        return enumerated(sorted(origin_label(one, self.labels, self.parties) for one in origins))


def disagreement(
    event: Event, claims: Sequence[Claim], sources: Mapping[str, Source], entities: Mapping[str, Entity]
) -> Disagreement:
    """How far the claims of one event disagree; `event` brings the origin of each."""
    real = sorted(standing(claims), key=lambda claim: claim.id)
    told = _Told(event, real, sources, entities, labels(real, sources), Parties(entities))
    aspects = {"figures": _figures(told), "blame": _blame(told), "place": _place(told), "date": _date(told)}
    rest = 1.0
    for name, aspect in aspects.items():
        rest *= 1 - rules.table("disagreement")["weights"][name] * aspect.score
    return Disagreement(event.id, **aspects, overall=round(1 - rest, 4))


def ranked(
    events: Iterable[Event],
    claims: Mapping[str, Claim],
    sources: Mapping[str, Source],
    entities: Mapping[str, Entity],
) -> tuple[Disagreement, ...]:
    """The disagreement on each event, the greatest first; `claims` by IRI."""
    found = (
        disagreement(event, [claims[iri] for iri in event.claims if iri in claims], sources, entities)
        for event in events
    )
    return tuple(sorted(found, key=lambda one: (-one.overall, one.event)))


def _figures(told: _Told) -> Aspect:
    """The part of the greatest figure that the least one lacks, of the dead or the injured, whichever is more."""
    return max((_spread(told, outcome) for outcome in (Outcome.KILLED, Outcome.INJURED)), key=lambda one: one.score)


def _spread(told: _Told, outcome: Outcome) -> Aspect:
    said = latest(told.claims, outcome, told.event.assessment.origins, told.sources)
    values = {origin: value for origin, bounds in said.items() if (value := figure(bounds)) is not None}
    if len(set(values.values())) < 2:  # noqa: PLR2004
        return Aspect()
    low, high = min(values.values()), max(values.values())
    least, most = ([who for who, value in values.items() if value == end] for end in (low, high))
    sides = (f"{_worded(said[min(who)])} ({told.names(who)})" for who in (least, most))
    return Aspect(_rounded((high - low) / high), f"{outcome}: {' to '.join(sides)}")


def _worded(said: Bounds) -> str:
    """A figure as it was said: "24 or more" is not 24."""
    low, high = said
    if low == high:
        return str(low)
    if high is None:
        return f"{low} or more"
    return f"up to {high}" if low is None else f"{low}-{high}"


def _blame(told: _Told) -> Aspect:
    """The part of all pairs of origins that blame different sides, or of which one denies what the other says."""
    held = _stances(told)
    counts = Counter(held.values())
    pairs = len(held) * (len(held) - 1) / 2
    opposed = [(one, other) for one, other in combinations(counts, 2) if _opposed(one, other, told.parties)]
    if not opposed:
        return Aspect()
    score = sum(counts[one] * counts[other] for one, other in opposed) / pairs
    return Aspect(_rounded(score), "; ".join(_positions(told, held, {side for pair in opposed for side in pair})))


def _stances(told: _Told) -> Mapping[str, Stance]:
    """What each origin says of who did it; what a party says of itself counts as said by it."""
    blamed = dict(stances(told.claims, told.event.assessment.origins))
    denied: dict[str, set[str]] = defaultdict(set)
    for party in told.event.assessment.denied:
        denied[told.parties.organisation(party)].add(party)
    return {who: (blamed.get(who, frozenset()), frozenset(denied.get(who, ()))) for who in sorted({*blamed, *denied})}


def _opposed(one: Stance, other: Stance, parties: Parties) -> bool:
    if one[0] and other[0] and disjoint(one[0], other[0], parties):
        return True
    return any(
        blamed and denied and all(any(parties.akin(party, own) for own in denied) for party in blamed)
        for blamed, denied in ((one[0], other[1]), (other[0], one[1]))
    )


def _positions(told: _Told, held: Mapping[str, Stance], sides: Collection[Stance]) -> Iterator[str]:
    """For each opposed stance who takes it: "Russia is blamed by the observatory", "Russia denies it"."""
    for side in sorted(sides, key=lambda side: tuple(map(sorted, side))):
        origins = [origin for origin, stance in held.items() if stance == side]
        blamed, denied = side
        if blamed:
            yield blames(blamed, origins, told.names, told.parties)
        if denied:
            yield f"{enumerated(sorted(map(told.parties.label, denied)))} denies it"


def _place(told: _Told) -> Aspect:
    """Kilometres between the places that different origins name, beyond their precision."""
    said = told.by(lambda claim: apart.narrowest({f.entity for f in claim.roles.places if f.entity}, told.entities))
    worst = _furthest(said, lambda one, other: apart.kilometres(one, other, told.entities))
    if worst is None:
        return Aspect()
    km, pair = worst
    parts = sorted(f"{enumerated(sorted(map(told.parties.label, one)))} ({told.names(said[one])})" for one in pair)
    score = min(1.0, km / rules.table("disagreement")["kilometres"])
    return Aspect(_rounded(score), f"{km:.0f} km apart: {' and '.join(parts)}")


def _date(told: _Told) -> Aspect:
    """Days between the times that different origins name, beyond their precision."""
    said = told.by(lambda claim: claim.when if claim.when.start or claim.when.end else None)
    worst = _furthest(said, apart.days)
    if worst is None:
        return Aspect()
    gap, pair = worst
    parts = sorted(f"{_when(one)} ({told.names(said[one])})" for one in pair)
    score = min(1.0, gap / rules.table("disagreement")["days"])
    return Aspect(_rounded(score), f"{gap:.0f} day{'' if gap == 1 else 's'} apart: {' and '.join(parts)}")


def _furthest(
    said: Mapping[Said, frozenset[str]], distance: Callable[[Said, Said], float | None]
) -> tuple[float, tuple[Said, Said]] | None:
    """The greatest distance over 0 between what two different origins say, and what these two say."""
    found = [
        (gap, (one, other))
        for one, other in combinations(sorted(said, key=repr), 2)
        if len(said[one] | said[other]) > 1 and (gap := distance(one, other))
    ]
    return max(found, key=lambda one: one[0], default=None)


def _when(when: When) -> str:
    first, last = when.start or "...", when.end or "..."
    return str(first) if first == last else f"{first} to {last}"


def _rounded(score: float) -> float:
    return round(score, 4)
