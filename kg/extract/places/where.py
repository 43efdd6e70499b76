"""Which of the places named in a clause an event is at: not those that only say where another lies."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise

from kg.extract.places.names import Place, contains, heads, words_before
from kg.extract.reading import Reading
from kg.model import Entity

_BETWEEN = 8

_DIRECTIONS = ("north", "south", "east", "west", "northwest", "northeast", "southwest", "southeast", "outside", "away")

_ANCHORING = frozenset(
    {("of", direction) for direction in _DIRECTIONS}
    | {("to", "next"), ("to", "close"), ("to", "adjacent"), ("from", "away"), ("to", "closer")}
)

_SETTLEMENTS = frozenset({"city", "town", "village", "neighbourhood", "unlocated"})

_SETTLED = {
    "city": frozenset({"city"}),
    "town": _SETTLEMENTS,
    "village": _SETTLEMENTS,
    "neighbourhood": _SETTLEMENTS,
    "admin1": frozenset({"admin1"}),
    "admin2": _SETTLEMENTS | {"admin2"},
    "airbase": frozenset({"airbase", "base"}),
    "base": frozenset({"airbase", "base"}),
    "camp": frozenset({"camp"}),
}


def anchors(reading: Reading, named: Iterable[Place]) -> frozenset[int]:
    """The token starts of places that only say where another is: behind "north of", "next to", "between", "from"."""
    found = set()
    for place in named:
        before = words_before(reading.doc, place.start)
        if len(before) > 1 and (before[0], before[1]) in _ANCHORING:
            found.add(place.start)
    return frozenset(found)


def describing(reading: Reading, named: Iterable[Place]) -> frozenset[int]:
    """The token starts of places told in a clause about another place: "Huraytan, which is inside Aleppo city"."""
    listed = list(named)
    heads_ = {i for place in listed for i in range(place.start, place.end)}
    found = set()
    for place in listed:
        for token in reading.doc[place.end - 1].ancestors:
            if token.dep_ == "relcl" and token.head.i in heads_ and token.lemma_ == "be":
                found.add(place.start)
    return frozenset(found)


def containers(reading: Reading, named: Iterable[Place]) -> frozenset[int]:
    """The token starts of places that another is told to lie in: "Qaboun neighborhood of the capital Damascus"."""
    listed = sorted(named, key=lambda place: place.start)
    found = set()
    for inner, outer in pairwise(listed):
        apart = outer.start - inner.end
        if 0 < apart <= _BETWEEN and contains(reading, inner.end, outer.start, outer.entity):
            found.add(outer.start)
    return frozenset(found)


def referred(reading: Reading, named: Iterable[Place], clause: Iterable[int]) -> tuple[Place, ...]:
    """The place that "the town" or "the district" in a clause refers back to: the one of that kind named last."""
    kinds = reading.lexicon.words["places"]["kinds"]
    listed = list(named)
    for index in sorted(clause):
        token = reading.doc[index]
        kind = kinds.get(token.lemma_.lower())
        if kind in _SETTLED and any(c.lower_ in {"the", "this"} for c in token.lefts) and not any(heads(token)):
            before = listed[: bisect_left(listed, index, key=lambda place: place.start)]
            meant = next((p for p in reversed(before) if p.entity.type in _SETTLED[kind]), None)
            if meant is not None:
                return (meant,)
    return ()


def specific(places_: Iterable[Place], reading: Reading) -> list[Place]:
    """The most specific of several places: those that contain none of the others."""
    listed = list(dict.fromkeys(places_))
    above = {iri for place in listed for iri in _containers(place.entity, reading)}
    settled = {place.entity.country for place in listed if place.entity.type in _SETTLEMENTS | {"admin2"}}
    kept = [p for p in listed if p.entity.id not in above and not _vague(p.entity, settled, reading)]
    seen: set[str] = set()
    return [place for place in kept if not (place.entity.id in seen or seen.add(place.entity.id))]  # type: ignore[func-returns-value]


def _vague(entity: Entity, settled: set[str | None], reading: Reading) -> bool:
    """Whether a place is only a part of a country in which a settlement is named too: "eastern Congo"."""
    if entity.type != "region" or entity.country not in settled:
        return False
    side, _, rest = entity.label.partition(" ")
    whole = reading.registry.named(rest, entity.country, None) if rest else None
    return side.lower() in reading.lexicon.listed("places", "sides") and whole is not None and whole.type == "country"


def _containers(entity: Entity, reading: Reading) -> Iterator[str]:
    seen = {entity.id}
    above = entity.parent
    while above and above not in seen:
        seen.add(above)
        yield above
        parent = reading.registry.by_id(above)
        above = parent.parent if parent else None
    if entity.country and entity.country not in seen:
        yield entity.country
