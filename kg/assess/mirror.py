"""How an outlet looks against all others: whom its claims blame, and how far its figures lie from the best ones."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kg import ids
from kg.assess import rules
from kg.assess.blame import accused, standing
from kg.assess.casualties import figure, latest
from kg.assess.sides import Parties, voices
from kg.model import Claim, Entity, Event, Origin, OriginBasis, Outcome, Source


@dataclass(frozen=True, slots=True)
class Blamed:
    """A party that an outlet's claims blame, and in how many events; `share` is that part of its events with blame.

    `own` counts the events in which the outlet blames it in its own voice, not in that of somebody it names.
    """

    party: str
    label: str
    events: int
    share: float
    own: int = 0


@dataclass(frozen=True, slots=True)
class Mirror:
    """What an outlet reports, against all others: whom it blames, and how far its figures lie from the best ones.

    `unattributed` counts the events in which its claims blame nobody, of those in which blame is at stake. `compared`
    counts the figures that can be held against others: those of events with figures of at least two origins. Of these,
    `lean` is the mean signed distance from the event's best figure, (own - best) / the greater of the two, from -1 (far
    below) to 1 (far above), and `distance` the mean without the sign; both are None where nothing is compared.
    """

    outlet: str
    label: str
    events: int = 0
    claims: int = 0
    unattributed: int = 0
    blames: tuple[Blamed, ...] = ()
    compared: int = 0
    lean: float | None = None
    distance: float | None = None


@dataclass(slots=True)
class _Seen:
    """What is counted of one outlet on the way through the events."""

    events: int = 0
    claims: int = 0
    unattributed: int = 0
    blames: Counter[str] = field(default_factory=Counter)
    own: Counter[str] = field(default_factory=Counter)
    blaming: int = 0
    gaps: list[float] = field(default_factory=list)


def mirrors(
    events: Iterable[Event],
    claims: Mapping[str, Claim],
    sources: Mapping[str, Source],
    entities: Mapping[str, Entity],
) -> tuple[Mirror, ...]:
    """Every outlet that publishes a claim about one of the events, those with most events first; `claims` by IRI."""
    seen: dict[str, _Seen] = defaultdict(_Seen)
    for event in events:
        told = standing(claims[iri] for iri in event.claims if iri in claims)
        compared = tuple(_compared(event, told, sources))
        for outlet, own in _by_outlet(told, sources).items():
            _count(seen[outlet], own)
            seen[outlet].gaps.extend(_gaps(compared, own, sources))
    labels = {source.outlet: source.outlet_label for source in sources.values() if source.outlet}
    found = (
        _mirror(outlet, labels[outlet] or ids.key_of(outlet), one, Parties(entities)) for outlet, one in seen.items()
    )
    return tuple(sorted(found, key=lambda one: (-one.events, one.outlet)))


def _by_outlet(claims: Iterable[Claim], sources: Mapping[str, Source]) -> Mapping[str, Sequence[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        source = sources.get(claim.article)
        if source is not None and source.outlet is not None:
            found[source.outlet].append(claim)
    return found


def _count(seen: _Seen, claims: Sequence[Claim]) -> None:
    """Count what an outlet's claims say of one event."""
    at_stake = [claim for claim in claims if claim.type in rules.listed("blame", "types")]
    blamed = {party for claim in at_stake for party in accused(claim)}
    seen.events += 1
    seen.claims += len(claims)
    seen.blaming += bool(blamed)
    seen.unattributed += bool(at_stake) and not blamed
    seen.blames.update(blamed)
    seen.own.update({party for claim in at_stake if not any(voices(claim.claimants)) for party in accused(claim)})


def _compared(event: Event, claims: Sequence[Claim], sources: Mapping[str, Source]) -> Iterator[tuple[Outcome, int]]:
    """The best figures of an event of which at least two origins give one."""
    for outcome, tally in ((Outcome.KILLED, event.killed), (Outcome.INJURED, event.injured)):
        if tally.best is not None and len(latest(claims, outcome, event.assessment.origins, sources)) > 1:
            yield outcome, tally.best


def _gaps(
    compared: Iterable[tuple[Outcome, int]], own: Sequence[Claim], sources: Mapping[str, Source]
) -> Iterator[float]:
    """How far an outlet's latest figures lie from the best ones, from -1 to 1."""
    outlet = [Origin(claim.id, "", OriginBasis.PUBLISHER) for claim in own]
    for outcome, best in compared:
        for bounds in latest(own, outcome, outlet, sources).values():
            value = figure(bounds)
            if value is not None:
                yield (value - best) / (max(value, best) or 1)


def _mirror(outlet: str, label: str, seen: _Seen, parties: Parties) -> Mirror:
    return Mirror(
        outlet,
        label,
        events=seen.events,
        claims=seen.claims,
        unattributed=seen.unattributed,
        blames=tuple(_blamed(seen, parties)),
        compared=len(seen.gaps),
        lean=_mean(seen.gaps),
        distance=_mean([abs(gap) for gap in seen.gaps]),
    )


def _blamed(seen: _Seen, parties: Parties) -> Iterator[Blamed]:
    for party, count in sorted(seen.blames.items(), key=lambda one: (-one[1], one[0])):
        yield Blamed(party, parties.label(party), count, round(count / seen.blaming, 4), seen.own[party])


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None
