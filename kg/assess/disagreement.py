"""Where the claims about an event disagree and by how much, and how each outlet looks in the mirror of all events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.model import Claim, Entity, Event, Source


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

    `overall` ranks events, 0 to 1: the higher, the more they disagree (the chance that at least one of four
    independent draws disagrees, so that one full disagreement gives 1 and a second one adds to a partial one).
    """

    event: str
    figures: Aspect = Aspect()
    blame: Aspect = Aspect()
    place: Aspect = Aspect()
    date: Aspect = Aspect()
    overall: float = 0.0


@dataclass(frozen=True, slots=True)
class Blamed:
    """A party that an outlet's claims blame, and in how many events; `share` is that part of its events with blame."""

    party: str
    label: str
    events: int
    share: float


@dataclass(frozen=True, slots=True)
class Mirror:
    """What an outlet reports, against all others: whom it blames, and how far its figures lie from the best ones.

    `unattributed` counts the events in which its claims blame nobody. `compared` counts the figures that can be held
    against others: those of events with figures of at least two origins. Of these, `lean` is the mean signed distance
    from the event's best figure, (own - best) / the greater of the two, from -1 (far below) to 1 (far above), and
    `distance` the mean without the sign; both are None where nothing is compared.
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


def disagreement(
    event: Event, claims: Sequence[Claim], sources: Mapping[str, Source], entities: Mapping[str, Entity]
) -> Disagreement:
    """How far the claims of one event disagree; `event` brings the origin of each."""
    return Disagreement(event.id)


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


def mirrors(
    events: Iterable[Event],
    claims: Mapping[str, Claim],
    sources: Mapping[str, Source],
    entities: Mapping[str, Entity],
) -> tuple[Mirror, ...]:
    """Every outlet that publishes a claim about one of the events, those with most events first; `claims` by IRI."""
    return ()
