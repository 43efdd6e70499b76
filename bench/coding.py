"""What a coder wrote of articles, as claims that fusion reads: one line of `coded.jsonl` a claim.

Places are written as "Yaqshid, Mogadishu", with what the article tells them by, and are looked up as extraction does:
in the registry, then in the packaged gazetteer; what neither has is an entity by its name. A party in lower case
("gunmen") has no name, and is an entity of its article alone.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from kg import articles, ids, registry
from kg.model import (
    Article,
    Casualties,
    Claim,
    Claimant,
    ClaimKind,
    CountBasis,
    DatePrecision,
    Entity,
    EntityKind,
    Evidence,
    Filler,
    GeoPrecision,
    Modality,
    Outcome,
    Position,
    Roles,
    Source,
    VictimGroup,
    When,
)
from kg.registry import gazetteer, packaged
from kg.registry.namesakes import Surroundings, meant, spelt
from kg.settings import Settings

Line = Mapping[str, Any]
_LIMIT = 5_000_000
_SETTLED = frozenset({"city", "town", "village", "camp"})


def read(folder: Path) -> tuple[list[Line], dict[str, Article]]:
    """The coded lines of a folder, and its articles by the names of their files."""
    with (folder / "coded.jsonl").open(encoding="utf-8") as stream:
        lines = [json.loads(line) for line in stream]
    found = articles.read([str(folder / "articles")], limit=_LIMIT)
    return lines, {Path(one.file).name: one for one in found if isinstance(one, Article)}


def source(article: Article) -> Source:
    """What fusion knows of an article."""
    outlet = ids.entity("outlet", article.outlet) if article.outlet else None
    return Source(
        article.id,
        outlet,
        article.outlet,
        published=article.published.day,
        byline=article.byline,
        title=article.title,
        text=article.text,
    )


@dataclass
class Coding:
    """Coded lines to claims; `entities` has the registry's, and whatever the lines made so far name besides."""

    known: registry.Registry = field(default_factory=registry.load)
    entities: dict[str, Entity] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.entities |= {entity.id: entity for entity in self.known.entities()}
        folder = Path(Settings.read(os.environ).cache).expanduser()
        self._gazetteer = gazetteer.opened(self.known, packaged.packaged(folder))

    def claim(self, line: Line, article: Article) -> Claim:
        """The claim of a line; lines of one quote differ in type, claimants or modality."""
        start = article.text.index(line["quote"])
        end = start + len(line["quote"])
        told = (line["quote"], line["type"], str(line["denied"]), *line["claimants"])
        return Claim(
            ids.claim(article.id, *told),
            ClaimKind.EVENT,
            line["type"],
            article.id,
            Evidence(start, end, line["quote"]),
            (start, end),
            roles=self._roles(line, article),
            when=when(line["start"], line["end"]),
            casualties=tuple(casualties(line)),
            claimants=tuple(Claimant(name, self._party(name, article).id) for name in line["claimants"]),
            modality=Modality.DENIED if line["denied"] else Modality.ASSERTED,
            aggregate=line["aggregate"],
        )

    def _roles(self, line: Line, article: Article) -> Roles:
        return Roles(
            initiators=_fillers([self._party(name, article) for name in line["initiators"]]),
            targets=_fillers([self._party(name, article) for name in line["targets"]]),
            places=_fillers([self._place(name) for name in line["places"]]),
        )

    def _party(self, name: str, article: Article) -> Entity:
        """A party by its name in the registry, by its name alone, or without a name and of its article."""
        found = self.known.actor(name)
        if found is None and name[0].islower():
            iri = ids.unnamed(name, article.id)
            found = Entity(iri, EntityKind.ACTOR, name, type="unidentified")
        return self._kept(found or Entity(ids.entity("actor", name), EntityKind.ACTOR, name))

    def _place(self, written: str) -> Entity:
        name, _, container = written.partition(", ")
        within = self._place(container) if container else None
        found = self._found(name, within) or _minted(name, within)
        for above in self._gazetteer.parents(found):
            self._kept(above)
        return self._kept(found)

    def _found(self, name: str, within: Entity | None) -> Entity | None:
        country = (within.country or within.id) if within else None
        found = self.known.place(name, country)
        if found and (country is None or found.country == country):
            return found
        above = frozenset(filter(None, (within.id, within.parent) if within else ()))
        near = (within.position,) if within and within.position else ()
        around = Surroundings(country, within=above, near=near)
        return meant(self._gazetteer, name, around) or spelt(self._gazetteer, name, around)

    def _kept(self, entity: Entity) -> Entity:
        return self.entities.setdefault(entity.id, entity)


def _minted(name: str, within: Entity | None) -> Entity:
    """A place that only the article names; one in a town is near it."""
    if within is None:
        return Entity(ids.entity("place", name), EntityKind.PLACE, name, type="unlocated")
    made = Entity(
        ids.entity("place", f"{name} {within.label}"),
        EntityKind.PLACE,
        name,
        type="unlocated",
        country=within.country or within.id,
        parent=within.id,
    )
    if within.type not in _SETTLED or within.position is None:
        return made
    point = within.position
    return replace(made, type="neighbourhood", position=Position(point.latitude, point.longitude, GeoPrecision.NEAR))


def _fillers(entities: Sequence[Entity]) -> tuple[Filler, ...]:
    return tuple(Filler(entity.label, entity.id) for entity in entities)


def when(start: str | None, end: str | None) -> When:
    """A time between two ISO days; one that has no end goes on."""
    if start is None:
        return When()
    first = date.fromisoformat(start)
    if end is None:
        return When(first, None, DatePrecision.OPEN)
    return When(first, date.fromisoformat(end), DatePrecision.DAY if start == end else DatePrecision.DAYS)


def casualties(line: Line) -> Iterator[Casualties]:
    """The figures of a line."""
    for outcome in (Outcome.KILLED, Outcome.INJURED):
        low, high = line[f"{outcome}_min"], line[f"{outcome}_max"]
        if low is not None or high is not None:
            basis = CountBasis.SAID_NONE if high == 0 else CountBasis.EXACT if low == high else CountBasis.AT_LEAST
            yield Casualties(outcome, VictimGroup.PEOPLE, low, high, basis)
