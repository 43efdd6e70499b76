"""Whether what two parts of an article say meets, and whether it can be of one event at all."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.events.scenes import Story, Telling
from kg.extract.parties import Party
from kg.extract.places import Place
from kg.extract.voices import Attribution
from kg.model import CountBasis, DatePrecision, Modality

HARMLESS = frozenset({"Agreement", "AidDelivery", "Arrest", "Abduction", "Deployment", "Withdrawal"})
"""Types of event of which nobody dies."""


def excluded(story: Story, telling: Telling) -> bool:
    """Whether a telling cannot be of a story: denied by one of them, told by others with other figures, of another day.

    Nor can a place be taken by two parties at once, nor are the dead those of a deed that kills nobody.
    What two sources say differently are two claims; `docs/decisions/0006-one-claim-a-story.md` says why.
    """
    if (story.modality is Modality.DENIED) != (telling.modality is Modality.DENIED):
        return True
    ours, theirs = voices(story.attributions), voices(telling.attributions)
    if ours and theirs and not ours & theirs and _counted_differently(story, telling):
        return True
    return _other_day(story, telling) or _other_taker(story, telling) or _harmless(story, telling)


def voices(said: Iterable[Attribution]) -> set[str]:
    """The claimants of some attributions and those they speak for."""
    return {name for a in said for c in a.claimants for name in (c.entity, c.speaks_for) if name}


def _counted_differently(story: Story, telling: Telling) -> bool:
    told = {(f.outcome, f.group): (f.min, f.max) for f in story.figures if f.basis is not CountBasis.UNNUMBERED}
    return any(
        (f.min, f.max) != told.get((f.outcome, f.group), (f.min, f.max))
        for f in telling.figures
        if f.basis is not CountBasis.UNNUMBERED
    )


def _other_day(story: Story, telling: Telling) -> bool:
    """Whether both tell single days and not one the same."""
    days = {t.told.when.start for t in story.tellings if t.told and t.told.when.precision is DatePrecision.DAY}
    mine = telling.told.when if telling.told else None
    return bool(days) and mine is not None and mine.precision is DatePrecision.DAY and mine.start not in days


def _other_taker(story: Story, telling: Telling) -> bool:
    """Whether both tell of a place taken, and not one of the parties that take it is the same."""
    taken = story.type == telling.type == "Capture" and bool(story.initiators and telling.initiators)
    return taken and not share(story.initiators, telling.initiators)


def _harmless(story: Story, telling: Telling) -> bool:
    """Whether the dead or wounded are told of what kills nobody: an arrest, a truce, a delivery of aid."""
    return telling.bare and story.type in HARMLESS


def share(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> bool:
    """Whether two lists of parties have one in common."""
    return bool({p.entity.id for p in ours} & {p.entity.id for p in theirs})


def share_place(ours: tuple[Place, ...], theirs: tuple[Place, ...]) -> bool:
    """Whether two sets of places meet: one the same, or one inside the other."""
    one, other = ({p.entity.id for p in side} for side in (ours, theirs))
    above = {i for p in (*ours, *theirs) for i in (p.entity.parent, p.entity.country) if i}
    return (
        bool(one & other)
        or bool(above & (one | other))
        or _unlocated_in_wide(ours, theirs)
        or _unlocated_in_wide(theirs, ours)
    )


def _unlocated_in_wide(ours: tuple[Place, ...], theirs: tuple[Place, ...]) -> bool:
    """Whether one side is a new place that may lie in the other's province or country."""
    return any(p.minted for p in ours) and all(p.entity.type in {"admin1", "country"} for p in theirs)
