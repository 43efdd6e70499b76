"""How many, out of the figures that claims give: the range that is said, and one best number by a stated rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from kg.assess import rules
from kg.assess.blame import standing
from kg.assess.order import published
from kg.model import Casualties, Claim, CountBasis, FigureReport, Origin, Outcome, Source, Tally, VictimGroup

Bounds = tuple[int | None, int | None]
"""Lowest and highest number of people, None where nothing bounds it."""

NOTHING: Bounds = (None, None)


def all_people(figures: Iterable[Casualties], outcome: Outcome) -> Bounds:
    """What one claim says of all people with an outcome.

    Its groups set a minimum too, as none is larger than the whole; they may overlap, so where it gives no figure for
    people, several set no maximum. A figure for people that is smaller than a group cannot be of all: it sets none.
    """
    told = [figure for figure in figures if figure.outcome is outcome]
    people = [figure for figure in told if figure.group is VictimGroup.PEOPLE]
    lowest, _ = _widest(told)
    _, highest = _widest(people or told)
    bounded = people or len(told) == 1
    if not bounded or (lowest is not None and highest is not None and highest < lowest):
        return lowest, None
    return lowest, highest


def of_group(figures: Iterable[Casualties], outcome: Outcome, group: VictimGroup) -> Bounds:
    """What one claim says of one group."""
    return _widest([figure for figure in figures if (figure.outcome, figure.group) == (outcome, group)])


def span(bounds: Iterable[Bounds]) -> Bounds:
    """The lowest minimum and the highest number of several claims; no highest where no maximum reaches that minimum.

    "At least 60" and "50" give 50 to 60: a highest number hides no claim that has more.
    """
    told = list(bounds)
    lows = [low for low, _ in told if low is not None]
    lowest = min(lows, default=None)
    highest = max((high for _, high in told if high is not None), default=None)
    if lowest is None or highest is None:
        return lowest, highest
    return lowest, max(highest, *lows) if highest >= lowest else None


def tally(
    claims: Sequence[Claim],
    outcome: Outcome,
    origins: Sequence[Origin],
    sources: Mapping[str, Source],
    *,
    group: VictimGroup = VictimGroup.PEOPLE,
) -> Tally:
    """How many people an event befell with an outcome, over all its claims; of one group where one is given.

    The range holds what every claim says. `best` is the lower median over independent origins of the latest figure of
    each. Denials and plans add nothing.
    """
    told = standing(claims)
    lowest, highest = span(bounds(claim, outcome, group) for claim in told)
    said = latest(told, outcome, origins, sources, group=group)
    return Tally(lowest, highest, _best(said.values(), lowest), _report(told, outcome, group))


def latest(
    claims: Iterable[Claim],
    outcome: Outcome,
    origins: Iterable[Origin],
    sources: Mapping[str, Source],
    *,
    group: VictimGroup = VictimGroup.PEOPLE,
) -> Mapping[str, Bounds]:
    """What each origin said last that has a number: by day of publication, then article, then place in the text.

    An article whose day is not known comes first: what is dated stands.
    Denials and plans, and claims of no known origin, are left out.
    """
    told = {origin.claim: origin.id for origin in origins}
    found: dict[str, Bounds] = {}
    for claim in sorted(standing(claims), key=lambda claim: published(claim, sources, undated=date.min)):
        said = bounds(claim, outcome, group)
        if said != NOTHING and claim.id in told:
            found[told[claim.id]] = said
    return found


def figure(said: Bounds) -> int | None:
    """The one number that stands for what a claim says: the lowest that its words allow, else the highest.

    "At least 20" is 20, "10 to 15" is 10, "up to 30" is 30; None where it gives no number.
    """
    lowest, highest = said
    return highest if lowest is None else lowest


def _best(said: Iterable[Bounds], lowest: int | None) -> int | None:
    """The middle one of several figures, of two the lower.

    One that is a highest number alone ("up to 30") counts only where all are, and never as less than the range begins
    with. A said zero counts only where all are zero: between nobody and five there is no middle; the range tells it.
    """
    told = list(said)
    lows = sorted(low for low, _ in told if low is not None) or sorted(high for _, high in told if high is not None)
    values = [value for value in lows if value > 0] or lows
    return max(values[(len(values) - 1) // 2], lowest or 0) if values else None


def bounds(claim: Claim, outcome: Outcome, group: VictimGroup = VictimGroup.PEOPLE) -> Bounds:
    """What one claim says of all people, or of one group.

    Where it gives no figure for the group, those for its parts (children and women are civilians) set a minimum.
    """
    told = list(_figures(claim, outcome, group))
    if group is VictimGroup.PEOPLE:
        return all_people(told, outcome)
    own = of_group(told, outcome, group)
    return own if own != NOTHING else (_widest(told)[0], None)


def _report(claims: Iterable[Claim], outcome: Outcome, group: VictimGroup) -> FigureReport:
    """A number wins over figures without one, these over a said zero."""
    said = {_kind(figure) for claim in claims for figure in _figures(claim, outcome, group)}
    order = (FigureReport.NUMBERED, FigureReport.NO_NUMBER, FigureReport.REPORTED_NONE)
    return next((kind for kind in order if kind in said), FigureReport.NOT_MENTIONED)


def _kind(figure: Casualties) -> FigureReport:
    if figure.basis is CountBasis.SAID_NONE or figure.max == 0:
        return FigureReport.REPORTED_NONE
    return FigureReport.NO_NUMBER if (figure.min, figure.max) == NOTHING else FigureReport.NUMBERED


def _figures(claim: Claim, outcome: Outcome, group: VictimGroup) -> Iterator[Casualties]:
    """The figures that bear on a group; that no civilian was hurt says nothing of all people."""
    wanted = {*VictimGroup} if group is VictimGroup.PEOPLE else {group, *_parts(group)}
    for one in claim.casualties:
        elsewhere = one.group is not group and _kind(one) is FigureReport.REPORTED_NONE
        if one.outcome is outcome and one.group in wanted and not elsewhere:
            yield one


def _parts(group: VictimGroup) -> Iterable[VictimGroup]:
    """The groups that are counted in another."""
    return map(VictimGroup, rules.table("figures")["parts"].get(group.value, ()))


def _widest(figures: list[Casualties]) -> Bounds:
    lowest = max((figure.min for figure in figures if figure.min is not None), default=None)
    highest = max((figure.max for figure in figures if figure.max is not None), default=None)
    return lowest, highest
