"""Builders for tests of assessment: articles that are published, and what they say who did."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from kg import ids
from kg.model import (
    Casualties,
    Claim,
    Claimant,
    ClaimKind,
    CountBasis,
    Entity,
    EntityKind,
    Evidence,
    Filler,
    Modality,
    Outcome,
    Roles,
    Source,
    VictimGroup,
)
from tests.builders import actor

OBSERVATORY = actor("Syrian Observatory for Human Rights", type="monitor")
HELMETS = actor("White Helmets", type="ngo")
REUTERS = actor("Reuters", type="news-agency")
AFP = actor("Agence France-Presse", type="news-agency")
SYRIA = actor("Syria", type="state-forces")
SANA = actor("Syrian Arab News Agency", type="news-agency", parent=SYRIA.id)
RUSSIA = actor("Russia", type="state-forces")
RUSSIAN_MINISTRY = actor("Russian Defence Ministry", type="government", parent=RUSSIA.id)
PETROV = actor("Igor Petrov", type="person")
COALITION = actor("US-led coalition", type="coalition")
UNITED_STATES = actor("United States", type="state-forces")
PENTAGON = actor("United States Department of Defense", type="government", parent=UNITED_STATES.id)
OPPOSITION = actor("Syrian opposition", type="coalition")
BRIGADE = actor("Free Idlib Brigade", type="rebel-group", parent=OPPOSITION.id)
IRAQ = actor("Iraq", type="state-forces")
MILITIA = actor("River Militia", type="political-militia", parent=IRAQ.id)
UNITED_NATIONS = actor("United Nations", type="international-organisation")
UNICEF = actor("UNICEF", type="international-organisation", parent=UNITED_NATIONS.id)
RESIDENT = actor("Abu Karim", type="person")

ENTITIES = {
    entity.id: entity
    for entity in (
        *(OBSERVATORY, HELMETS, REUTERS, AFP, SYRIA, SANA, RUSSIA, RUSSIAN_MINISTRY, PETROV, COALITION, UNITED_STATES),
        *(PENTAGON, OPPOSITION, BRIGADE, IRAQ, MILITIA, UNITED_NATIONS, UNICEF, RESIDENT),
    )
}


def nameless(label: str, article: Source) -> Entity:
    """A party that belongs to one article: "activists"."""
    return actor(label, id=ids.unnamed(label, article.article))


def source(outlet: str = "", day: str = "", text: str = "", *, name: str = "", **given: str) -> Source:
    """An article of an outlet, named by that outlet, its day and its text unless it has a name."""
    return Source(
        ids.article(ids.digest(name or f"{outlet} {day} {text}")),
        ids.entity(EntityKind.OUTLET, outlet) if outlet else None,
        outlet,
        date.fromisoformat(day) if day else None,
        text=text,
        **given,
    )


def claim(
    article: Source,
    *claimants: Entity | Claimant,
    by: Iterable[Entity] = (),
    killed: int | tuple[int | None, int | None] | None = None,
    figures: Iterable[Casualties] = (),
    modality: Modality = Modality.ASSERTED,
    quote: str = "",
    at: int = 0,
    **given: object,
) -> Claim:
    """What an article says, in the name of `claimants`: that `by` did it, and how many were killed."""
    who = tuple(one if isinstance(one, Claimant) else Claimant(one.label, one.id) for one in claimants)
    told = (*figures, *([] if killed is None else [dead(*(killed if isinstance(killed, tuple) else (killed, killed)))]))
    roles = Roles(initiators=tuple(Filler(one.label, one.id) for one in by))
    values: dict[str, object] = {"type": "AirStrike", "roles": roles} | given
    key = ids.claim(article.article, repr((who, told, values, modality, quote, at)))
    return Claim(
        id=key,
        kind=ClaimKind.EVENT,
        article=article.article,
        evidence=Evidence(at, at + len(quote), quote),
        trigger=(0, 0),
        casualties=told,
        claimants=who,
        modality=modality,
        **values,  # type: ignore[arg-type]
    )


def dead(
    low: int | None = None,
    high: int | None = None,
    group: VictimGroup = VictimGroup.PEOPLE,
    basis: CountBasis = CountBasis.EXACT,
) -> Casualties:
    """How many of a group were killed."""
    return Casualties(Outcome.KILLED, group, low, high, basis)


def sources(*articles: Source) -> dict[str, Source]:
    """Articles by their IRIs."""
    return {article.article: article for article in articles}
