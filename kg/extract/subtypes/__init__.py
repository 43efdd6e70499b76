"""The finer kind of an event, down to ACLED's 25 sub-event types: signs are weighed by a visible table.

`ontology/lexicon/subtypes.toml` has the signs and, for every type, what each sign counts for or against it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Token

from kg.extract.reading import Reading
from kg.extract.subtypes import cues, signs
from kg.extract.subtypes.signs import Sign
from kg.model import Entity


@dataclass(frozen=True, slots=True)
class Weight:
    """What signs that are all there count for a type (below zero: against it)."""

    signs: tuple[str, ...]
    points: float


@dataclass(frozen=True, slots=True)
class Kind:
    """A type of event that signs tell: a local name of `event-types.ttl`, and that of the type it is narrower than.

    `needs` are the signs one of which must be there before a text is said to tell this type and no wider one; `by` is
    the class of whoever does such a thing, empty where anybody may.
    """

    name: str
    broader: str
    usual: float
    weights: tuple[Weight, ...]
    needs: frozenset[str]
    by: str = ""

    def open_to(self, doers: Collection[str]) -> bool:
        """Whether this may be what some classes of doers did; of nobody who is known, it may."""
        return not self.by or not doers or self.by in doers


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a type scores: the words that showed the signs, and the points that they gave."""

    signs: tuple[str, ...]
    shown: tuple[str, ...]
    points: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """A type, its score in points, and the reasons that sum up to it."""

    kind: Kind
    score: float
    reasons: tuple[Reason, ...]

    @property
    def name(self) -> str:
        """The local name of the type."""
        return self.kind.name

    @property
    def told(self) -> bool:
        """Whether the text itself says so: one of the signs that the type needs is there."""
        seen = {name for reason in self.reasons for name in reason.signs}
        return bool(seen) if not self.kind.needs else bool(seen & self.kind.needs)


def subtype(reading: Reading, tokens: Sequence[Token], *, outside: bool = False) -> Verdict:
    """The type of ACLED's 25 that some tokens tell best; one is always given, so look at its score.

    With `outside`, what is none of an armed conflict (a flood, a crime) is among the answers.
    """
    return verdicts(reading, tokens, (*kinds("type"), *(kinds("outside") if outside else ())))[0]


def narrow(reading: Reading, tokens: Sequence[Token], broad: str, doers: Collection[str] = frozenset()) -> str | None:
    """The narrower type under a broad one that some tokens tell; None where they tell none, or two equally well.

    `broad` is a local name of `event-types.ttl`, such as "Protest"; so is the answer, such as "PeacefulProtest".
    `doers` are the classes of those who did it, where they are known: what such as they do not do is left out.
    """
    below = [kind for kind in (*kinds("type"), *kinds("finer")) if kind.broader == broad and kind.open_to(doers)]
    if not below:
        return None
    limits = cues.table()["narrow"]
    found = [(v.score + limits["by"] * (v.kind.by in doers), v) for v in verdicts(reading, tokens, below)]
    (score, best), *others = sorted(found, key=lambda pair: -pair[0])
    clear = not others or score - others[0][0] >= limits["margin"]
    return best.name if clear and best.told and score >= limits["least"] else None


def verdicts(reading: Reading, tokens: Sequence[Token], among: Iterable[Kind]) -> tuple[Verdict, ...]:
    """What some tokens tell of each kind, the best first; of equals, the one that stands first in the lexicon."""
    there = {sign.name: sign for sign in signs.found(reading, tokens)}
    return tuple(sorted((_weighed(kind, there) for kind in among), key=lambda verdict: -verdict.score))


def _weighed(kind: Kind, there: Mapping[str, Sign]) -> Verdict:
    reasons = []
    for weight in kind.weights:
        if all(name in there for name in weight.signs):
            seen = [there[name] for name in weight.signs]
            points = weight.points * min(sign.strength for sign in seen)
            reasons.append(Reason(weight.signs, tuple(sign.shown for sign in seen), points))
    return Verdict(kind, kind.usual + sum(reason.points for reason in reasons), tuple(reasons))


def doers(actors: Iterable[Entity], countries: Collection[str]) -> frozenset[str]:
    """The classes of some actors; a state that acts in other countries than its own is a "foreign" one."""
    known = cues.load().classes.kinds
    told = ((known.get(actor.type), actor.country) for actor in actors)
    away = ("foreign" if of == "state" and countries and home not in countries else of for of, home in told)
    return frozenset(of for of in away if of)


@cache
def kinds(part: str) -> tuple[Kind, ...]:
    """The kinds of one part of the lexicon, in its order: "type" (ACLED's 25), "finer" (below them) or "outside"."""
    return tuple(_kind(entry) for entry in cues.table()[part])


def _kind(entry: Mapping[str, Any]) -> Kind:
    return Kind(
        entry["name"],
        entry.get("broader", ""),
        entry.get("usual", 0.0),
        tuple(Weight(tuple(key.split(" + ")), float(points)) for key, points in entry["signs"].items()),
        frozenset(entry.get("needs", ())),
        entry.get("by", ""),
    )
