"""The finer kind of an event, down to ACLED's 25 sub-event types: signs are weighed by a visible table.

`ontology/lexicon/subtypes.toml` has the signs and, for every type, what each sign counts for or against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg.extract import signs
from kg.extract.reading import Reading
from kg.extract.signs import Sign


@dataclass(frozen=True, slots=True)
class Weight:
    """What signs that are all there count for a type (below zero: against it)."""

    signs: tuple[str, ...]
    points: float


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of event that can be told by signs; `conflict` is unset for what is none of an armed conflict."""

    name: str
    broader: str
    weights: tuple[Weight, ...]
    usual: float
    conflict: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a type scores: the words that showed the signs, and the points that they gave."""

    signs: tuple[str, ...]
    shown: tuple[str, ...]
    points: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """A type, its score, and the reasons that sum up to it."""

    name: str
    score: float
    reasons: tuple[Reason, ...]


def verdicts(reading: Reading, tokens: Sequence[Token], kinds: Iterable[Kind]) -> tuple[Verdict, ...]:
    """What some tokens tell of each kind, the best first; of equals, the one that stands first in the lexicon."""
    there = {sign.name: sign for sign in signs.found(reading, tokens)}
    return tuple(sorted((_weighed(kind, there) for kind in kinds), key=lambda verdict: -verdict.score))


def _weighed(kind: Kind, there: dict[str, Sign]) -> Verdict:
    reasons = []
    for weight in kind.weights:
        if all(name in there for name in weight.signs):
            seen = [there[name] for name in weight.signs]
            points = weight.points * min(sign.strength for sign in seen)
            reasons.append(Reason(weight.signs, tuple(sign.shown for sign in seen), points))
    return Verdict(kind.name, kind.usual + sum(reason.points for reason in reasons), tuple(reasons))


@cache
def kinds() -> tuple[Kind, ...]:
    """The types of the lexicon, in its order."""
    return tuple(
        Kind(
            entry["name"],
            entry.get("broader", entry["name"]),
            tuple(Weight(tuple(key.split(" + ")), float(points)) for key, points in entry["signs"].items()),
            entry.get("usual", 0.0),
            entry.get("conflict", True),
        )
        for entry in signs.read()["type"]
    )
