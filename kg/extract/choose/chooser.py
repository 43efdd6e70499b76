"""Choosers: tables of traits and weights, and the probability that a proposal with some traits is right.

The tables stand in `weights.json`, which `make train` writes; `docs/model-card.md` says from what and how well.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from math import exp
from pathlib import Path

from kg.errors import DataError

SCALE = 1000
"""Weights are whole thousandths of log-odds: their sum is the same on every machine."""

WEIGHTS = Path(__file__).with_name("weights.json")

NAMES = (
    "tellings", "types", "links", "stories", "initiators", "targets", "places", "times", "claimants", "figures",
)  # fmt: skip
"""What there is a chooser for: of words that tell of an event, its type, which belong together, and each slot."""


@dataclass(frozen=True, slots=True)
class Chooser:
    """Weights by trait in thousandths of log-odds, and the probability from which a proposal is taken."""

    bias: int
    weights: Mapping[str, int]
    threshold: float = 0.5
    known: frozenset[str] = field(init=False, repr=False, compare=False)
    """The traits that weigh something: their intersection with others is what takes least time."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "known", frozenset(self.weights))

    def probability(self, traits: Iterable[str]) -> float:
        """The probability that a proposal is right, 0 to 1; an unknown trait weighs nothing, a repeated one once."""
        score = self.bias + sum(map(self.weights.__getitem__, self.known.intersection(traits)))
        return 1 / (1 + exp(-score / SCALE))


Choosers = Mapping[str, Chooser]
"""A chooser for each of `NAMES`."""


@cache
def load() -> Choosers:
    """The choosers that ship with the package; a table that does not read is a `DataError` that names the file."""
    try:
        tables = json.loads(WEIGHTS.read_text(encoding="utf-8"))
        return {
            name: Chooser(tables[name]["bias"], tables[name]["weights"], tables[name]["threshold"]) for name in NAMES
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataError(f"kg/extract/choose/{WEIGHTS.name}: {error}; `make train` writes it anew") from error
