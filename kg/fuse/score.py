"""How strongly two claims seem to be about one event: a sum that explains itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kg.fuse.features import FEATURES, Feature
from kg.fuse.known import Known
from kg.fuse.profile import Profile
from kg.fuse.weights import weights


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
    """The sum alone."""
    found = weights().start
    for feature, levels in _weighing():
        found += levels[feature(left, right, known)]
    return round(found, 3)


@cache
def _weighing() -> tuple[tuple[Feature, dict[str, float]], ...]:
    """Each feature with what its levels weigh, looked up once."""
    table = weights().features
    return tuple(
        (feature, {level: entry.weight for level, entry in table[feature.__name__].items()}) for feature in FEATURES
    )
