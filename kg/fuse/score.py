"""How strongly two claims seem to be about one event: a sum that explains itself."""

from __future__ import annotations

from dataclasses import dataclass

from kg.fuse.features import FEATURES
from kg.fuse.known import Known
from kg.fuse.profile import Profile
from kg.fuse.weights import weights

VETO = -20.0
"""A weight as low as this keeps two claims apart, and with them the clusters they are in."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one feature says: its level, what that weighs, and in words."""

    feature: str
    level: str
    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Score:
    """The parts of a sum over two claims; at the threshold and over it they are about one event."""

    parts: tuple[Part, ...]
    total: float
    threshold: float

    @property
    def joins(self) -> bool:
        """Whether the two claims are about one event, as far as the two alone say."""
        return self.total >= self.threshold

    @property
    def words(self) -> str:
        """The sum in words, what weighs most first; what weighs nothing is left out."""
        told = sorted((part for part in self.parts if part.weight), key=lambda part: -abs(part.weight))
        return "; ".join(f"{part.words} ({part.weight:+g})" for part in told)


def score(left: Profile, right: Profile, known: Known) -> Score:
    """The whole sum, for people to read; the order of the two does not matter."""
    table = weights()
    levels = [(feature.__name__, feature(left, right, known)) for feature in FEATURES]
    found = [(name, level, table.features[name][level]) for name, level in levels]
    parts = (
        Part("start", "start", table.start, "two claims of one kind, place and time, before anything else is known"),
        *(Part(name, level, entry.weight, entry.words) for name, level, entry in found),
    )
    return Score(parts, round(sum(part.weight for part in parts), 3), table.threshold)


def total(left: Profile, right: Profile, known: Known) -> float:
    """The sum alone; it ends at the first veto, since no other feature can outweigh one."""
    table = weights()
    found = table.start
    for feature in FEATURES:
        weight = table.features[feature.__name__][feature(left, right, known)].weight
        if weight <= VETO:
            return VETO
        found += weight
    return round(found, 3)
