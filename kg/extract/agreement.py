"""Whether what two parts of an article say meets: a party or a place that both name."""

from __future__ import annotations

from kg.extract.naming import Party
from kg.extract.placenames import Place


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
