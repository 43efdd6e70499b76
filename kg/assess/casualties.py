"""How many, out of the figures that claims give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.model import Casualties, Claim, FigureReport, Origin, Outcome, Source, Tally, VictimGroup

Bounds = tuple[int | None, int | None]
"""Lowest and highest number of people, None where nothing bounds it."""


def all_people(figures: Iterable[Casualties], outcome: Outcome) -> Bounds:
    """What one claim says of all people with an outcome.

    Where it gives no figure for people, its groups set a minimum; they may overlap, so several set no maximum.
    """
    told = [figure for figure in figures if figure.outcome is outcome]
    people = [figure for figure in told if figure.group is VictimGroup.PEOPLE]
    lowest, highest = _widest(people or told)
    return lowest, highest if people or len(told) == 1 else None


def of_group(figures: Iterable[Casualties], outcome: Outcome, group: VictimGroup) -> Bounds:
    """What one claim says of one group."""
    return _widest([figure for figure in figures if (figure.outcome, figure.group) == (outcome, group)])


def span(bounds: Iterable[Bounds]) -> Bounds:
    """The lowest minimum and the highest maximum of several claims; none where it is under that minimum."""
    told = list(bounds)
    lowest = min((low for low, _ in told if low is not None), default=None)
    highest = max((high for _, high in told if high is not None), default=None)
    if lowest is not None and highest is not None and highest < lowest:
        return lowest, None
    return lowest, highest


def tally(claims: Sequence[Claim], outcome: Outcome, origins: Sequence[Origin], sources: Mapping[str, Source]) -> Tally:
    """How many people an event befell with an outcome, over all its claims."""
    lowest, highest = span(all_people(claim.casualties, outcome) for claim in claims)
    told = any(figure.outcome is outcome for claim in claims for figure in claim.casualties)
    return Tally(lowest, highest, lowest, FigureReport.NUMBERED if told else FigureReport.NOT_MENTIONED)


def _widest(figures: list[Casualties]) -> Bounds:
    lowest = max((figure.min for figure in figures if figure.min is not None), default=None)
    highest = max((figure.max for figure in figures if figure.max is not None), default=None)
    return lowest, highest
