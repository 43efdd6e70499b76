"""The three codebooks over one graph: how many events and deaths each counts, and how much the rule alone changes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from kg.export.acled import ACLED
from kg.export.airwars import AIRWARS
from kg.export.codebook import Codebook, Deaths, tellings
from kg.export.ledger import Ledger, chain
from kg.export.ucdp import UCDP
from kg.export.victims import figures
from kg.model import Outcome
from kg.rdf import event_types

CODEBOOKS: Mapping[str, Codebook] = {codebook.name: codebook for codebook in (ACLED, UCDP, AIRWARS)}
SHOWN = 10
"""How many of the events are named where the rule alone moves the number most."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events are compared; what is None asks for nothing. `type` has its narrower types, `place` what lies in it.

    An event of no known day is on no day, one without an end goes on.
    """

    since: date | None = None
    until: date | None = None
    type: str | None = None
    place: str | None = None

    def holds(self, ledger: Ledger) -> bool:
        """Whether an event is one of these."""
        event = ledger.event
        if (self.since or self.until) and event.start is None and event.end is None:
            return False
        if (event.end or date.max) < (self.since or date.min) or (event.start or date.min) > (self.until or date.max):
            return False
        if self.type and self.type not in event_types.over(event.type):
            return False
        return self.place is None or self.place in set(_around(ledger))


@dataclass
class Sum:
    """What one codebook takes of the events: rows, events, deaths, and why it leaves others out."""

    rows: int = 0
    events: int = 0
    low: int = 0
    best: int | None = 0
    high: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def add(self, deaths: Deaths) -> None:
        """Count an event's deaths."""
        self.events += 1
        self.low += deaths.low
        self.best = None if deaths.best is None or self.best is None else self.best + deaths.best
        self.high += deaths.high


@dataclass(frozen=True, slots=True)
class Moved:
    """An event that all codebooks take, and the deaths that each counts."""

    ledger: Ledger
    deaths: Mapping[str, Deaths]

    @property
    def apart(self) -> int:
        """How many deaths lie between the lowest and the highest count."""
        return max(one.high for one in self.deaths.values()) - min(one.low for one in self.deaths.values())

    @property
    def quote(self) -> str:
        """The words that give a number of deaths; where none are found, those that a claim rests on first."""
        told = [one for claim in self.ledger.told for one in tellings(claim)]
        said = {str(n) for one in figures(self.ledger, Outcome.KILLED) for n in (one.min, one.max) if n}
        return next((words for words in told if said & set(re.findall(r"\d+", words.replace(",", "")))), told[0])


@dataclass
class Comparison:
    """The sums over all events and over those that all codebooks take, where the rule for deaths alone differs."""

    events: int = 0
    sums: Mapping[str, Sum] = field(default_factory=lambda: {name: Sum() for name in CODEBOOKS})
    common: Mapping[str, Sum] = field(default_factory=lambda: {name: Sum() for name in CODEBOOKS})
    moved: list[Moved] = field(default_factory=list)


def compared(ledgers: Iterable[Ledger], wanted: Wanted | None = None, shown: int = SHOWN) -> Comparison:
    """Put events through all codebooks; `moved` are those where their rules lie furthest apart."""
    wanted = wanted or Wanted()
    found = Comparison()
    for ledger in ledgers:
        if wanted.holds(ledger):
            found.events += 1
            if len(deaths := _counted(ledger, found.sums)) == len(CODEBOOKS):
                _common(Moved(ledger, deaths), found, shown)
    return found


def ratio(sums: Mapping[str, Sum]) -> float | None:
    """How many times the highest total of all codebooks is the lowest; None where the lowest is zero."""
    low, high = min(one.low for one in sums.values()), max(one.high for one in sums.values())
    return round(high / low, 3) if low else None


def _counted(ledger: Ledger, sums: Mapping[str, Sum]) -> dict[str, Deaths]:
    """The deaths by each codebook that takes the event, once they are added to its sum."""
    found = {}
    for name, codebook in CODEBOOKS.items():
        if reason := codebook.left_out(ledger):
            sums[name].left_out[reason] += 1
            continue
        found[name] = codebook.deaths(ledger)
        sums[name].rows += codebook.size(ledger)
        sums[name].add(found[name])
    return found


def _common(moved: Moved, found: Comparison, shown: int) -> None:
    for name, deaths in moved.deaths.items():
        found.common[name].add(deaths)
    if moved.apart:
        found.moved.append(moved)
    found.moved.sort(key=lambda one: (-one.apart, one.ledger.event.id))
    del found.moved[shown:]


def _around(ledger: Ledger) -> Iterator[str]:
    """The places of an event and what they lie in."""
    entities = ledger.entities
    for iri in ledger.event.places:
        yield iri
        if place := entities.get(iri):
            yield from (held.id for held in chain(place, entities))
            if place.country:
                yield place.country
