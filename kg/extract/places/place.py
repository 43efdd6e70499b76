"""A place as one article names it."""

from __future__ import annotations

from dataclasses import dataclass

from kg.model import Entity, Filler


@dataclass(frozen=True)
class Place:
    """A place named in the text: tokens `start` to `end`; `minted` where no registry knows it."""

    start: int
    end: int
    entity: Entity
    minted: bool = False
    container: Entity | None = None
    """Where the text or the gazetteer says that a new place lies."""
    facility: bool = False
    """Whether it is a site: a hospital, an airbase, a camp, a square."""

    def filler(self, mention: str | None = None) -> Filler:
        """This place as the filler of a role."""
        return Filler(self.entity.label, self.entity.id, mention)
