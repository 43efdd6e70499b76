"""Whom the figures of an event count: what the codebooks' rules for deaths and targets rest on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.assess.casualties import all_people
from kg.export.ledger import Ledger
from kg.model import Casualties, CountBasis, Outcome, VictimGroup

CIVILIANS = frozenset(
    {
        VictimGroup.CIVILIANS,
        VictimGroup.CHILDREN,
        VictimGroup.WOMEN,
        VictimGroup.JOURNALISTS,
        VictimGroup.MEDICS,
        VictimGroup.AID_WORKERS,
    }
)
"""The groups of people who take no part in fighting."""
WHOLE = frozenset({VictimGroup.PEOPLE, VictimGroup.CIVILIANS, VictimGroup.FIGHTERS})
"""The groups that can be all whom an event befell."""
HARMS = (Outcome.KILLED, Outcome.INJURED)


def figures(ledger: Ledger, *outcomes: Outcome) -> Iterator[Casualties]:
    """The figures of the claims that the event happened, of some outcomes."""
    yield from (one for claim in ledger.told for one in claim.casualties if one.outcome in outcomes)


def harmed(ledger: Ledger) -> frozenset[VictimGroup]:
    """The groups of which somebody was killed or injured; a said zero harms nobody."""
    said = figures(ledger, *HARMS)
    return frozenset(one.group for one in said if one.basis is not CountBasis.SAID_NONE)


def only_civilians(ledger: Ledger) -> bool:
    """Whether all of whom harm is told are civilians."""
    groups = harmed(ledger)
    return bool(groups) and groups <= CIVILIANS


def lowest(told: Iterable[tuple[Casualties, ...]], outcome: Outcome) -> int | None:
    """The lowest figure of several claims, None where none has one.

    A claim of all people, or of civilians or fighters, who can be all, goes before one that counts children alone.
    """
    some = [[one for one in figures if one.outcome is outcome] for figures in told]
    whole = [figures for figures in some if any(one.group in WHOLE for one in figures)]
    lows = (all_people(figures, outcome)[0] for figures in whole or some)
    return min((low for low in lows if low is not None), default=None)
