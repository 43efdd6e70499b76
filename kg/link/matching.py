"""How well an event of the graph fits a row: likenesses with their points and reasons, all in the table LIKENESSES."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import cos, hypot, radians

from kg.export.rules import rules
from kg.link.kinds import kind
from kg.link.records import Record
from kg.link.within import DEGREE, Held, Index, Spot, fold
from kg.model import GeoPrecision, Position
from kg.registry.relative import distance

OVERLAP = 0.8
"""What days are worth that are the same in part."""
NAMED = 0.7
"""What a place of the same name is worth where one side has no point, or one that may be far off."""
ROUGH = 1.02
"""How much shorter a rough distance may come out than the true one."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A row and an event: the days and kilometres between them and how many are allowed, and whom both name.

    `km` is None where a side has no point; `place` is that of the event's places which is nearest, `same_name` whether
    the row calls its place so.
    """

    record: Record
    held: Held
    days: int
    allowed_days: int
    km: float | None
    allowed_km: float
    place: str
    same_name: bool
    named: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Match:
    """An event that may be what a row is about; `score` is the sum of the points, 100 at most, that `reasons` name."""

    event: str
    days: int
    km: float | None
    score: int
    reasons: tuple[str, ...]


Likeness = Callable[[Pair], tuple[float, str]]
"""From a pair to how alike it is, 0 to 1, and why."""


def best(record: Record, index: Index, limit: int = 3) -> list[Match]:
    """The events that fit a row, the best first: within its days and kilometres, and of a kind that its type can be."""
    days = rules()["link"]["day"] + record.days
    km = rules()["link"]["km"] + record.km
    named = index.parties(record)
    near = (_pair(record, held, days, km, named) for held in index.near(record, days=days, km=km))
    found = [match(pair) for pair in near if pair and kind(record, pair.held)]
    return sorted(found, key=lambda one: (-one.score, one.days, one.km or 0.0, one.event))[:limit]


def match(pair: Pair) -> Match:
    """The points of each likeness, added up."""
    points: dict[str, float] = rules()["link"]["points"]
    told = [(points[name], *likeness(pair)) for name, likeness in LIKENESSES.items()]
    gained = [round(worth * value) for worth, value, _ in told]
    reasons = tuple(f"{why} ({got} of {worth})" for got, (worth, _, why) in zip(gained, told, strict=True))
    km = None if pair.km is None else round(pair.km, 1)
    return Match(pair.held.id, pair.days, km, sum(gained), reasons)


def days(pair: Pair) -> tuple[float, str]:
    """On the very same days is best, on some of them worth less; then each day between."""
    record, held = pair.record, pair.held
    if (record.start, record.end) == (held.start, held.end):
        return 1.0, "same day" if held.start == held.end else "same days"
    if pair.days == 0:
        return OVERLAP, "days overlap"
    return OVERLAP * (
        1 - pair.days / (pair.allowed_days + 1)
    ), f"{pair.days} {'day' if pair.days == 1 else 'days'} apart"


def place(pair: Pair) -> tuple[float, str]:
    """At the same precise point is best; less the further apart, and the further both may be off.

    The same name makes up for a point that may be far off, or for none.
    """
    if pair.km is None:
        return NAMED, f"both in {pair.place}, without a point"
    fits = max(0.0, 1 - pair.km / pair.allowed_km) * _sharpness(pair.allowed_km)
    told = f"{pair.km:.1f} km from {pair.place}"
    return (max(fits, NAMED), f"{told}, of the same name") if pair.same_name else (fits, told)


def _sharpness(allowed: float) -> float:
    """1 between two precise points, less the further both may be off."""
    half, precise = (float(rules()["link"][name]) for name in ("half-km", "precise-km"))
    return half / (half + max(0.0, allowed - precise))


def kinds(pair: Pair) -> tuple[float, str]:
    """The same type is best; one of the same family is worth half."""
    if not pair.record.kinds:
        return 0.0, "no type in the row"
    value = kind(pair.record, pair.held)
    theirs = pair.record.kinds[0]
    theirs = f"type of violence {theirs}" if theirs.isdecimal() else theirs
    return value, f"{pair.held.type} {'can be' if value == 1 else 'is like'} {theirs}"


def parties(pair: Pair) -> tuple[float, str]:
    """How many of the row's parties the event has too."""
    if not pair.record.parties or not pair.held.parties:
        return 0.0, "parties not said on one side"
    common = {pair.named[iri] for iri in pair.held.parties if iri in pair.named}
    if not common:
        return 0.0, "other parties"
    return min(1.0, len(common) / len(pair.record.parties)), f"both name {', '.join(sorted(common))}"


def figures(pair: Pair) -> tuple[float, str]:
    """Deaths within the range of the event's claims are best; else the nearer the better."""
    killed = pair.held.killed
    low, high = killed.min, killed.max if killed.max is not None else killed.min
    if pair.record.deaths is None:
        return 0.0, "no deaths in the row"
    if low is None and high is None:
        return (0.0 if any(pair.record.deaths) else 1.0), "no number of deaths in the graph"
    low, high = low or 0, high or 0
    least, most = pair.record.deaths
    said = f"{_range(least, most)} dead beside {_range(low, high)}"
    if least <= high and low <= most:
        return 1.0, said
    return (most / low if most < low else high / least), said


LIKENESSES: Mapping[str, Likeness] = {
    "days": days,
    "place": place,
    "type": kinds,
    "parties": parties,
    "figures": figures,
}
"""What each likeness is worth stands in `ontology/codebooks.toml`."""


def _range(low: int, high: int) -> str:
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _pair(record: Record, held: Held, days: int, km: float, named: Mapping[str, str]) -> Pair | None:
    """A row and an event that lie within what is allowed, None where they do not."""
    apart = max(0, (held.start - record.end).days, (record.start - held.end).days)
    if apart > days:
        return None
    near = [found for spot in held.spots if (found := _apart(record, spot, km + spot.km))]
    spoken = {fold(name) for name in record.places}
    if near:
        between, allowed, label = min(near)
        same_name = any(spot.names & spoken for spot in held.spots if spot.label == label)
        return Pair(record, held, apart, days, between, allowed, label, same_name, named)
    same = next((s.label for s in held.spots if s.names & spoken and not (s.point and record.point)), None)
    return Pair(record, held, apart, days, None, km, same, True, named) if same else None  # noqa: FBT003


def _apart(record: Record, spot: Spot, allowed: float) -> tuple[float, float, str] | None:
    """Kilometres between a row and a place, how many are allowed, and its name; None where more, or not known."""
    if record.point is None or spot.point is None or _roughly(record.point, spot.point) > allowed * ROUGH + 1:
        return None
    one, other = (Position(*at, GeoPrecision.EXACT) for at in (record.point, spot.point))
    between = distance(one, other)
    return (between, allowed, spot.label) if between <= allowed else None


def _roughly(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Kilometres as on a plane: quick, and near enough to leave out what is far."""
    across = abs(one[1] - other[1])
    across = min(across, 360 - across) * cos(radians(max(abs(one[0]), abs(other[0]))))
    return hypot(one[0] - other[0], across) * DEGREE
