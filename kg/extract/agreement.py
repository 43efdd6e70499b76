"""Whether a telling can be of a story: where what both say conflicts, it cannot."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extract.attribution import Attribution
from kg.extract.naming import Party
from kg.extract.placenames import Place
from kg.extract.reading import Reading
from kg.extract.scenes import Story, Telling, days
from kg.model import CountBasis


def conflict(reading: Reading, story: Story, telling: Telling) -> bool:
    """Whether a telling contradicts a story: other type, modality, place, day, party, figure or voice."""
    if not _types_agree(reading, story, telling) or (story.aggregate != telling.aggregate and not telling.bare):
        return True
    if story.modality is not telling.modality:
        return True
    if telling.places and story.places and not share_place(story.places, telling.places):
        return True
    if story.days and not days(telling) <= story.days:
        return True
    for ours, theirs in ((story.initiators, telling.initiators), (_armed(story.targets), _armed(telling.targets))):
        if ours and theirs and not share(ours, theirs):
            return True
    return _other_figures(story, telling) or _other_voice(story, telling)


def _armed(found: tuple[Party, ...]) -> tuple[Party, ...]:
    """The parties that are more than who or what was there: a strike on rebels that kills civilians is one."""
    return tuple(p for p in found if p.entity.type not in {"civilian-group", "facility"})


def _types_agree(reading: Reading, story: Story, telling: Telling) -> bool:
    counted = reading.lexicon.listed("types", "counted")
    if story.type == telling.type:
        return True
    if telling.bare:
        return story.type in counted and telling.type == "Killing"
    if telling.vague and story.type in reading.lexicon.listed("types", "remote"):
        return share(story.initiators, telling.initiators) or share_place(story.places, telling.places)
    return story.bare and telling.type in counted


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


def near_each_other(ours: tuple[Place, ...], theirs: tuple[Place, ...]) -> bool:
    """Whether two sets of places meet below the country."""
    one, other = ({p.entity.id for p in side if p.entity.type != "country"} for side in (ours, theirs))
    above = {p.entity.parent for p in (*ours, *theirs) if p.entity.parent != p.entity.country}
    return bool(one & other) or bool(above & (one | other))


def _unlocated_in_wide(ours: tuple[Place, ...], theirs: tuple[Place, ...]) -> bool:
    """Whether one side is a new place that may lie in the other's province or country."""
    return any(p.minted for p in ours) and all(p.entity.type in {"admin1", "country"} for p in theirs)


def _other_figures(story: Story, telling: Telling) -> bool:
    told: dict[tuple[str, str], set[tuple[int | None, int | None]]] = {}
    for f in story.figures:
        if f.basis is not CountBasis.UNNUMBERED:
            told.setdefault((f.outcome, f.group), set()).add((f.min, f.max))
    numbered = [f for f in telling.figures if f.basis is not CountBasis.UNNUMBERED]
    return any((f.min, f.max) not in told.get((f.outcome, f.group), {(f.min, f.max)}) for f in numbered)


def _other_voice(story: Story, telling: Telling) -> bool:
    """Whether two tellings that both name a source name different ones: what each says is a claim of its own."""
    ours, theirs = _voices(story.attributions), _voices(telling.attributions)
    return bool(ours and theirs and not ours & theirs)


def _voices(said: Iterable[Attribution]) -> set[str]:
    return {name for a in said for c in a.claimants for name in (c.entity, c.speaks_for) if name}
