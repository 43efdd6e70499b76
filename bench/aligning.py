"""Which predicted claim is which telling of the gold: in one article, by overlap of quotes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from kg.rdf import event_types

_OF_TYPE, _OF_FAMILY = 0.5, 0.25
"""What one type, or one family of types, adds to the overlap (0 to 1): one sentence may hold two events."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A stretch of an article that tells of an event; the event is a name in the gold, an IRI in what was found.

    `half` and `id` (of a claim) are empty where they do not apply.
    """

    article: str
    start: int
    end: int
    quote: str
    type: str
    event: str
    half: str = ""
    id: str = ""

    @classmethod
    def of_gold(cls, line: Mapping[str, Any]) -> Telling:
        """A line of `gold.jsonl`; type and half may be missing."""
        return cls(**{"type": "", **{key: line[key] for key in cls.__slots__ if key in line}})

    @classmethod
    def of_claim(cls, line: Mapping[str, Any]) -> Telling:
        """A line of `kg export --format clusters`; a claim without an event is one of its own."""
        start, event = line["quote_start"], line["event"] or line["claim"]
        end = start + line["quote_len"]
        return cls(line["article"], start, end, line["quote"], line["type"], event, id=line["claim"])


Aligned = Sequence[tuple[Telling, Telling]]
"""Pairs of a telling of the gold and a claim."""


def aligned(gold: Iterable[Telling], claims: Iterable[Telling]) -> Aligned:
    """Tellings with their claims, at most one each: in every article the pairing with most overlap in all.

    Overlap counts as characters in both quotes out of those in either, with a little more where the types are alike.
    """
    said = _by_article(claims)
    return tuple(chain.from_iterable(_paired(told, said[name]) for name, told in _by_article(gold).items()))


def _paired(told: Sequence[Telling], said: Sequence[Telling]) -> Iterable[tuple[Telling, Telling]]:
    if not said:
        return
    alike = np.array([[likeness(one, other) for other in said] for one in told])
    for row, column in zip(*linear_sum_assignment(alike, maximize=True), strict=True):
        if alike[row, column] > 0:
            yield told[row], said[column]


def likeness(one: Telling, other: Telling) -> float:
    """How much two quotes of one article overlap, and whether their types are alike; 0 where they do not overlap."""
    both = min(one.end, other.end) - max(one.start, other.start)
    if both <= 0:
        return 0.0
    either = max(one.end, other.end) - min(one.start, other.start)
    return both / either + _alike(one.type, other.type)


def family(kind: str) -> str:
    """The broadest type over a type."""
    return [*event_types.over(kind)][-1]


def _alike(one: str, other: str) -> float:
    if one in event_types.over(other) or other in event_types.over(one):
        return _OF_TYPE
    return _OF_FAMILY if family(one) == family(other) else 0.0


def _by_article(tellings: Iterable[Telling]) -> defaultdict[str, list[Telling]]:
    found: defaultdict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        found[telling.article].append(telling)
    return found
